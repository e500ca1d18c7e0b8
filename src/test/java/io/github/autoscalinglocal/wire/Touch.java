package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;

/** An operation that asks and answers nothing. */
final class Touch implements ReadOperation<Touch.Request, NoResult> {
  record Request() {}

  @Override
  public NoResult answer(Request request, View view) {
    return new NoResult();
  }
}
