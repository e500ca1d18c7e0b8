package io.github.autoscalinglocal.error;

/** The faults of the Security Token Service, as {@link Errors} has those of Auto Scaling. */
public final class StsErrors {
  private StsErrors() {}

  public static ApiException invalidRoleArn(String arn) {
    return new ApiException(ErrorCode.ValidationError, arn + " is invalid");
  }

  public static ApiException mayNotAssume(String caller, String roleArn) {
    return new ApiException(
        ErrorCode.AccessDenied,
        "User: "
            + caller
            + " is not authorized to perform: sts:AssumeRole on resource: "
            + roleArn);
  }

  public static ApiException sessionTooLong() {
    return new ApiException(
        ErrorCode.ValidationError,
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }

  public static ApiException chainedSessionTooLong() {
    return new ApiException(
        ErrorCode.ValidationError,
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
            + " chaining");
  }

  public static ApiException malformedPolicy() {
    return new ApiException(StsCode.MalformedPolicyDocument, "This policy contains invalid Json");
  }

  public static ApiException packedPolicyTooLarge(int percent) {
    return new ApiException(
        StsCode.PackedPolicyTooLarge,
        "Packed policy consumes " + percent + "% of allotted space, please use smaller policy.");
  }

  public static ApiException sessionOfSession() {
    return new ApiException(
        ErrorCode.AccessDenied, "Cannot call GetSessionToken with session credentials");
  }
}
