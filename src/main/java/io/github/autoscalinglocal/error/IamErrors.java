package io.github.autoscalinglocal.error;

/** The faults of Identity and Access Management, as {@link Errors} has those of Auto Scaling. */
public final class IamErrors {
  private IamErrors() {}

  public static ApiException roleNotFound(String name) {
    return new ApiException(
        IamCode.NoSuchEntity, "The role with name " + name + " cannot be found.");
  }

  public static ApiException profileNotFound(String name) {
    return new ApiException(IamCode.NoSuchEntity, "Instance Profile " + name + " cannot be found.");
  }

  public static ApiException policyNotAttached(String arn) {
    return new ApiException(IamCode.NoSuchEntity, "Policy " + arn + " was not found.");
  }

  public static ApiException roleNotInProfile(String role, String profile) {
    // No text of the service is known.
    return new ApiException(
        IamCode.NoSuchEntity,
        "The role with name " + role + " is not in instance profile " + profile + ".");
  }

  public static ApiException roleExists(String name) {
    return new ApiException(
        IamCode.EntityAlreadyExists, "Role with name " + name + " already exists.");
  }

  public static ApiException profileExists(String name) {
    return new ApiException(
        IamCode.EntityAlreadyExists, "Instance Profile " + name + " already exists.");
  }

  public static ApiException roleHasPolicies() {
    return new ApiException(
        IamCode.DeleteConflict, "Cannot delete entity, must detach all policies first.");
  }

  public static ApiException roleInProfile() {
    return new ApiException(
        IamCode.DeleteConflict,
        "Cannot delete entity, must remove roles from instance profile first.");
  }

  public static ApiException protectedRole(String name) {
    return new ApiException(
        IamCode.UnmodifiableEntity,
        "Cannot perform the operation on the protected role '"
            + name
            + "' - this role is only modifiable by AWS");
  }

  public static ApiException beyondQuota(String quota, int limit) {
    return new ApiException(
        IamCode.LimitExceeded, "Cannot exceed quota for " + quota + ": " + limit);
  }

  public static ApiException invalidPolicyArn(String arn) {
    return new ApiException(IamCode.InvalidInput, "ARN " + arn + " is not valid.");
  }

  public static ApiException serviceRolePolicy() {
    return new ApiException(
        IamCode.PolicyNotAttachable, "Cannot attach a Service Role Policy to a Customer Role.");
  }

  public static ApiException serviceRoleExists(String name) {
    return new ApiException(
        IamCode.InvalidInput,
        "Service role name "
            + name
            + " has been taken in this account, please try a different suffix.");
  }

  public static ApiException suffixNotAllowed(String service) {
    return new ApiException(IamCode.InvalidInput, "Custom suffix is not allowed for " + service);
  }

  public static ApiException noServicePrincipal(String service) {
    // No text of the service is known.
    return new ApiException(
        IamCode.InvalidInput, "Service name " + service + " is not a valid service principal.");
  }

  public static ApiException duplicateTagKeys() {
    return new ApiException(
        IamCode.InvalidInput,
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }

  public static ApiException malformedPolicy() {
    return new ApiException(IamCode.MalformedPolicyDocument, "This policy contains invalid Json");
  }

  public static ApiException invalidMarker() {
    // No text of the service is known.
    return new ApiException(ErrorCode.ValidationError, "Invalid Marker.");
  }
}
