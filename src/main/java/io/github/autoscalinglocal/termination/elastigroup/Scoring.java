package io.github.autoscalinglocal.termination.elastigroup;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The highest score goes; of equals, the lowest id. On-demand instances that the base needs are
 * exempt.
 */
record Scoring(Weights weights, boolean newestFirst) {

  private record Line(Instance instance, Factors factors, double score) {}

  private static final Comparator<Line> FIRST_TO_GO =
      Comparator.comparingDouble(Line::score)
          .reversed()
          .thenComparing(line -> line.instance().id());

  Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    int spare = spareOnDemand(facts);
    List<Line> sheet =
        score(candidates, facts).stream()
            .filter(line -> isSpot(line.instance()) || line.instance().units() <= spare)
            .sorted(FIRST_TO_GO)
            .toList();
    if (sheet.isEmpty()) {
      return new Narrowing(candidates, "abstains: the on-demand base exempts every candidate");
    }
    Line first = sheet.get(0);
    int exempt = candidates.size() - sheet.size();
    return new Narrowing(
        List.of(first.instance()),
        first.instance().id()
            + " scores "
            + first.factors().sheet(weights)
            + (sheet.size() > 1 ? ", the next " + Factors.number(sheet.get(1).score()) : "")
            + (exempt > 0 ? "; the on-demand base exempts " + exempt : ""));
  }

  /** The on-demand units beyond the base; without a mixed instances policy nothing is held back. */
  private static int spareOnDemand(GroupFacts facts) {
    int onDemand =
        facts.instances().stream()
            .filter(instance -> instance.counts() && !isSpot(instance))
            .mapToInt(Instance::units)
            .sum();
    return facts
        .mixed()
        .map(mixed -> onDemand - mixed.split().onDemandBase())
        .orElse(Integer.MAX_VALUE);
  }

  private List<Line> score(List<Instance> candidates, GroupFacts facts) {
    ToDoubleFunction<Instance> image = rank(candidates, imageAge(facts), false);
    ToDoubleFunction<Instance> time =
        rank(candidates, instance -> instance.launchedAt().getEpochSecond(), newestFirst);
    return candidates.stream()
        .map(
            instance -> {
              Factors factors =
                  new Factors(
                      instance.health().healthy() ? 0 : 1,
                      volatility(instance, facts),
                      isSpot(instance) ? 1 : 0.5,
                      image.applyAsDouble(instance),
                      time.applyAsDouble(instance));
              return new Line(instance, factors, factors.score(weights));
            })
        .toList();
  }

  private static boolean isSpot(Instance instance) {
    return instance.machine().option() == PurchaseOption.SPOT;
  }

  /** Low, medium or high, by thirds. */
  private static double volatility(Instance instance, GroupFacts facts) {
    if (!isSpot(instance)) {
      return 0;
    }
    double volatility =
        facts.oracles().market().volatility(instance.machine().type(), instance.zone());
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

  /**
   * From 1 for the smallest key among the candidates down to 0, in even steps; all 0 when they do
   * not differ.
   */
  private static ToDoubleFunction<Instance> rank(
      List<Instance> candidates, ToLongFunction<Instance> key, boolean largestFirst) {
    long[] keys = candidates.stream().mapToLong(key).distinct().sorted().toArray();
    int last = keys.length - 1;
    return instance -> {
      int place = Arrays.binarySearch(keys, key.applyAsLong(instance));
      int stepsToGo = largestFirst ? place : last - place;
      return last == 0 ? 0 : stepsToGo / (double) last;
    };
  }
}
