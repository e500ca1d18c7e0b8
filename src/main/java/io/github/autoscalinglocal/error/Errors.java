package io.github.autoscalinglocal.error;

import static io.github.autoscalinglocal.error.ErrorCode.ActiveInstanceRefreshNotFound;
import static io.github.autoscalinglocal.error.ErrorCode.AlreadyExists;
import static io.github.autoscalinglocal.error.ErrorCode.IdempotentParameterMismatch;
import static io.github.autoscalinglocal.error.ErrorCode.IncompleteSignature;
import static io.github.autoscalinglocal.error.ErrorCode.InstanceRefreshInProgress;
import static io.github.autoscalinglocal.error.ErrorCode.InternalFailure;
import static io.github.autoscalinglocal.error.ErrorCode.InvalidAction;
import static io.github.autoscalinglocal.error.ErrorCode.InvalidNextToken;
import static io.github.autoscalinglocal.error.ErrorCode.InvalidQueryParameter;
import static io.github.autoscalinglocal.error.ErrorCode.IrreversibleInstanceRefresh;
import static io.github.autoscalinglocal.error.ErrorCode.LimitExceeded;
import static io.github.autoscalinglocal.error.ErrorCode.MalformedInput;
import static io.github.autoscalinglocal.error.ErrorCode.MalformedQueryString;
import static io.github.autoscalinglocal.error.ErrorCode.MissingAction;
import static io.github.autoscalinglocal.error.ErrorCode.NotImplemented;
import static io.github.autoscalinglocal.error.ErrorCode.RequestEntityTooLarge;
import static io.github.autoscalinglocal.error.ErrorCode.ResourceInUse;
import static io.github.autoscalinglocal.error.ErrorCode.ScalingActivityInProgress;
import static io.github.autoscalinglocal.error.ErrorCode.UnknownOperationException;
import static io.github.autoscalinglocal.error.ErrorCode.UnsupportedOperation;
import static io.github.autoscalinglocal.error.ErrorCode.ValidationError;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of faults: each with its code and its exact text. Texts that the service is known
 * to use stand as they are; where none has been seen in public, the text is ours and the comment
 * says so.
 */
public final class Errors {
  private Errors() {}

  // The front door and the framework: refused before an operation sees the request.

  public static ApiException malformedQueryString() {
    return new ApiException(MalformedQueryString, "The query string contains a syntax error.");
  }

  /**
   * A header that is no signature. The list of what it lacks is the service's, as far as known.
   *
   * @param missing the parameters that it should have
   */
  public static ApiException incompleteSignature(List<String> missing, String header) {
    StringBuilder text = new StringBuilder();
    for (String parameter : missing) {
      text.append("Authorization header requires '").append(parameter).append("' parameter. ");
    }
    return new ApiException(IncompleteSignature, text + "Authorization=" + header);
  }

  /** A presigned query without its most important part; recalled, not captured. */
  public static ApiException presignedWithoutCredential() {
    return new ApiException(
        IncompleteSignature,
        "AWS query-string parameters must include 'X-Amz-Credential'. Re-examine the query-string"
            + " parameters.");
  }

  /** Recalled, not captured. */
  public static ApiException malformedCredential(String credential) {
    return new ApiException(
        IncompleteSignature,
        "Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term, got '"
            + credential
            + "'");
  }

  /** The sentence is recalled, not captured; the service's code may be another. */
  public static ApiException invalidRegion(String region) {
    return new ApiException(
        IncompleteSignature,
        "Credential should be scoped to a valid region, not '" + region + "'.");
  }

  public static ApiException missingAction() {
    return new ApiException(MissingAction, "Missing Action");
  }

  /** No such action, or not in this version of the API. */
  public static ApiException invalidAction(String action, String version) {
    return new ApiException(
        InvalidAction, "Could not find operation " + action + " for version " + version);
  }

  /** The emulator's own. */
  public static ApiException operationNotImplemented(String action) {
    return new ApiException(NotImplemented, "The operation " + action + " is not emulated yet.");
  }

  /** The emulator's own. */
  public static ApiException serviceNotEmulated(String service, Optional<String> action) {
    return new ApiException(
        NotImplemented,
        "The service '"
            + service
            + "' is not emulated."
            + action.map(name -> " The operation asked for is " + name + ".").orElse(""));
  }

  /** The protocol knows POST and GET of the root; what the service says to others is not known. */
  public static ApiException unknownRoute(String method, String path) {
    return new ApiException(
        UnknownOperationException, "No operation answers to " + method + " " + path + ".");
  }

  /** A header {@code X-Amz-Target} that no service and operation are called by. */
  public static ApiException unknownTarget(String target) {
    return new ApiException(UnknownOperationException, "No operation is called " + target + ".");
  }

  /** A bug of the emulator. */
  public static ApiException internalFailure() {
    return new ApiException(
        InternalFailure,
        "The request processing has failed because of an unknown error, exception or failure.");
  }

  /**
   * The answer to a call that is struck by a fault which the user set: what the fault does not say
   * is as the service has it for the code, as far as it has it.
   */
  public static ApiException wanted(
      String code, Optional<Integer> status, Optional<String> message) {
    Optional<ErrorCode> known =
        Arrays.stream(ErrorCode.values()).filter(each -> each.name().equals(code)).findFirst();
    int usual = known.map(ErrorCode::status).orElse(400);
    boolean asUsual = known.isPresent() && status.orElse(usual) == usual;
    return new ApiException(
        asUsual ? known.get() : new MadeUpCode(code, status.orElse(usual)),
        message.orElse(
            switch (code) {
              case "Throttling" -> "Rate exceeded";
              case "InternalFailure" -> internalFailure().text();
              case "ServiceUnavailable" ->
                  "The request has failed due to a temporary failure of the server.";
              default -> "A fault that is set at /_local/faults refuses this call.";
            }));
  }

  /** A request of more parameters than the emulator takes. */
  public static ApiException tooManyParameters(int limit) {
    return new ApiException(MalformedInput, "The request has more than " + limit + " parameters.");
  }

  /** A parameter such as {@code A.B.C} of more parts than the emulator takes. */
  public static ApiException parameterTooDeep(int limit) {
    return new ApiException(
        MalformedInput,
        "The request has a parameter whose name has more than " + limit + " parts.");
  }

  /** A value of the wrong type. The service's own sentence is not known. */
  public static ApiException malformedInput(String value, String path, String type) {
    return new ApiException(
        MalformedInput, "Value '" + value + "' at '" + path + "' is not a valid " + type + ".");
  }

  /** The emulator's own: a body of JSON or CBOR that is none. */
  public static ApiException notADocument(String contentType) {
    return new ApiException(MalformedInput, "The request's body is no " + contentType + ".");
  }

  /** The emulator's own. */
  public static ApiException notGzip() {
    return new ApiException(
        MalformedInput, "The request's body is not compressed as its Content-Encoding says.");
  }

  /** The emulator's own. */
  public static ApiException bodyTooLong(int limit) {
    return new ApiException(
        RequestEntityTooLarge, "The request's body is longer than " + limit + " bytes.");
  }

  /** A refusal of a request that nobody has read. */
  public static ApiException atTheDoor(ErrorCode code, String text) {
    return new ApiException(code, text);
  }

  /** All violated constraints of a request, in one sentence. */
  public static ApiException constraintViolations(List<String> violations) {
    String found = violations.size() == 1 ? " error" : " errors";
    return new ApiException(
        ValidationError,
        violations.size() + " validation" + found + " detected: " + String.join("; ", violations));
  }

