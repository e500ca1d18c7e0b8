package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** How an alarm compares values with its threshold, or with the band of an anomaly detector. */
public enum ComparisonOperator implements WireEnum {
  GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold"),
  GREATER_THAN_THRESHOLD("GreaterThanThreshold"),
  LESS_THAN_THRESHOLD("LessThanThreshold"),
  LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold"),
  LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD("LessThanLowerOrGreaterThanUpperThreshold"),
  LESS_THAN_LOWER_THRESHOLD("LessThanLowerThreshold"),
  GREATER_THAN_UPPER_THRESHOLD("GreaterThanUpperThreshold");

  private final String wire;

  ComparisonOperator(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether it watches for what is too high. */
  public boolean looksAbove() {
    return wire.startsWith("Greater");
  }

  /** Whether it compares with a band, which only an anomaly detector has. */
  public boolean needsBand() {
    return this == LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD
        || this == LESS_THAN_LOWER_THRESHOLD
        || this == GREATER_THAN_UPPER_THRESHOLD;
  }
}
