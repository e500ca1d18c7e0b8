package io.github.autoscalinglocal;

import java.io.IOException;

/** The file that the state should be loaded from holds none, or one that cannot be read. */
final class UnreadableDataException extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
