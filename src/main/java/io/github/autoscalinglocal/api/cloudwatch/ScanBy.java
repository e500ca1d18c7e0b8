package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;

/** Which values, or changes, come first. */
enum ScanBy implements WireEnum {
  NEWEST_FIRST("TimestampDescending"),
  OLDEST_FIRST("TimestampAscending");

  private final String wire;

  ScanBy(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
