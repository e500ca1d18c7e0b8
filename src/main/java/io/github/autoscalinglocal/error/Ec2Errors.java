package io.github.autoscalinglocal.error;

import java.util.List;

/**
 * The faults of EC2, as {@link Errors} has those of Auto Scaling. Codes are those of its list of
 * client errors; sentences are the service's where they are known, which most of those about ids
 * are.
 */
public final class Ec2Errors {
  private Ec2Errors() {}

  private static ApiException of(String code, String text) {
    return new ApiException(new Ec2Code(code), text);
  }

  // What every operation may answer.

  public static ApiException dryRun() {
    return new ApiException(
        new Ec2Code("DryRunOperation", 412),
        "Request would have succeeded, but DryRun flag is set.");
  }

  public static ApiException missing(String parameter) {
    return of("MissingParameter", "The request must contain the parameter " + parameter);
  }

  public static ApiException invalid(String parameter, Object value, String rule) {
    return of(
        "InvalidParameterValue",
        "Value (" + value + ") for parameter " + parameter + " is invalid. " + rule);
  }

  /** The code is documented, the sentences are mostly ours. */
  public static ApiException invalidValue(String sentence) {
    return of("InvalidParameterValue", sentence);
  }

  /** The code is documented, the sentences are mostly ours. */
  public static ApiException invalidCombination(String sentence) {
    return of("InvalidParameterCombination", sentence);
  }

  public static ApiException invalidFilter(String name) {
    return of("InvalidParameterValue", "The filter '" + name + "' is invalid");
  }

  public static ApiException invalidMaxResults(int value, int least, int most) {
    return of(
        "InvalidParameterValue",
        "Value ( "
            + value
            + " ) for parameter maxResults is invalid. Expecting a value between "
            + least
            + " and "
            + most
            + ".");
  }

  public static ApiException maxResultsWithIds(String ids) {
    return of(
        "InvalidParameterCombination",
        "The parameter " + ids + " cannot be used with the parameter maxResults");
  }

  // Ids.

  /** A text that is no id of its kind at all. */
  public static ApiException malformedId(String kind, String id) {
    return of("Invalid" + kind + "ID.Malformed", "Invalid id: \"" + id + "\"");
  }

  public static ApiException malformedInstanceId(String id) {
    return malformedId("Instance", id);
  }

  public static ApiException instancesNotFound(List<String> ids) {
    String listed = String.join(", ", ids);
    return of(
        "InvalidInstanceID.NotFound",
        ids.size() == 1
            ? "The instance ID '" + listed + "' does not exist"
            : "The instance IDs '" + listed + "' do not exist");
  }

  public static ApiException imageNotFound(String id) {
    return of("InvalidAMIID.NotFound", "The image id '[" + id + "]' does not exist");
  }

  public static ApiException malformedImageId(String id) {
    return of("InvalidAMIID.Malformed", "Invalid id: \"" + id + "\" (expecting \"ami-...\")");
  }

  public static ApiException imageNameInUse(String name, String id) {
    return of("InvalidAMIName.Duplicate", "AMI name " + name + " is already in use by AMI " + id);
  }

  public static ApiException subnetNotFound(String id) {
    return of("InvalidSubnetID.NotFound", "The subnet ID '" + id + "' does not exist");
  }

  public static ApiException vpcNotFound(String id) {
    return of("InvalidVpcID.NotFound", "The vpc ID '" + id + "' does not exist");
  }

  public static ApiException securityGroupNotFound(String id) {
    return of("InvalidGroup.NotFound", "The security group '" + id + "' does not exist");
  }

  public static ApiException securityGroupNotInDefaultVpc(String name, String vpcId) {
    return of(
        "InvalidGroup.NotFound",
        "The security group '" + name + "' does not exist in default VPC '" + vpcId + "'");
  }

  public static ApiException securityGroupRuleNotFound(String id) {
    return of(
        "InvalidSecurityGroupRuleId.NotFound",
        "The security group rule ID '" + id + "' does not exist");
  }

  public static ApiException keyPairNotFound(String name) {
    return of("InvalidKeyPair.NotFound", "The key pair '" + name + "' does not exist");
  }

  public static ApiException keyPairExists() {
    return of("InvalidKeyPair.Duplicate", "The keypair already exists");
  }

  public static ApiException keyIsNoKey() {
    return of("InvalidKey.Format", "Key is not in valid OpenSSH public key format");
  }

  public static ApiException templateIdNotFound(String id) {
    return of(
        "InvalidLaunchTemplateId.NotFound",
        "The specified launch template, with template ID " + id + ", does not exist.");
  }

  public static ApiException malformedTemplateId(String id) {
    return of(
        "InvalidLaunchTemplateId.Malformed", "The launch template ID '" + id + "' is not valid.");
  }

  public static ApiException templateNameNotFound(String name) {
    return of(
        "InvalidLaunchTemplateName.NotFoundException",
        "The specified launch template, with template name " + name + ", does not exist.");
  }

