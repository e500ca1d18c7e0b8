package io.github.autoscalinglocal.control;

/** A call that is refused, with what the caller is told. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  private Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static Refusal invalid(String message) {
    return new Refusal(400, "InvalidRequest", message);
  }

  static Refusal notFound(String message) {
    return new Refusal(404, "NotFound", message);
  }

  /** What was asked for can be, and has not worked. */
  static Refusal failed(String message) {
    return new Refusal(500, "InternalFailure", message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
