package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** How the targets of a group are addressed. */
public enum TargetGroupIpAddressType implements WireEnum {
  IPV4,
  IPV6
}
