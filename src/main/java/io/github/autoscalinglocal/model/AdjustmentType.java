package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/** How a policy's number changes the capacity, in the order of DescribeAdjustmentTypes. */
public enum AdjustmentType {
  ChangeInCapacity,
  ExactCapacity,
  PercentChangeInCapacity;

  public static Optional<AdjustmentType> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
