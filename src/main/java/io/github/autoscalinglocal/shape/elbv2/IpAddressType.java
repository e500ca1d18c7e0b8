package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** How a load balancer is addressed. */
public enum IpAddressType implements WireEnum {
  IPV4,
  DUALSTACK,
  DUALSTACK_WITHOUT_PUBLIC_IPV4
}
