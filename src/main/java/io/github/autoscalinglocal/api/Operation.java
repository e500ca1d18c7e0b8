package io.github.autoscalinglocal.api;

/**
 * One operation of the API. The class has the operation's name; its nested record {@code Request}
 * is what comes in, and its answer is a nested record {@code Response} (with or without components)
 * or {@link NoResult}.
 */
public sealed interface Operation<Q extends Record, R extends Record>
    permits ReadOperation, WriteOperation, CallerOperation {

  /** The operation's name, which is its class's. */
  default String name() {
    return getClass().getSimpleName();
  }
}
