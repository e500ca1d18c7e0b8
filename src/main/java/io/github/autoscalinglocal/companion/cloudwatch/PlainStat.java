package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.util.Optional;
import java.util.OptionalDouble;

/** The statistics that need no single values. */
enum PlainStat implements Stat {
  SAMPLE_COUNT,
  SUM,
  AVERAGE,
  MINIMUM,
  MAXIMUM;

  static Optional<Stat> parse(String name) {
    return switch (name) {
      case "SampleCount" -> Optional.of(SAMPLE_COUNT);
      case "Sum" -> Optional.of(SUM);
      case "Average" -> Optional.of(AVERAGE);
      case "Minimum" -> Optional.of(MINIMUM);
      case "Maximum" -> Optional.of(MAXIMUM);
      default -> Optional.empty();
    };
  }

  @Override
  public OptionalDouble of(Summary values) {
    if (values.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        switch (this) {
          case SAMPLE_COUNT -> values.count();
          case SUM -> values.sum();
          case AVERAGE -> values.average();
          case MINIMUM -> values.min();
          case MAXIMUM -> values.max();
        });
  }

  @Override
  public boolean needsValues() {
    return false;
  }
}
