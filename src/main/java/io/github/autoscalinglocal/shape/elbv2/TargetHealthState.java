package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.WireEnum;

/** The states of a target. */
public enum TargetHealthState implements WireEnum {
  INITIAL("initial"),
  HEALTHY("healthy"),
  UNHEALTHY("unhealthy"),
  UNHEALTHY_DRAINING("unhealthy.draining"),
  UNUSED("unused"),
  DRAINING("draining"),
  UNAVAILABLE("unavailable");

  private final String wire;

  TargetHealthState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
