package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** A switch. */
public enum OnOff implements WireEnum {
  ON,
  OFF
}