  // Groups, not found. The service words it differently from operation to operation.

  /** UpdateAutoScalingGroup and most others that change a group. */
  public static ApiException groupNotFound() {
    return new ApiException(ValidationError, "AutoScalingGroup name not found - null");
  }

  /** DeleteAutoScalingGroup. */
  public static ApiException groupNotFound(String name) {
    return new ApiException(
        ValidationError,
        "AutoScalingGroup name not found - AutoScalingGroup '" + name + "' not found");
  }

  /** Operations that describe one group. */
  public static ApiException describedGroupNotFound(String name) {
    return new ApiException(ValidationError, "Group " + name + " not found");
  }

  /** Operations on tags. */
  public static ApiException taggedGroupNotFound(String name) {
    return new ApiException(
        ValidationError, "AutoScalingGroup not found - AutoScaling Group " + name + " not found");
  }

  // Groups, definition.

  public static ApiException groupExists(String name) {
    return new ApiException(
        AlreadyExists,
        "AutoScalingGroup by this name already exists - A group with the name "
            + name
            + " already exists");
  }

  public static ApiException groupPendingDelete(String name) {
    return new ApiException(
        AlreadyExists,
        "AutoScalingGroup by this name already exists - A group with the name "
            + name
            + " already exists and is pending delete.  Please wait until Autoscaling completes the"
            + " deletion process before creating another group with the same name.");
  }

  /** Worded after the limit of launch configurations, which is known. */
  public static ApiException tooManyGroups(int limit) {
    return new ApiException(
        LimitExceeded,
        "AutoScalingGroup limit exceeded - You may only have " + limit + " AutoScalingGroups");
  }

  /** The rule is documented (ASCII 33 to 126, no colon), its text is not. */
  public static ApiException invalidGroupName(String name) {
    return new ApiException(
        ValidationError,
        "AutoScalingGroup name '"
            + name
            + "' is not valid. It must consist of printable ASCII characters other than colons and"
            + " spaces");
  }

  public static ApiException noLaunchSource() {
    return new ApiException(
        ValidationError,
        "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or"
            + " MixedInstancesPolicy parameter.");
  }

  public static ApiException severalLaunchSources() {
    return new ApiException(
        ValidationError,
        "Valid requests must contain either LaunchTemplate, LaunchConfigurationName or"
            + " MixedInstancesPolicy parameter.");
  }

  public static ApiException templateNeither() {
    return new ApiException(
        ValidationError,
        "Valid requests must contain either launchTemplateId or LaunchTemplateName");
  }

  public static ApiException overrideTemplateNeither() {
    return new ApiException(
        ValidationError,
        "A launch template specification in the overrides isn't valid. Either a LaunchTemplateId or"
            + " a LaunchTemplateName must be specified.");
  }

  public static ApiException templateNotFound(String idOrName, boolean byId) {
    return new ApiException(
        ValidationError,
        "You must use a valid fully-formed launch template. The specified launch template, with"
            + " template "
            + (byId ? "ID " : "name ")
            + idOrName
            + ", does not exist.");
  }

  /** EC2's sentence, behind the service's opening. */
  public static ApiException templateVersionNotFound(String templateId, String version) {
    return new ApiException(
        ValidationError,
        "You must use a valid fully-formed launch template. Could not find the specified version "
            + version
            + " for the launch template with ID "
            + templateId
            + ".");
  }

  /** What EC2 says of a launch from the template, behind the service's opening. */
  public static ApiException templateUnusable(ApiException said) {
    return new ApiException(
        ValidationError, "You must use a valid fully-formed launch template. " + said.text());
  }

  public static ApiException templateWithoutImage() {
    return new ApiException(
        ValidationError,
        "You must use a valid fully-formed launch template. The request must contain the parameter"
            + " ImageId");
  }

  public static ApiException noZones() {
    return new ApiException(
        ValidationError,
        "You must specify 1 of either AvailabilityZones, AvailabilityZoneIds, or Subnets");
  }

  public static ApiException zonesAndZoneIds() {
    return new ApiException(
        ValidationError, "AvailabilityZones and AvailabilityZoneIds can't be used together");
  }

  public static ApiException zonesDoNotMatchSubnets() {
    return new ApiException(
        ValidationError,
        "The availability zones of the specified subnets and the Auto Scaling group do not match");
  }

  public static ApiException subnetNotFound(String id) {
    return new ApiException(ValidationError, "The subnet ID '" + id + "' does not exist");
  }

  /** EC2's sentence for a zone of another region. */
  public static ApiException invalidZone(String zone) {
    return new ApiException(ValidationError, "Invalid availability zone: [" + zone + "]");
  }

  public static ApiException instanceInvalid(String id) {
    return new ApiException(ValidationError, "Instance [" + id + "] is invalid.");
  }

  public static ApiException healthCheckTypeWithEc2() {
    return new ApiException(
        ValidationError, "Specifying EC2 in addition to other health check types is not supported");
  }

  /** No text of the service is known. */
  public static ApiException invalidHealthCheckType(String type) {
    return new ApiException(
        ValidationError,
        "Invalid health check type: " + type + ". Valid types are [EC2, ELB, VPC_LATTICE, EBS]");
  }

  public static ApiException negativeGracePeriod() {
    return new ApiException(ValidationError, "Grace period must be a positive integer.");
  }

  public static ApiException invalidTerminationPolicy(String policy) {
    return new ApiException(ValidationError, "[" + policy + "] is not a valid termination policy");
  }

  public static ApiException defaultPolicyNotLast() {
    return new ApiException(
        ValidationError,
        "If Default termination policy is specified, it must be at the end of list of termination"
            + " policies.");
  }

  /** The rule is documented, its text is not. */
  public static ApiException functionPolicyNotFirst() {
    return new ApiException(
        ValidationError,
        "If a Lambda function is specified as a termination policy, there can be only one and it"
            + " must be at the beginning of the list of termination policies.");
  }

  public static ApiException maxInstanceLifetimeOnCreate() {
    return new ApiException(
        ValidationError,
        "maxInstanceLifetime must be between 86400 and 31536000 seconds (inclusive).");
  }

  public static ApiException maxInstanceLifetimeOnUpdate() {
    return new ApiException(
        ValidationError,
        "maxInstanceLifetime must be either equal to 0 or between 86400 and 31536000 seconds"
            + " (inclusive). A value of 0 is used to remove a previously set value.");
  }

  public static ApiException maintenancePolicySpread() {
    return new ApiException(
        ValidationError,
        "The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or"
            + " equal to 100");
  }

  /** The rule is documented, its text is not. */
  public static ApiException maintenancePolicyIncomplete() {
    return new ApiException(
        ValidationError,
        "InstanceMaintenancePolicy must specify both MinHealthyPercentage and"
            + " MaxHealthyPercentage, MaxHealthyPercentage must be at least 100, and a value of -1"
            + " must be given for both to remove the policy");
  }

  public static ApiException reservationTargetNotAllowed() {
    return new ApiException(
        ValidationError,
        "You can't specify CapacityReservationPreference as default or none and provide a"
            + " CapacityReservationTarget in the same request");
  }

