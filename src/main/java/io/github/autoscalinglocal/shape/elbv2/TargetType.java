package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** What the targets of a group are. */
public enum TargetType implements WireEnum {
  INSTANCE,
  IP,
  LAMBDA,
  ALB
}
