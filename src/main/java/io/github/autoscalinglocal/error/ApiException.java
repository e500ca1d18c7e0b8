package io.github.autoscalinglocal.error;

/** A refusal that the caller sees as an AWS error. Made only by {@link Errors}. */
public final class ApiException extends RuntimeException {
  private final Code code;

  ApiException(Code code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** The service's sentence. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