  /** The rule is documented, its text is not. */
  public static ApiException invalidDesiredCapacityType(String type) {
    return new ApiException(
        ValidationError,
        "DesiredCapacityType '"
            + type
            + "' is not valid. Valid types are [units, vcpu, memory-mib]");
  }

  /** The rule is documented, its text is not. */
  public static ApiException desiredCapacityTypeWithoutRequirements(String type) {
    return new ApiException(
        ValidationError,
        "DesiredCapacityType '"
            + type
            + "' is supported for attribute-based instance type selection only");
  }

  /** The rule is documented, its text is not. */
  public static ApiException invalidDefaultInstanceWarmup() {
    return new ApiException(
        ValidationError, "DefaultInstanceWarmup must be greater than or equal to -1");
  }

  /** The text is known; the code is the one that clients of the service have caught. */
  public static ApiException tooManyTags() {
    return new ApiException(LimitExceeded, "You tried to create more tags than allowed");
  }

  /**
   * Tags of a group that is being deleted. The code is documented for tags, what brings it is not;
   * the sentence is the API description's.
   */
  public static ApiException taggedGroupBeingDeleted() {
    return new ApiException(
        ResourceInUse, "The operation can't be performed because the resource is in use.");
  }

  public static ApiException reservedTagKey(String key) {
    return new ApiException(ValidationError, "Your account is not allowed to create tag " + key);
  }

  /** Groups are the only resources that can be tagged; no text of the service is known. */
  public static ApiException invalidTagResourceType(String type) {
    return new ApiException(
        ValidationError,
        "'" + type + "' is not a valid resource type. The only valid type is auto-scaling-group");
  }

  public static ApiException groupBeingDeleted() {
    return new ApiException(
        ValidationError, "The AutoScaling group may not be modified while it is pending delete");
  }

  public static ApiException processesOfGroupBeingDeleted() {
    return new ApiException(
        ValidationError,
        "Processes may not be suspended while the AutoScaling group is pending delete");
  }

  /** No text of the service is known. */
  public static ApiException invalidProcess(String name, Collection<?> valid) {
    return new ApiException(
        ValidationError, name + " is not a valid process. Valid processes are " + valid);
  }

  // Mixed instances policies.

  public static ApiException duplicateOverride() {
    return new ApiException(
        ValidationError, "Cannot add same instance type override more than once");
  }

  /** Forty pass; the text is the service's all the same. */
  public static ApiException tooManyOverrides() {
    return new ApiException(
        ValidationError, "The number of LaunchTemplateOverrides must be fewer than 40.");
  }

  public static ApiException tooManyRequirementOverrides() {
    return new ApiException(
        ValidationError,
        "You can only have 4 launch template overrides using instance requirements at most");
  }

  public static ApiException typeAndRequirements() {
    return new ApiException(
        ValidationError,
        "The parameter InstanceType cannot be used in a launch template override using instance"
            + " requirements");
  }

  public static ApiException weightsMissing() {
    return new ApiException(
        ValidationError, "Not all instance types have a defined WeightedCapacity");
  }

  /** The range is documented, its text is not. */
  public static ApiException invalidWeight(String weight) {
    return new ApiException(
        ValidationError, "WeightedCapacity '" + weight + "' must be an integer between 1 and 999");
  }

  public static ApiException poolsWithoutLowestPrice() {
    return new ApiException(
        ValidationError,
        "SpotInstancePools option is only available with the lowest-price allocation strategy");
  }

  /** The range is documented, its text is not. */
  public static ApiException invalidSpotPools() {
    return new ApiException(ValidationError, "SpotInstancePools must be between 1 and 20");
  }

  public static ApiException prioritizedSpotWithRequirements() {
    return new ApiException(
        ValidationError,
        "The specified SpotAllocationStrategy is not valid. The capacity-optimized-prioritized"
            + " allocation strategy is not compatible with instance requirements. Valid options are"
            + " [lowest-price, capacity-optimized, price-capacity-optimized].");
  }

  public static ApiException prioritizedOnDemandWithRequirements() {
    return new ApiException(
        ValidationError,
        "The specified OnDemandAllocationStrategy is not valid. The prioritized allocation strategy"
            + " is not compatible with instance requirements. Valid options are [lowest-price].");
  }

  /** Worded after its siblings that name requirements. */
  public static ApiException invalidAllocationStrategy(String member, String valid) {
    return new ApiException(
        ValidationError,
        "The specified " + member + " is not valid. Valid options are [" + valid + "].");
  }

  public static ApiException allowedAndExcludedTypes() {
    return new ApiException(
        ValidationError,
        "You can specify either AllowedInstanceTypes or ExcludedInstanceTypes, but not both");
  }

  public static ApiException bothPriceProtections() {
    return new ApiException(
        ValidationError,
        "SpotMaxPricePercentageOverLowestPrice and MaxSpotPriceAsPercentageOfOptimalOnDemandPrice"
            + " can't be used together. Specify only one of these parameters");
  }

  public static ApiException emptyRange(Number min, String member, Number max) {
    return new ApiException(
        ValidationError,
        "Invalid instance requirements. The Min value ("
            + min
            + ") in "
            + member
            + " must be less or equal to the Max value ("
            + max
            + ")");
  }

  public static ApiException templateRequestsSpot() {
    return new ApiException(
        InvalidQueryParameter,
        "Incompatible launch template: You cannot use a launch template that is set to request Spot"
            + " Instances (InstanceMarketOptions) when you configure an Auto Scaling group with a"
            + " mixed instances policy. Add a different launch template to the group and try"
            + " again.");
  }

  // Lifecycle hooks given at creation.

  public static ApiException tooManyHooksOnCreate() {
    return new ApiException(ValidationError, "You cannot specify more than 5 hooks");
  }

  public static ApiException duplicateHook(String name) {
    return new ApiException(
        ValidationError, "Multiple lifecycle hooks found for name '" + name + "'");
  }

  /** The rule is documented, its text is not. */
  public static ApiException severalHookTargetsOnCreate() {
    return new ApiException(
        ValidationError,
        "All lifecycle hooks of LifecycleHookSpecificationList that have a NotificationTargetARN must"
            + " have the same NotificationTargetARN and RoleARN");
  }

  public static ApiException heartbeatTimeout() {
    return new ApiException(
        ValidationError, "HeartbeatTimeout must be between 30 and 7200 seconds");
  }

  public static ApiException lifecycleTransition() {
    return new ApiException(
        ValidationError,
        "'LifecycleTransition' must be one of: autoscaling:EC2_INSTANCE_LAUNCHING,"
            + " autoscaling:EC2_INSTANCE_TERMINATING");
  }

  public static ApiException defaultResult() {
    return new ApiException(ValidationError, "'DefaultResult' must be one of: CONTINUE, ABANDON");
  }

  public static ApiException notificationTargetNotArn() {
    return new ApiException(ValidationError, "'NotificationTargetARN' must be a valid ARN");
  }

  public static ApiException notificationTargetMissing() {
    return new ApiException(
        ValidationError,
        "'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified");
  }

  public static ApiException roleMissing() {
    return new ApiException(
        ValidationError,
        "'RoleARN' parameter required when 'NotificationTargetARN' parameter is specified");
  }

  public static ApiException roleWithFunction() {
    return new ApiException(
        ValidationError,
        "'RoleARN' parameter should not be specified when 'NotificationTargetARN' is a Lambda"
            + " function");
  }

  /** No text of the service is known. */
  public static ApiException tooManyHooks(int most) {
    return new ApiException(
        LimitExceeded, "You cannot have more than " + most + " lifecycle hooks in a group");
  }

