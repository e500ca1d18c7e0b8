package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** The kinds of alarms, of which the emulator has those on metrics. */
enum AlarmType implements WireEnum {
  COMPOSITE("CompositeAlarm"),
  METRIC("MetricAlarm");

  private final String wire;

  AlarmType(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
