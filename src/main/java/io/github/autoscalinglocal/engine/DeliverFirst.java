package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Message;

/** Breaks a unit of work off, for a message to be delivered before it begins anew. */
final class DeliverFirst extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  DeliverFirst(Message message) {
    super("only an operation can wait for a delivery", null, false, false);
    this.message = message;
  }

  Message message() {
    return message;
  }
}