  public static ApiException hookNotFound(String name) {
    return new ApiException(ValidationError, "No Lifecycle Hook found with name '" + name + "'");
  }

  /** No text of the service is known; in the words of its texts about hooks. */
  public static ApiException lifecycleActionResult() {
    return new ApiException(
        ValidationError, "'LifecycleActionResult' must be one of: CONTINUE, ABANDON");
  }

  /** No text of the service is known. */
  public static ApiException lifecycleActionUnnamed() {
    return new ApiException(
        ValidationError,
        "'LifecycleActionToken' or 'InstanceId' parameter required to find a lifecycle action");
  }

  public static ApiException noLifecycleActionOfInstance(String instanceId) {
    return new ApiException(
        ValidationError, "No active Lifecycle Action found with instance ID " + instanceId);
  }

  public static ApiException noLifecycleActionWithToken(String token) {
    return new ApiException(
        ValidationError, "No active Lifecycle Action found with token " + token);
  }

  // Attach, detach, standby.

  public static ApiException groupToAttachToNotFound(String name) {
    return new ApiException(
        ValidationError,
        "AutoScalingGroup name not found - AutoScalingGroup: " + name + " not found");
  }

  /**
   * @param move such as {@code detach}
   */
  public static ApiException sizesForbid(
      String group, int min, int max, int desired, String move, int count) {
    return new ApiException(
        ValidationError,
        "AutoScalingGroup "
            + group
            + " has min-size="
            + min
            + ", max-size="
            + max
            + ", and desired-size="
            + desired
            + ". To "
            + move
            + " "
            + count
            + " instance, please update the AutoScalingGroup sizes appropriately.");
  }

  /**
   * @param states such as {@code InService or Standby}
   */
  public static ApiException instanceNotInState(String id, String states) {
    return new ApiException(ValidationError, "The instance " + id + " is not in " + states + ".");
  }

  /**
   * @param move such as {@code detach}; only that text has been seen
   */
  public static ApiException tooManyInstances(String move) {
    return new ApiException(
        ValidationError,
        "List exceeds the maximum number of instances to "
            + move
            + ". Please retry your request with fewer instances.");
  }

  public static ApiException alreadyInGroup(String id, String group) {
    return new ApiException(
        ValidationError, "The Instance: " + id + " is already part of AutoScalingGroup:" + group);
  }

  public static ApiException instanceNotRunning(String id, String state) {
    return new ApiException(
        ValidationError,
        "Instance "
            + id
            + " ["
            + state
            + "] is not in correct state. Instance(s) must be in 'running' state.");
  }

  public static ApiException invalidInstanceIds(String id) {
    return new ApiException(ValidationError, "Invalid Instance ID(s): [" + id + "] specified");
  }

  /** No text of the service is known. */
  public static ApiException instanceInOtherZone(String id, String zone) {
    return new ApiException(
        ValidationError,
        "The instance "
            + id
            + " is in "
            + zone
            + ", which is not an Availability Zone of the AutoScalingGroup.");
  }

  /** No text of the service is known. */
  public static ApiException launchSuspended(String group) {
    return new ApiException(
        ValidationError,
        "The Launch process of AutoScalingGroup " + group + " is suspended. Resume it first.");
  }

  // Launching while the caller waits. The rules are documented, their texts are not.

  /** The sentence of the API description. */
  public static ApiException idempotentParameterMismatch() {
    return new ApiException(
        IdempotentParameterMismatch,
        "Indicates that the parameters in the current request do not match the parameters from a"
            + " previous request with the same client token within the idempotency window.");
  }

  public static ApiException launchInstancesWithoutTemplate(String group) {
    return new ApiException(
        ValidationError,
        "LaunchInstances is only supported for Auto Scaling groups that use a launch template. The"
            + " Auto Scaling group "
            + group
            + " uses a launch configuration.");
  }

  public static ApiException launchInstancesOfBothOptions(String group) {
    return new ApiException(
        ValidationError,
        "LaunchInstances is only supported for mixed instances policies that are fully On-Demand or"
            + " fully Spot. The Auto Scaling group "
            + group
            + " combines both.");
  }

  /** Ours: the caller would have to wait for another host. */
  public static ApiException launchInstancesInExternalEc2() {
    return new ApiException(
        UnsupportedOperation,
        "LaunchInstances is not supported while instances live in the EC2 of another host.");
  }

  public static ApiException launchInstancesWithWarmPool(String group) {
    return new ApiException(
        UnsupportedOperation,
        "LaunchInstances is not supported for Auto Scaling groups with a warm pool. The Auto"
            + " Scaling group "
            + group
            + " has one.");
  }

  public static ApiException tooManyInstancesToLaunch(int most) {
    return new ApiException(
        ValidationError,
        "The number of instances that may be launched at once is limited to " + most);
  }

  public static ApiException launchPlaceMissing(String group) {
    return new ApiException(
        ValidationError,
        "You must specify an Availability Zone or a subnet, because the Auto Scaling group "
            + group
            + " spans multiple Availability Zones");
  }

  public static ApiException zoneNotOfGroup(String zone, String group) {
    return new ApiException(
        ValidationError,
        "The Availability Zone "
            + zone
            + " is not an Availability Zone of the Auto Scaling group "
            + group);
  }

  public static ApiException subnetNotOfGroup(String subnetId, String group) {
    return new ApiException(
        ValidationError,
        "The subnet " + subnetId + " is not a subnet of the Auto Scaling group " + group);
  }

  public static ApiException subnetInOtherZone(String subnetId, String zone) {
    return new ApiException(
        ValidationError, "The subnet " + subnetId + " is not in the Availability Zone " + zone);
  }

  public static ApiException zoneShiftedAway(String zone) {
    return new ApiException(
        ValidationError,
        "A zonal shift is in progress for the Availability Zone "
            + zone
            + ". No instances can be launched there until it ends");
  }

  /**
   * Told of a queue or topic of another region, and of a FIFO queue, as well. How it is worded for
   * a function, which is invoked without a role, is not known.
   */
  public static ApiException hookTargetUnreachable(String target, Optional<String> role) {
    return new ApiException(
        ValidationError,
        "Unable to publish test message to notification target "
            + target
            + role.map(arn -> " using IAM role " + arn).orElse("")
            + ". Please check your target and role configuration and try to put lifecycle hook"
            + " again.");
  }

  // Notifications.

  /** Worded after {@link #hookTargetUnreachable}. */
  public static ApiException topicUnreachable(String topic) {
    return new ApiException(
        ValidationError,
        "Unable to publish test message to notification target "
            + topic
            + ". Please check your target and try to put notification configuration again.");
  }

  public static ApiException invalidNotificationType(String type) {
    return new ApiException(ValidationError, '"' + type + "\" is not a valid Notification Type.");
  }

  /** A topic of another region; told also of what is no topic. */
  public static ApiException invalidTopic() {
    return new ApiException(ValidationError, "Invalid parameter: TopicArn");
  }

  public static ApiException tooManyTopics(String group, int limit) {
    return new ApiException(
        LimitExceeded,
        "Your AutoScaling Group:" + group + " can't have more than " + limit + " topics");
  }

  // Metrics.

  public static ApiException invalidGranularity(String valid) {
    return new ApiException(ValidationError, "Valid metrics granularity type is: [" + valid + "]");
  }

