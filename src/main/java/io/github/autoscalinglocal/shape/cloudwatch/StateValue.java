package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** The state of an alarm. */
public enum StateValue implements WireEnum {
  OK,
  ALARM,
  INSUFFICIENT_DATA;

  @Override
  public String wire() {
    return name();
  }
}
