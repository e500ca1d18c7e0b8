package io.github.autoscalinglocal.engine;

/** Breaks a unit of work off, for another host to be asked before it begins anew. */
final class AskFirst extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient OutsideCall call;

  AskFirst(OutsideCall call) {
    super("only an operation can wait for an answer", null, false, false);
    this.call = call;
  }

  OutsideCall call() {
    return call;
  }
}