  public static ApiException invalidMetric(Collection<?> valid) {
    return new ApiException(ValidationError, "Valid metrics collection types are: " + valid);
  }

  // Load balancers.

  public static ApiException invalidLoadBalancers() {
    return new ApiException(
        ValidationError,
        "Provided Load Balancers may not be valid. Please ensure they exist and try again.");
  }

  /** Also for target groups of VPC Lattice, for which no text is known. */
  public static ApiException invalidTargetGroups() {
    return new ApiException(
        ValidationError,
        "Provided Target Groups may not be valid. Please ensure they exist and try again.");
  }

  public static ApiException tooManySourcesAtOnce(int limit) {
    return new ApiException(
        ValidationError,
        "Trying to update too many Load Balancers/Target Groups at once. The limit is " + limit);
  }

  /** The quotas and their code are documented, the text is not. */
  public static ApiException tooManySources(String type, int limit) {
    return new ApiException(
        LimitExceeded,
        "You may only have " + limit + " traffic sources of type " + type + " for the group");
  }

  /**
   * @param what {@code Load Balancers} or {@code Target Groups}; for {@code Traffic Sources} the
   *     sentence has not been seen
   */
  public static ApiException sourcesNotAttached(String what) {
    return new ApiException(
        ValidationError, "Trying to remove " + what + " that are not part of the group");
  }

  /** The rule is documented, its text is not. */
  public static ApiException trafficSourceTypeMissing(String identifier) {
    return new ApiException(
        ValidationError,
        "The type of the traffic source '"
            + identifier
            + "' is missing. Type is required for a Classic Load Balancer");
  }

  /** No text of the service is known. */
  public static ApiException invalidTrafficSourceType(String type) {
    return new ApiException(
        ValidationError,
        "'"
            + type
            + "' is not a valid traffic source type. Valid types are [elb, elbv2, vpc-lattice]");
  }

  // Sizes.

  public static ApiException minAboveMax(int min, int max) {
    return new ApiException(
        ValidationError,
        "Max bound, " + max + ", must be greater than or equal to min bound, " + min);
  }

  public static ApiException desiredOutOfBounds(int desired, int min, int max) {
    return new ApiException(
        ValidationError,
        "Desired capacity:"
            + desired
            + " must be between the specified min size:"
            + min
            + " and max size:"
            + max);
  }

  /** The rule follows from the sizes being counts; no text of the service is known. */
  public static ApiException negativeSize(String member, int value) {
    return new ApiException(
        ValidationError, member + " must be greater than or equal to 0, but is " + value);
  }

  public static ApiException aboveMaxSize(int desired, int max) {
    return new ApiException(
        ValidationError,
        "New SetDesiredCapacity value "
            + desired
            + " is above max value "
            + max
            + " for the AutoScalingGroup.");
  }

  public static ApiException belowMinSize(int desired, int min) {
    return new ApiException(
        ValidationError,
        "New SetDesiredCapacity value "
            + desired
            + " is below min value "
            + min
            + " for the AutoScalingGroup.");
  }

  public static ApiException terminateBelowMinSize(int min) {
    return new ApiException(
        ValidationError,
        "Currently, desiredSize equals minSize ("
            + min
            + "). Terminating instance without replacement will violate group's min size"
            + " constraint. Either set shouldDecrementDesiredCapacity flag to false or lower"
            + " group's min size.");
  }

  // Instances.

  /** The rule is documented for DetachInstances, its text is not. */
  public static ApiException decrementForRetained(String id) {
    return new ApiException(
        ValidationError,
        "The instance "
            + id
            + " is in Terminating:Retained and not part of the desired capacity. Set"
            + " shouldDecrementDesiredCapacity flag to false.");
  }

  public static ApiException instanceNotFound(String id) {
    return new ApiException(
        ValidationError, "Instance Id not found - No managed instance found for instance ID " + id);
  }

  public static ApiException notPartOfGroup(String id, String group) {
    return new ApiException(
        ValidationError,
        "The instance " + id + " is not part of Auto Scaling group " + group + ".");
  }

  public static ApiException cannotProtect(String id) {
    return new ApiException(
        ValidationError,
        "The instance " + id + " is not in InService or EnteringStandby or Standby.");
  }

  /** The limit is documented, its text is not. */
  public static ApiException tooManyInstancesToProtect() {
    return new ApiException(
        LimitExceeded,
        "List exceeds the maximum number of instances to protect. Please retry your request with"
            + " fewer instances.");
  }

  /** No text of the service is known. */
  public static ApiException invalidHealthStatus(String status) {
    return new ApiException(
        ValidationError,
        "Invalid health status: " + status + ". Valid values are [Healthy, Unhealthy]");
  }

  /** The rule is documented, its text is not. */
  public static ApiException terminatingInstanceHealth(String id) {
    return new ApiException(
        ValidationError,
        "The instance " + id + " is already being terminated. Its health status cannot be set.");
  }

  // Activities.

  public static ApiException activityInProgress(String activityId) {
    return new ApiException(
        ScalingActivityInProgress,
        "Scaling activity " + activityId + " is in progress and blocks this action");
  }

  public static ApiException activitiesInProgress() {
    return new ApiException(
        ScalingActivityInProgress,
        "You cannot delete an AutoScalingGroup while there are scaling activities in progress for"
            + " that group.");
  }

  public static ApiException instancesInGroup() {
    return new ApiException(
        ResourceInUse,
        "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance"
            + " request(s) still in the group.");
  }

  /** The rule and its code are documented, its text is not. */
  public static ApiException deletionProtected(String group, String protection) {
    return new ApiException(
        ValidationError,
        "The AutoScalingGroup "
            + group
            + " cannot be deleted because its DeletionProtection is "
            + protection
            + ". Lower the deletion protection of the group and try again.");
  }

  // Warm pools.

  /** The text is known up to "found". */
  public static ApiException noWarmPool(String group) {
    return new ApiException(ValidationError, "No warm pool found for Auto Scaling group " + group);
  }

  /** The text is known up to "configured for". */
  public static ApiException warmPoolNotSupported() {
    return new ApiException(
        ValidationError,
        "You can't add a warm pool to an Auto Scaling group that requests Spot Instances or uses a"
            + " mixed instances policy with Spot allocation or instance weights. Warm pools support"
            + " mixed instances policies only when they are configured for On-Demand Instances.");
  }

  /** The rule follows from the one above, its text is ours. */
  public static ApiException notWithWarmPool() {
    return new ApiException(
        ValidationError,
        "You can't update an Auto Scaling group that has a warm pool to request Spot Instances or to"
            + " use a mixed instances policy with Spot allocation or instance weights.");
  }

  public static ApiException hibernationWithoutEncryption() {
    return new ApiException(
        ValidationError, "For hibernation, the root device volume must be encrypted.");
  }

  /** That the two must not contradict each other is documented, its text is not. */
  public static ApiException preparedCapacityBelowMinSize(int prepared, int minSize) {
    return new ApiException(
        ValidationError,
        "MaxGroupPreparedCapacity "
            + prepared
            + " must be greater than or equal to the MinSize "
            + minSize
            + " of the warm pool");
  }

  /** No text of the service is known. */
  public static ApiException warmPoolBeingDeleted() {
    return new ApiException(
        ValidationError, "You cannot update a warm pool that is pending delete.");
  }

