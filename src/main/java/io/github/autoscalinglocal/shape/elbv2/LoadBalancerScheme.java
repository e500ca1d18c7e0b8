package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** Whether a load balancer can be reached from the internet. */
public enum LoadBalancerScheme implements WireEnum {
  INTERNET_FACING,
  INTERNAL
}
