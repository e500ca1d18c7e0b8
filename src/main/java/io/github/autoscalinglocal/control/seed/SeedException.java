package io.github.autoscalinglocal.control.seed;

/** A seed that cannot be: the message says where, and why. */
public final class SeedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SeedException(String where, String what) {
    super(where.isEmpty() ? what : where + ": " + what, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
