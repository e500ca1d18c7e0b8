package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.model.Load;
import io.github.autoscalinglocal.model.Load.Kind;
import io.github.autoscalinglocal.model.Load.Target;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.scaling.ResourceLabel;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pcollections.TreePMap;

/**
 * A load as JSON, in the same form when it is set and when it is shown, but that a value which
 * holds from now on for ever may be given without a series.
 */
record LoadBody(
    Optional<String> group,
    Optional<String> metric,
    Optional<String> resourceLabel,
    Optional<String> mode,
    Optional<Double> value,
    Optional<List<Step>> series,
    Optional<String> every) {
  private static final double LARGEST = 1e15;
  private static final int MOST_STEPS = 10_080;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(365);

  /**
   * A value, from when on it holds.
   *
   * @param at an instant, or how long after now
   * @param value empty where nothing is published any more
   */
  record Step(Optional<String> at, Optional<Double> value) {}

  /** What all calls that are about loads answer. */
  record All(List<LoadBody> loads) {
    static All of(Region region) {
      return new All(
          region.loads().byTarget().entrySet().stream()
              .map(each -> LoadBody.of(each.getKey(), each.getValue()))
              .toList());
    }
  }

  private static LoadBody of(Target target, Load load) {
    return new LoadBody(
        Optional.of(target.group()),
        Optional.of(target.metric().wire()),
        target.label(),
        Optional.of(wire(load.kind())),
        Optional.empty(),
        Optional.of(load.steps().entrySet().stream().map(LoadBody::step).toList()),
        load.every().map(Duration::toString));
  }

  private static Step step(Map.Entry<Instant, Optional<Double>> step) {
    return new Step(Optional.of(step.getKey().toString()), step.getValue());
  }

  private static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is to be loaded, if that can be. */
  Target target() {
    MetricType type = type(metric.orElse(""));
    boolean requests = type == MetricType.ALBRequestCountPerTarget;
    if (requests != resourceLabel.isPresent()) {
      throw Refusal.invalid(
          requests
              ? "Field 'resourceLabel' must tell whose requests."
              : "Field 'resourceLabel' has no place beside this metric.");
    }
    if (resourceLabel.filter(label -> ResourceLabel.parse(label).isEmpty()).isPresent()) {
      throw Refusal.invalid(
          "Field 'resourceLabel' must be such as app/load-balancer/id/targetgroup/name/id.");
    }
    return new Target(
        group.orElseThrow(() -> Refusal.invalid("Field 'group' must be the name of a group.")),
        type,
        resourceLabel);
  }

  static MetricType type(String name) {
    return Arrays.stream(MetricType.values())
        .filter(each -> each.wire().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    Arrays.stream(MetricType.values())
                        .map(MetricType::wire)
                        .collect(Collectors.joining(", ", "Field 'metric' must be one of ", "."))));
  }

  /** The load, if it can be one. */
  Load load(Instant now) {
    if (value.isPresent() == series.isPresent()) {
      throw Refusal.invalid("There must be either a field 'value' or a field 'series'.");
    }
    TreePMap<Instant, Optional<Double>> steps =
        value.isPresent()
            ? TreePMap.singleton(now, Optional.of(number("value", value.get())))
            : steps(now, series.get());
    return new Load(kind(), steps, every.map(text -> period(text, steps)));
  }

  private Kind kind() {
    return Arrays.stream(Kind.values())
        .filter(each -> wire(each).equals(mode.orElse("")))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("Field 'mode' must be one of per-instance, total."));
  }

  private TreePMap<Instant, Optional<Double>> steps(Instant now, List<Step> given) {
    if (given.isEmpty() || given.size() > MOST_STEPS) {
      throw Refusal.invalid(
          "Field 'series' must have from 1 to %s elements.".formatted(MOST_STEPS));
    }
    TreePMap<Instant, Optional<Double>> steps = TreePMap.empty();
    for (int i = 0; i < given.size(); i++) {
      String field = "series[%s]".formatted(i);
      Step step = given.get(i);
      if (step == null) {
        throw Refusal.invalid("Field '%s' must be an object.".formatted(field));
      }
      Instant at = moment(field + ".at", step.at().orElse(""), now);
      if (!steps.isEmpty() && !at.isAfter(steps.lastKey())) {
        throw Refusal.invalid(
            "Field '%s.at' must be later than that of the element before.".formatted(field));
      }
      String name = field + ".value";
      steps = steps.plus(at, step.value().map(number -> number(name, number)));
    }
    return steps;
  }

  private static Instant moment(String field, String text, Instant now) {
    try {
      return Moments.checkedBounds(Instant.parse(text));
    } catch (DateTimeException other) {
      // it may still be a duration
    }
    try {
      Duration after = Duration.parse(text);
      if (!after.isNegative()) {
        return Moments.later(now, after);
      }
    } catch (DateTimeException | ArithmeticException none) {
      // what it must be is said below
    }
    throw Refusal.invalid(
        "Field '%s' must be an instant such as 2026-01-01T00:00:00Z, or a duration from now such as"
                .formatted(field)
            + " PT1H.");
  }

  private double number(String field, double number) {
    boolean busiest =
        kind() == Kind.PER_INSTANCE && metric.orElse("").equals("ASGAverageCPUUtilization");
    double largest = busiest ? 100 : LARGEST;
    if (!(number >= 0 && number <= largest)) {
      throw Refusal.invalid(
          "Field '%s' must be from 0 to %s.".formatted(field, busiest ? "100" : "1e15"));
    }
    return number;
  }

  private static Duration period(String text, TreePMap<Instant, Optional<Double>> steps) {
    Duration period = Moments.duration("every", text);
    Duration length = Duration.between(steps.firstKey(), steps.lastKey());
    if (period.compareTo(SHORTEST) < 0
        || period.compareTo(LONGEST) > 0
        || period.compareTo(length) <= 0) {
      throw Refusal.invalid(
          "Field 'every' must be longer than the series, at least %s and at most %s."
              .formatted(SHORTEST, LONGEST));
    }
    return period;
  }
}
