package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** The statistics that are not written as percentiles are. */
public enum Statistic implements WireEnum {
  SAMPLE_COUNT("SampleCount"),
  AVERAGE("Average"),
  SUM("Sum"),
  MINIMUM("Minimum"),
  MAXIMUM("Maximum");

  private final String wire;

  Statistic(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
