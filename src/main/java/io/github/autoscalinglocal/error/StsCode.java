package io.github.autoscalinglocal.error;

/** The codes that the Security Token Service describes. */
public enum StsCode implements Code {
  ExpiredTokenException(400),
  MalformedPolicyDocument(400),
  PackedPolicyTooLarge(400),
  RegionDisabledException(403);

  private final int status;

  StsCode(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String shape() {
    return name();
  }
}