  /** The code is documented, the text is after that for groups. */
  public static ApiException activitiesInWarmPool() {
    return new ApiException(
        ScalingActivityInProgress,
        "You cannot delete a warm pool while there are scaling activities in progress for that warm"
            + " pool.");
  }

  /** The code is documented, the text is after that for groups. */
  public static ApiException instancesInWarmPool() {
    return new ApiException(
        ResourceInUse,
        "You cannot delete a warm pool while there are instances still in the warm pool.");
  }

  // Launch configurations.

  public static ApiException launchConfigurationNotFound(String name) {
    return new ApiException(
        ValidationError,
        "Launch configuration name not found - Launch configuration " + name + " not found");
  }

  public static ApiException launchConfigurationExists(String name) {
    return new ApiException(
        AlreadyExists,
        "Launch Configuration by this name already exists - A launch configuration already exists"
            + " with the name "
            + name);
  }

  public static ApiException launchConfigurationInUse(String name, String group) {
    return new ApiException(
        ResourceInUse,
        "Cannot delete launch configuration "
            + name
            + " because it is attached to AutoScalingGroup "
            + group);
  }

  public static ApiException tooManyLaunchConfigurations(int limit) {
    return new ApiException(
        LimitExceeded,
        "Launch Configuration limit exceeded - You may only have "
            + limit
            + " launch configurations");
  }

  public static ApiException launchConfigurationIncomplete() {
    return new ApiException(
        ValidationError,
        "Valid requests must contain either the InstanceID parameter or both the ImageId and"
            + " InstanceType parameters.");
  }

  public static ApiException imageNotFound(String imageId) {
    return new ApiException(
        ValidationError,
        "AMI " + imageId + " is invalid: The image id '[" + imageId + "]' does not exist");
  }

  /** The bound is documented, its text is not. */
  public static ApiException invalidSpotPrice(String member, String price) {
    return new ApiException(
        ValidationError,
        "Invalid " + member + ": " + price + ". It must be a number that is at least 0.001");
  }

  // Scaling policies.

  public static ApiException policyNotFound(String nameOrArn) {
    return new ApiException(ValidationError, "Policy " + nameOrArn + " not found");
  }

  /** The rule is documented, its text is not. */
  public static ApiException policyNameWithoutGroup() {
    return new ApiException(
        ValidationError,
        "AutoScalingGroupName must be specified unless PolicyName is the ARN of a policy");
  }

  /** The limit is documented; worded after that of launch configurations. */
  public static ApiException tooManyPolicies(int limit) {
    return new ApiException(
        LimitExceeded,
        "Scaling policy limit exceeded - You may only have "
            + limit
            + " scaling policies per AutoScalingGroup");
  }

  /** No text of the service is known. */
  public static ApiException invalidPolicyType(String type) {
    return new ApiException(
        ValidationError,
        "Invalid policy type: "
            + type
            + ". Valid types are [SimpleScaling, StepScaling, TargetTrackingScaling,"
            + " PredictiveScaling]");
  }

  /** No text of the service is known. */
  public static ApiException invalidAdjustmentType(String type) {
    return new ApiException(
        ValidationError,
        "Invalid adjustment type: "
            + type
            + ". Valid types are [ChangeInCapacity, ExactCapacity, PercentChangeInCapacity]");
  }

  /** No text of the service is known. */
  public static ApiException invalidMetricAggregation(String type) {
    return new ApiException(
        ValidationError,
        "Invalid metric aggregation type: "
            + type
            + ". Valid types are [Minimum, Maximum, Average]");
  }

  /** No text of the service is known. */
  public static ApiException negativeSeconds(String member) {
    return new ApiException(ValidationError, member + " must be greater than or equal to 0");
  }

  public static ApiException notForSimpleScaling(String member) {
    return new ApiException(
        ValidationError, member + " is not supported for a SimpleScaling policy");
  }

  public static ApiException notForStepScaling(String member) {
    return new ApiException(ValidationError, member + " is not supported for a StepScaling policy");
  }

  public static ApiException notForTargetTracking(String members) {
    return new ApiException(
        ValidationError, members + " are not supported for a TargetTracking policy");
  }

  public static ApiException notForPredictiveScaling(String member) {
    return new ApiException(
        ValidationError, "You can't specify " + member + " for policy type: PredictiveScaling");
  }

  public static ApiException adjustmentTypeMissing(String policyType) {
    return new ApiException(
        ValidationError, "You must specify an AdjustmentType for policy type: " + policyType);
  }

  public static ApiException scalingAdjustmentMissing() {
    return new ApiException(
        ValidationError, "Scaling increment must be specified for a SimpleScaling policy");
  }

  /** SimpleScaling; a step has a sentence of its own. */
  public static ApiException negativeExactCapacity() {
    return new ApiException(
        ValidationError, "The lower range for adjustment is 0 with the specified adjustment type");
  }

  public static ApiException negativeExactCapacityInStep() {
    return new ApiException(
        ValidationError,
        "The lowest value for ScalingAdjustment parameter is 0 with the specified adjustment type");
  }

  public static ApiException minAdjustmentNotSupported(String member) {
    return new ApiException(
        ValidationError, member + " is not supported by the specified adjustment type");
  }

  public static ApiException minAdjustmentNotPositive(String member) {
    return new ApiException(
        ValidationError, "If specified, " + member + " must be greater than zero");
  }

  public static ApiException stepsMissing() {
    return new ApiException(
        ValidationError,
        "You should specify at least one StepAdjustment with a StepScaling policy");
  }

  public static ApiException tooManySteps(int limit) {
    return new ApiException(
        ValidationError, "Your policies can have at most " + limit + " StepAdjustments");
  }

  public static ApiException stepUnbounded() {
    return new ApiException(
        ValidationError,
        "Both lower and upper bounds of a StepAdjustment cannot be left unspecified");
  }

  public static ApiException stepBoundsOrder() {
    return new ApiException(
        ValidationError, "LowerBound must be less than the UpperBound for StepAdjustment");
  }

  public static ApiException stepsOverlap() {
    return new ApiException(ValidationError, "StepAdjustment intervals cannot overlap");
  }

  public static ApiException stepsWithGaps() {
    return new ApiException(
        ValidationError, "StepAdjustment intervals cannot have gaps between them");
  }

  public static ApiException severalStepsOpenAbove() {
    return new ApiException(
        ValidationError, "At most one StepAdjustment may have an unspecified upper bound");
  }

  public static ApiException severalStepsOpenBelow() {
    return new ApiException(
        ValidationError, "At most one StepAdjustment may have an unspecified lower bound");
  }

  public static ApiException noStepOpenAbove() {
    return new ApiException(
        ValidationError,
        "There must be a StepAdjustment with an unspecified upper bound (i.e., upper bound is null)"
            + " when one StepAdjustment has a positive upper bound.");
  }

  public static ApiException noStepOpenBelow() {
    return new ApiException(
        ValidationError,
        "There must be a StepAdjustment with an unspecified lower bound (i.e., lower bound is null)"
            + " when one StepAdjustment has a negative lower bound.");
  }

  // Target tracking.

  public static ApiException targetTrackingConfigurationMissing() {
    return new ApiException(ValidationError, "You should provide a TargetTrackingConfiguration");
  }

  public static ApiException metricSpecificationNotOne() {
    return new ApiException(
        ValidationError,
        "You should provide either a CustomizedMetricSpecification or a"
            + " PredefinedMetricSpecification");
  }

