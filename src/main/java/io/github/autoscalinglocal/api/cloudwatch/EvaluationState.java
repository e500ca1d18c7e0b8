package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** What keeps an alarm from being evaluated. */
enum EvaluationState implements WireEnum {
  PARTIAL_DATA,
  EVALUATION_FAILURE,
  EVALUATION_ERROR;

  @Override
  public String wire() {
    return name();
  }
}
