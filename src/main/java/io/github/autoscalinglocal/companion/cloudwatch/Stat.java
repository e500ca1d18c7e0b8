package io.github.autoscalinglocal.companion.cloudwatch;

import io.github.autoscalinglocal.model.cloudwatch.Summary;
import java.util.Optional;
import java.util.OptionalDouble;

/** A statistic, such as {@code Average}, {@code p99.9}, {@code tm90} or {@code TS(80%:)}. */
public sealed interface Stat permits PlainStat, Percentile, RangeStat {
  /** Its value; empty if what is known of the values does not tell it. */
  OptionalDouble of(Summary values);

  /** Whether it needs single values; others do with sums. */
  boolean needsValues();

  /** The statistic of this name, if it is one. */
  static Optional<Stat> parse(String name) {
    return PlainStat.parse(name).or(() -> Percentile.parse(name)).or(() -> RangeStat.parse(name));
  }

  /** Whether a statistic of this name is one that the API calls extended. */
  static boolean isExtended(String name) {
    return PlainStat.parse(name).isEmpty();
  }
}