  public static ApiException targetValue() {
    return new ApiException(
        ValidationError, "Target value must be between 8.51592E-12 and 1.174271E17");
  }

  public static ApiException resourceLabelMissing(String metricType) {
    return new ApiException(
        ValidationError,
        "Resource label should be specified for predefined metric type " + metricType);
  }

  public static ApiException resourceLabelNotAllowed(String metricType) {
    return new ApiException(
        ValidationError,
        "Resource label should not be specified for predefined metric type " + metricType);
  }

  /** The form is documented, the text is not. */
  public static ApiException invalidResourceLabel(String label) {
    return new ApiException(
        ValidationError,
        "Invalid resource label: "
            + label
            + ". It must be of the form"
            + " app/<load-balancer-name>/<load-balancer-id>/targetgroup/<target-group-name>/<target-group-id>");
  }

  /** The rule is documented, its text is not. */
  public static ApiException targetGroupOfLabelNotAttached(String label) {
    return new ApiException(
        ValidationError,
        "The target group of resource label " + label + " is not attached to the AutoScalingGroup");
  }

  public static ApiException metricPeriodTooLong() {
    return new ApiException(
        ValidationError,
        "A metric period greater than 60 isn't supported. Specify a 'period' value less than or"
            + " equal to 60 and try again.");
  }

  /** The rule is documented, its text is not. */
  public static ApiException invalidMetricPeriod() {
    return new ApiException(ValidationError, "A metric period must be 10, 30 or 60");
  }

  public static ApiException metricsWithSingleMetric() {
    return new ApiException(
        ValidationError,
        "A customized metric specification with 'Metrics' specified cannot have any of"
            + " ['Dimensions', 'MetricName', 'Namespace', 'Statistic', 'Unit', 'Period'] specified"
            + " as well");
  }

  public static ApiException queryWithBoth() {
    return new ApiException(
        ValidationError,
        "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you"
            + " have specified both");
  }

  /** Only the opening is known, which it shares with its twin. */
  public static ApiException queryWithNeither() {
    return new ApiException(
        ValidationError,
        "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive and you"
            + " have specified neither");
  }

  public static ApiException queriesReturningData() {
    return new ApiException(
        ValidationError, "Exactly one element of the metrics list should return data");
  }

  public static ApiException queryPeriodsDiffer() {
    return new ApiException(
        ValidationError, "All metrics in the alarm should have the same period");
  }

  /** Worded after what is seen for predictive scaling. */
  public static ApiException invalidMetricDataQuery() {
    return new ApiException(
        ValidationError,
        "The MetricDataQuery object has a problem or incorrect syntax. Verify that the object is valid by using the CloudWatch GetMetricData API to investigate the issue and try again.");
  }

  /** No text of the service is known. */
  public static ApiException invalidMetricUnit(String unit) {
    return new ApiException(
        ValidationError, "The value '" + unit + "' for the parameter Unit is not valid");
  }

  /** The rule is documented, its text is not. */
  public static ApiException invalidQueryId(String id) {
    return new ApiException(
        ValidationError,
        "The value '"
            + id
            + "' for the parameter Id is not valid. It must start with a lower-case letter and"
            + " consist of letters, digits and underscores");
  }

  /** The rule is documented, its text is not. */
  public static ApiException duplicateQueryId(String id) {
    return new ApiException(
        ValidationError,
        "The Id '" + id + "' is used by more than one element of the metrics list");
  }

  // Predictive scaling.

  public static ApiException predictiveConfigurationMissing() {
    return new ApiException(ValidationError, "You must specify PredictiveScalingConfiguration");
  }

  public static ApiException oneMetricSpecification() {
    return new ApiException(ValidationError, "You must specify one metric specification");
  }

  public static ApiException metricPairOrBoth() {
    return new ApiException(
        ValidationError,
        "A policy must have either one scaling metric and one load metric or one metric pair");
  }

  public static ApiException capacityMetricWithoutLoadMetric() {
    return new ApiException(
        ValidationError, "Capacity metric can only be used when you use customized load metric.");
  }

  public static ApiException predictiveResourceLabelMissing() {
    return new ApiException(ValidationError, "A resource label is required");
  }

  public static ApiException severalTimeSeries() {
    return new ApiException(
        ValidationError, "Any expressions used must create exactly one time series");
  }

  /** Seen for the load metric; the others are worded after it. */
  public static ApiException invalidCustomizedMetric(String metric) {
    return new ApiException(
        ValidationError,
        "The MetricDataQuery object for the customized "
            + metric
            + " metric has a problem or incorrect syntax. Verify that the object is valid by using"
            + " the CloudWatch GetMetricData API to investigate the issue and try again.");
  }

  public static ApiException maxCapacityBufferNotAllowed() {
    return new ApiException(
        ValidationError, "You must not specify max capacity buffer when using HonorMaxCapacity");
  }

  public static ApiException maxCapacityBufferMissing() {
    return new ApiException(
        ValidationError, "You must specify max capacity buffer when using IncreaseMaxCapacity");
  }

  /** The rule is documented, its text is not. */
  public static ApiException schedulingBufferTime() {
    return new ApiException(ValidationError, "SchedulingBufferTime must be less than 3600 seconds");
  }

  /** The rule is documented, its text is not. */
  public static ApiException secondForecastAndScale(String policy) {
    return new ApiException(
        ValidationError,
        "Only one predictive scaling policy of an AutoScalingGroup can be in ForecastAndScale mode,"
            + " and "
            + policy
            + " already is");
  }

  /** No text of the service is known. */
  public static ApiException notPredictive(String policy) {
    return new ApiException(
        ValidationError, "Policy " + policy + " is not a PredictiveScaling policy");
  }

  /** The rule is documented, its text is not. */
  public static ApiException forecastWindow() {
    return new ApiException(
        ValidationError,
        "EndTime must be after StartTime, at most 30 days after it, and StartTime at most one year"
            + " ago");
  }

  // Executing a policy. The rules are documented, their texts are not.

  public static ApiException policyDisabled(String policy) {
    return new ApiException(ValidationError, "Policy " + policy + " is disabled");
  }

  public static ApiException cannotExecute(String policyType) {
    return new ApiException(
        ValidationError, "Policies of type " + policyType + " cannot be executed");
  }

  public static ApiException honorCooldownNotSupported() {
    return new ApiException(
        ValidationError, "HonorCooldown is only supported for a SimpleScaling policy");
  }

  public static ApiException metricForStepScalingOnly() {
    return new ApiException(
        ValidationError,
        "MetricValue and BreachThreshold are only supported for a StepScaling policy");
  }

  public static ApiException metricMissing() {
    return new ApiException(
        ValidationError, "MetricValue and BreachThreshold are required for a StepScaling policy");
  }

  public static ApiException noStepMatches(double value, double threshold) {
    return new ApiException(
        ValidationError,
        "There is no StepAdjustment for MetricValue "
            + value
            + " and BreachThreshold "
            + threshold);
  }

  // Scheduled actions.

  public static ApiException scheduledActionNotFound() {
    return new ApiException(ValidationError, "Scheduled action name not found");
  }

  public static ApiException scheduledStartExists() {
    return new ApiException(
        AlreadyExists, "Scheduled action with this scheduled start time already exists");
  }