  public static ApiException templateNameExists() {
    return of(
        "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
  }

  public static ApiException templateVersionNotFound(String id, String version) {
    return of(
        "InvalidLaunchTemplateId.VersionNotFound",
        "Could not find the specified version "
            + version
            + " for the launch template with ID "
            + id
            + ".");
  }

  public static ApiException volumeNotFound(String id) {
    return of("InvalidVolume.NotFound", "The volume '" + id + "' does not exist.");
  }

  public static ApiException networkInterfaceNotFound(String id) {
    return of(
        "InvalidNetworkInterfaceID.NotFound",
        "The networkInterface ID '" + id + "' does not exist");
  }

  public static ApiException internetGatewayNotFound(String id) {
    return of(
        "InvalidInternetGatewayID.NotFound", "The internetGateway ID '" + id + "' does not exist");
  }

  public static ApiException networkAclNotFound(String id) {
    return of("InvalidNetworkAclID.NotFound", "The networkAcl ID '" + id + "' does not exist");
  }

  public static ApiException routeTableNotFound(String id) {
    return of("InvalidRouteTableID.NotFound", "The routeTable ID '" + id + "' does not exist");
  }

  public static ApiException spotRequestNotFound(String id) {
    return of(
        "InvalidSpotInstanceRequestID.NotFound",
        "The spot instance request ID '" + id + "' does not exist");
  }

  public static ApiException placementGroupUnknown(String name) {
    return of("InvalidPlacementGroup.Unknown", "The Placement Group '" + name + "' is unknown.");
  }

  public static ApiException instanceTypeUnknown(String type) {
    return of(
        "InvalidInstanceType",
        "The following supplied instance types do not exist: [" + type + "]");
  }

  public static ApiException invalidInstanceType(String type) {
    return of("InvalidParameterValue", "Invalid value '" + type + "' for InstanceType.");
  }

  public static ApiException invalidZone(String zone) {
    return of("InvalidParameterValue", "Invalid availability zone: [" + zone + "]");
  }

  public static ApiException invalidRegion(String region) {
    return of("InvalidParameterValue", "Invalid region name: [" + region + "]");
  }

  public static ApiException taggedResourceNotFound(String id) {
    return of("InvalidID", "The ID '" + id + "' is not valid");
  }

  // What instances cannot do.

  public static ApiException incorrectInstanceState(String id, String wanted) {
    return of(
        "IncorrectInstanceState",
        "The instance '" + id + "' is not in a state from which it can be " + wanted + ".");
  }

  public static ApiException terminationDisabled(String id) {
    return of(
        "OperationNotPermitted",
        "The instance '"
            + id
            + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try"
            + " again.");
  }

  public static ApiException stopDisabled(String id) {
    return of(
        "OperationNotPermitted",
        "The instance '"
            + id
            + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
  }

  public static ApiException notStopped(String id) {
    return of("IncorrectInstanceState", "The instance '" + id + "' is not in the 'stopped' state.");
  }

  public static ApiException spotCannotBeStopped(String id) {
    return of(
        "UnsupportedOperation",
        "You can't stop the Spot Instance '"
            + id
            + "' because it is associated with a one-time Spot"
            + " Instance request.");
  }

  public static ApiException instanceLimitExceeded(int requested, int most) {
    return of(
        "InstanceLimitExceeded",
        "You have requested more instances ("
            + requested
            + ") than your current instance limit of "
            + most
            + " allows.");
  }

  public static ApiException insufficientCapacity(String type, String zone) {
    return of(
        "InsufficientInstanceCapacity",
        "We currently do not have sufficient "
            + type
            + " capacity in the Availability Zone you requested ("
            + zone
            + ").");
  }

  /** One that somebody wants to see. */
  public static ApiException wanted(String code, String sentence) {
    return of(code, sentence);
  }

  public static ApiException idempotentMismatch() {
    return of(
        "IdempotentParameterMismatch",
        "The request uses the same client token as a previous, but non-identical request.");
  }

  // Networks.

  public static ApiException dependencyViolation(String kind, String id) {
    return of(
        "DependencyViolation",
        "The " + kind + " '" + id + "' has dependencies and cannot be deleted.");
  }

  public static ApiException groupHasDependents(String id) {
    return of("DependencyViolation", "resource " + id + " has a dependent object");
  }

  public static ApiException defaultGroupCannotBeDeleted(String id, String name) {
    return of(
        "CannotDelete",
        "the specified group: \"" + id + "\" name: \"" + name + "\" cannot be deleted by a user");
  }

  public static ApiException groupExists(String name, String vpcId) {
    return of(
        "InvalidGroup.Duplicate",
        "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
  }

  public static ApiException permissionExists(String rule) {
    return of("InvalidPermission.Duplicate", "the specified rule \"" + rule + "\" already exists");
  }

  public static ApiException permissionNotFound() {
    return of(
        "InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
  }

  public static ApiException invalidVpcRange(String cidr) {
    return of("InvalidVpc.Range", "The CIDR '" + cidr + "' is invalid.");
  }

  public static ApiException malformedCidr(String cidr) {
    return of(
        "InvalidParameterValue",
        "Value (" + cidr + ") for parameter cidrBlock is invalid. This is not a valid CIDR block.");
  }

  public static ApiException invalidSubnetRange(String cidr) {
    return of("InvalidSubnet.Range", "The CIDR '" + cidr + "' is invalid.");
  }

  public static ApiException subnetConflict(String cidr) {
    return of("InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
  }

  // Tags.

  public static ApiException reservedTag(String key) {
    return of(
        "InvalidParameterValue",
        "Value ( "
            + key
            + " ) for parameter key is invalid. Tag keys starting with 'aws:' are reserved for internal"
            + " use");
  }

  public static ApiException tooManyTags(int most) {
    return of(
        "TagLimitExceeded",
        "More than " + most + " tags specified, the maximum tags for a resource");
  }
}
