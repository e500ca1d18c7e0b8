package io.github.autoscalinglocal.control.state;

/** A document is no state: the message says where, and why. */
public final class StateFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StateFormatException(String where, String what) {
    super(where.isEmpty() ? what : "At '" + where + "': " + what, null, false, false);
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
