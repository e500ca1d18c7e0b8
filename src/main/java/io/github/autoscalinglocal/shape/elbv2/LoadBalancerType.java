package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** The kinds of load balancers. */
public enum LoadBalancerType implements WireEnum {
  APPLICATION,
  NETWORK,
  GATEWAY
}
