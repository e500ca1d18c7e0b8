package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;
import java.util.Arrays;
import java.util.Optional;

/** What a metric's values count. */
public enum StandardUnit implements WireEnum {
  SECONDS("Seconds"),
  MICROSECONDS("Microseconds"),
  MILLISECONDS("Milliseconds"),
  BYTES("Bytes"),
  KILOBYTES("Kilobytes"),
  MEGABYTES("Megabytes"),
  GIGABYTES("Gigabytes"),
  TERABYTES("Terabytes"),
  BITS("Bits"),
  KILOBITS("Kilobits"),
  MEGABITS("Megabits"),
  GIGABITS("Gigabits"),
  TERABITS("Terabits"),
  PERCENT("Percent"),
  COUNT("Count"),
  BYTES_PER_SECOND("Bytes/Second"),
  KILOBYTES_PER_SECOND("Kilobytes/Second"),
  MEGABYTES_PER_SECOND("Megabytes/Second"),
  GIGABYTES_PER_SECOND("Gigabytes/Second"),
  TERABYTES_PER_SECOND("Terabytes/Second"),
  BITS_PER_SECOND("Bits/Second"),
  KILOBITS_PER_SECOND("Kilobits/Second"),
  MEGABITS_PER_SECOND("Megabits/Second"),
  GIGABITS_PER_SECOND("Gigabits/Second"),
  TERABITS_PER_SECOND("Terabits/Second"),
  COUNT_PER_SECOND("Count/Second"),
  NONE("None");

  private final String wire;

  StandardUnit(String wire) {
    this.wire = wire;
  }

  /** The unit that the API calls so. */
  public static Optional<StandardUnit> named(String wire) {
    return Arrays.stream(values()).filter(unit -> unit.wire.equals(wire)).findFirst();
  }

  @Override
  public String wire() {
    return wire;
  }
}