  /** The limit is documented; worded after that of launch configurations. */
  public static ApiException tooManyScheduledActions(int limit) {
    return new ApiException(
        LimitExceeded,
        "Scheduled action limit exceeded - You may only have "
            + limit
            + " scheduled actions per AutoScalingGroup");
  }

  /** Worded after the limit of group names, which is known. */
  public static ApiException tooManyScheduledActionsAtOnce(int limit) {
    return new ApiException(
        ValidationError,
        "The number of scheduled actions that may be passed in is limited to " + limit);
  }

  public static ApiException scheduledSizesMissing() {
    return new ApiException(
        ValidationError,
        "At least one of max size, min size, or desired capacity must be specified");
  }

  public static ApiException scheduledSizeNegative(String size) {
    return new ApiException(ValidationError, size + " must be non-negative");
  }

  public static ApiException scheduledMinAboveMax() {
    return new ApiException(ValidationError, "Min size must be less than or equal to max size");
  }

  public static ApiException scheduledDesiredBelowMin() {
    return new ApiException(
        ValidationError, "Desired capacity must be greater than or equal to min size");
  }

  public static ApiException scheduledDesiredAboveMax() {
    return new ApiException(
        ValidationError, "Desired capacity must be less than or equal to max size");
  }

  public static ApiException startTimeInPast() {
    return new ApiException(ValidationError, "Given start time is in the past");
  }

  public static ApiException endTimeInPast() {
    return new ApiException(ValidationError, "Given end time is in the past");
  }

  public static ApiException endTimeNotAfterStart() {
    return new ApiException(ValidationError, "Given end time must be after start time");
  }

  public static ApiException startTimeMissing() {
    return new ApiException(
        ValidationError,
        "Scheduled start time must be specified for non-recurrent future group action");
  }

  public static ApiException invalidRecurrence(String recurrence) {
    return new ApiException(
        ValidationError, "Given recurrence string: " + recurrence + " is invalid");
  }

  public static ApiException invalidTimeZone() {
    return new ApiException(
        ValidationError,
        "Time zone specified does not conform to standardized time zones found in IANA Time Zone"
            + " Database");
  }

  // Instance refreshes.

  public static ApiException instanceRefreshInProgress() {
    return new ApiException(
        InstanceRefreshInProgress,
        "An Instance Refresh is already in progress and blocks the execution of this Instance"
            + " Refresh.");
  }

  /** What is asked for has to wait for the end of a root volume replacement; not captured. */
  public static ApiException rootVolumeReplacementInProgress() {
    return new ApiException(
        InstanceRefreshInProgress,
        "An Instance Refresh that replaces root volumes is in progress and blocks this request.");
  }

  /** The beginning is the service's; what follows "found" is not captured. */
  public static ApiException activeInstanceRefreshNotFound(String group) {
    return new ApiException(
        ActiveInstanceRefreshNotFound,
        "No in progress or pending Instance Refresh found for Auto Scaling group " + group);
  }

  /** The words are those of the API's description. */
  public static ApiException irreversibleInstanceRefresh() {
    return new ApiException(IrreversibleInstanceRefresh, IRREVERSIBLE);
  }

  public static ApiException autoRollbackWithoutDesiredConfiguration() {
    return new ApiException(
        ValidationError,
        "The request isn't valid. The AutoRollback parameter cannot be set to true when the"
            + " DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a"
            + " desired configuration and try again.");
  }

  /** Documented to be refused; the words follow those of a rollback. */
  public static ApiException autoRollbackImpossible() {
    return new ApiException(ValidationError, IRREVERSIBLE);
  }

  private static final String IRREVERSIBLE =
      "The request failed because a desired configuration was not found or an incompatible launch"
          + " template (uses a Systems Manager parameter instead of an AMI ID) or launch template"
          + " version ($Latest or $Default) is present on the Auto Scaling group.";

  public static ApiException skipMatchingWithLaunchConfiguration() {
    return new ApiException(
        ValidationError, "Using skip matching with a launch configuration is not supported.");
  }

  public static ApiException maxHealthyPercentage() {
    return new ApiException(
        ValidationError,
        "If you specify MaxHealthyPercentage, you must also specify MinHealthyPercentage, and the"
            + " difference between them cannot be greater than 100.");
  }

  /** Documented rule, our sentence. */
  public static ApiException checkpointsNotAscending() {
    return new ApiException(
        ValidationError, "The CheckpointPercentages must be unique and in ascending order.");
  }

  /** Documented rule, our sentence. */
  public static ApiException checkpointDelayWithoutCheckpoints() {
    return new ApiException(
        ValidationError,
        "If you specify CheckpointDelay, you must also specify CheckpointPercentages.");
  }

  /** Documented rule, our sentence. */
  public static ApiException tooManyRefreshAlarms(int limit) {
    return new ApiException(
        ValidationError, "You can specify at most " + limit + " alarms in AlarmSpecification.");
  }

  /** Documented rule, our sentence. */
  public static ApiException refreshAlarmNotFound(String alarm) {
    return new ApiException(ValidationError, "The CloudWatch alarm " + alarm + " was not found.");
  }

  /** Documented rule, our sentence. */
  public static ApiException refreshAlarmNotOk(String alarm, String state) {
    return new ApiException(
        ValidationError,
        "The instance refresh cannot be started because the CloudWatch alarm "
            + alarm
            + " is in the "
            + state
            + " state.");
  }

  public static ApiException refreshWithDesiredConfiguration() {
    return new ApiException(
        ValidationError,
        "An active instance refresh with a desired configuration exists. All configuration options"
            + " derived from the desired configuration are not available for update while the"
            + " instance refresh is active.");
  }

  /**
   * The conditions of the strategy ReplaceRootVolume are documented; the sentences are ours.
   *
   * @param condition what it asks for
   */
  public static ApiException rootVolumeReplacement(String condition) {
    return new ApiException(
        ValidationError, "The ReplaceRootVolume strategy requires " + condition + ".");
  }

  // Describing.

  public static ApiException invalidNextToken(String token) {
    return new ApiException(InvalidNextToken, "The token '" + token + "' was invalid");
  }

  public static ApiException tooManyGroupNames() {
    return new ApiException(
        ValidationError, "The number of group names that may be passed in is limited to 50");
  }

  /** Worded after the limit of group names, which is known. */
  public static ApiException tooManyNames(String what, int limit) {
    return new ApiException(
        ValidationError, "The number of " + what + " that may be passed in is limited to " + limit);
  }

  /**
   * What the service does beyond its page sizes is not known; this is the framework's sentence for
   * a bound.
   */
  public static ApiException maxRecords(int value, int bound, boolean above) {
    return new ApiException(
        ValidationError,
        "1 validation error detected: Value '"
            + value
            + "' at 'maxRecords' failed to satisfy constraint: Member must have value "
            + (above ? "less" : "greater")
            + " than or equal to "
            + bound);
  }

  /** No text of the service is known. */
  public static ApiException invalidFilter(String name, String valid) {
    return new ApiException(
        ValidationError, "Filter '" + name + "' is not valid. Valid filters are " + valid);
  }

  /** The rule is documented, its text is not. */
  public static ApiException statusFilterWithoutGroup() {
    return new ApiException(
        ValidationError, "The Status filter can be used only together with AutoScalingGroupName");
  }

  /** No text of the service is known. */
  public static ApiException invalidFilterValue(String name, String value) {
    return new ApiException(
        ValidationError, "Value '" + value + "' of filter '" + name + "' is not valid");
  }
}
