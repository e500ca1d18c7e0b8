package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** How a step scaling policy makes one value of several datapoints. */
public enum MetricAggregation {
  Minimum {
    @Override
    OptionalDouble of(DoubleStream values) {
      return values.min();
    }
  },
  Maximum {
    @Override
    OptionalDouble of(DoubleStream values) {
      return values.max();
    }
  },
  Average {
    @Override
    OptionalDouble of(DoubleStream values) {
      return values.average();
    }
  };

  public static Optional<MetricAggregation> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  /** The value of these datapoints, if there are any. */
  public OptionalDouble of(List<Double> datapoints) {
    return of(datapoints.stream().mapToDouble(Double::doubleValue));
  }

  abstract OptionalDouble of(DoubleStream values);
}
