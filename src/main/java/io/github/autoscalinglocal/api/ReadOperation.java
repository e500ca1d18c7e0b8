package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.engine.View;

/** An operation that changes nothing: it reads a snapshot, without a lock. */
public non-sealed interface ReadOperation<Q extends Record, R extends Record>
    extends Operation<Q, R> {
  R answer(Q request, View view);
}
