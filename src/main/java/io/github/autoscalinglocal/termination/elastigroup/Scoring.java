package io.github.autoscalinglocal.termination.elastigroup;

import io.github.autoscalinglocal.model.Explanation.Score;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The highest score goes; of equals, the lowest id. On-demand instances that the base needs are
 * exempt.
 */
record Scoring(Weights weights, boolean newestFirst) {

  private record Line(Instance instance, Score score) {}

  private static final Comparator<Line> FIRST_TO_GO =
      Comparator.comparingDouble((Line line) -> line.score().score())
          .reversed()
          .thenComparing(line -> line.instance().id());

  Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    List<Line> sheet = eligible(score(candidates, facts), facts);
    if (sheet.isEmpty()) {
      return new Narrowing(candidates, "abstains: the on-demand base exempts every candidate");
    }
    Line first = sheet.get(0);
    int exempt = candidates.size() - sheet.size();
    return new Narrowing(
        List.of(first.instance()),
        first.instance().id()
            + " scores "
            + Factors.sheet(first.score())
            + (sheet.size() > 1 ? ", the next " + Factors.number(sheet.get(1).score().score()) : "")
            + (exempt > 0 ? "; the on-demand base exempts " + exempt : ""),
        Optional.of(sheet.stream().map(Line::score).toList()));
  }

  /** Without the on-demand instances of the lowest scores, as far as the base needs them. */
  private static List<Line> eligible(List<Line> lines, GroupFacts facts) {
    int spare = facts.spareOnDemand();
    List<Line> eligible = new ArrayList<>();
    for (Line line : lines.stream().sorted(FIRST_TO_GO).toList()) {
      boolean ofBase = facts.countsTowardBase(line.instance());
      int units = line.instance().units();
      if (!ofBase || units <= spare) {
        eligible.add(line);
        spare -= ofBase ? units : 0;
      }
    }
    return eligible;
  }

  private List<Line> score(List<Instance> candidates, GroupFacts facts) {
    List<Instance> ranked = ranked(candidates, facts);
    ToDoubleFunction<Instance> image = rank(ranked, imageAge(facts), false);
    ToDoubleFunction<Instance> time =
        rank(ranked, instance -> instance.launchedAt().getEpochSecond(), newestFirst);
    return candidates.stream()
        .map(
            instance -> {
              Factors factors =
                  new Factors(
                      instance.health().healthy() ? 0 : 1,
                      volatility(instance, facts),
                      strategy(instance, facts),
                      image.applyAsDouble(instance),
                      time.applyAsDouble(instance));
              return new Line(instance, factors.score(instance.id(), weights));
            })
        .toList();
  }

  /** Ranks are those among all who serve unlocked, also if a zone or the base spares them. */
  private static List<Instance> ranked(List<Instance> candidates, GroupFacts facts) {
    Stream<Instance> unlocked =
        facts.instances().stream()
            .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE)
            .filter(each -> !each.protectedFromScaleIn());
    return Stream.concat(candidates.stream(), unlocked).distinct().toList();
  }

  private static boolean isSpot(Instance instance) {
    return instance.machine().option() == PurchaseOption.SPOT;
  }

  private static double strategy(Instance instance, GroupFacts facts) {
    if (isSpot(instance)) {
      return 1;
    }
    return facts.oracles().reserved().test(instance) ? 0.25 : 0.5;
  }

  /** Low, medium or high, by thirds, unless the number itself is to count. */
  private double volatility(Instance instance, GroupFacts facts) {
    if (!isSpot(instance)) {
      return 0;
    }
    double volatility =
        facts.oracles().market().volatility(instance.machine().type(), instance.zone());
    if (!weights.inTiers()) {
      return volatility;
    }
    return volatility < 1 / 3.0 ? 0 : volatility < 2 / 3.0 ? 0.5 : 1;
  }

  /** An image of unknown age is as old as its first use in the group. */
  private static ToLongFunction<Instance> imageAge(GroupFacts facts) {
    Map<String, Instant> firstUse =
        facts.instances().stream()
            .collect(
                Collectors.toMap(
                    instance -> instance.machine().imageId(),
                    Instance::launchedAt,
                    BinaryOperator.minBy(Comparator.naturalOrder())));
    return instance -> {
      String image = instance.machine().imageId();
      return facts
          .oracles()
          .imageCreatedAt()
          .apply(image)
          .orElse(firstUse.getOrDefault(image, instance.launchedAt()))
          .toEpochMilli();
    };
  }

  /** From 1 for the smallest key down to 0, in even steps; all 0 when they do not differ. */
  private static ToDoubleFunction<Instance> rank(
      List<Instance> ranked, ToLongFunction<Instance> key, boolean largestFirst) {
    long[] keys = ranked.stream().mapToLong(key).distinct().sorted().toArray();
    int last = keys.length - 1;
    return instance -> {
      int place = Arrays.binarySearch(keys, key.applyAsLong(instance));
      int stepsToGo = largestFirst ? place : last - place;
      return last == 0 ? 0 : stepsToGo / (double) last;
    };
  }
}
