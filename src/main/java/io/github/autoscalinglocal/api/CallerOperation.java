package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Caller;
import java.util.Optional;

/** An operation whose answer depends on who calls. */
public non-sealed interface CallerOperation<Q extends Record, R extends Record>
    extends Operation<Q, R> {
  /**
   * Answers a caller.
   *
   * @param caller as the signature tells; empty if there is none
   */
  R apply(Q request, Tx tx, Optional<Caller> caller);
}
