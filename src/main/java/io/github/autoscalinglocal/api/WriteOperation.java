package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.engine.Tx;

/**
 * An operation that changes what is wanted, in a transaction that commits whole or leaves no trace.
 */
public non-sealed interface WriteOperation<Q extends Record, R extends Record>
    extends Operation<Q, R> {
  R apply(Q request, Tx tx);
}
