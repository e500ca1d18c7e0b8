package io.github.autoscalinglocal.companion.cloudwatch.math;

/** Why an expression cannot be read or calculated. */
public final class MathFault extends RuntimeException {
  MathFault(String reason) {
    super(reason, null, false, false);
  }

  /** For a reason that whoever provides the values has found. */
  public static MathFault because(String reason) {
    return new MathFault(reason);
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
