package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.model.Explanation.Excluded;
import io.github.autoscalinglocal.model.Explanation.Step;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.termination.Selection.Cause;
import io.github.autoscalinglocal.termination.Selection.Victim;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every selection, in groups made up from seeds. */
class AnyGroupTest {
  private static final List<String> POLICIES =
      Stream.concat(
              TerminationPolicies.builtIn().stream().filter(name -> !name.equals("Default")),
              Stream.of("Elastigroup:Default", "Elastigroup:NewestInstances"))
          .toList();

  static IntStream seeds() {
    return IntStream.range(0, 250);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesOnlyMembersThatCountAndEachOnce(int seed) {
    GroupFacts facts = group(seed);

    List<Instance> victims = victims(facts);

    assertThat(victims).doesNotHaveDuplicates().allMatch(Instance::counts);
    assertThat(facts.instances()).containsAll(victims);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sparesTheProtectedUnlessTheyAreUnhealthy(int seed) {
    assertThat(VictimSelector.select(group(seed)).victims())
        .allMatch(v -> v.cause() == Cause.UNHEALTHY || !Draft.isProtected(v.instance()))
        .allMatch(v -> v.cause() == Cause.SCALE_IN || !v.instance().health().healthy());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverShrinksBelowDesiredByScalingIn(int seed) {
    GroupFacts left = group(seed);
    for (Victim victim : VictimSelector.select(left).victims()) {
      assertThat(left.surplus()).isPositive();
      left = left.without(victim.instance());
      assertThat(left.surplus() >= 0 || victim.cause() == Cause.UNHEALTHY).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stopsOnlyWhenNobodyElseMayGo(int seed) {
    GroupFacts facts = group(seed);
    Selection selection = VictimSelector.select(facts);

    GroupFacts left = facts;
    for (Victim victim : selection.victims()) {
      left = left.without(victim.instance());
    }

    int surplus = left.surplus();
    assertThat(selection.surplus()).isEqualTo(surplus);
    assertThat(left.instances())
        .noneMatch(i -> mayGo(i, surplus))
        .noneMatch(i -> i.lifecycle().isPending() && i.units() <= surplus);
    assertThat(selection.onlyProtectedLeft())
        .isEqualTo(
            left.instances().stream().anyMatch(i -> Draft.isProtected(i) && i.units() <= surplus));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void explainsEachVictimStepByStep(int seed) {
    Selection selection = VictimSelector.select(group(seed));
    List<Step> steps = selection.explanation().steps();

    for (int number = 1; number <= selection.victims().size(); number++) {
      int victim = number;
      List<Step> own = steps.stream().filter(step -> step.victim() == victim).toList();
      for (int i = 0; i < own.size(); i++) {
        assertThat(own.get(i).before()).containsSubsequence(own.get(i).after());
        assertThat(own.get(i).reason()).isNotBlank();
        if (i > 0) {
          assertThat(own.get(i).before()).isSameAs(own.get(i - 1).after()).hasSizeGreaterThan(1);
        }
      }
      assertThat(own.get(own.size() - 1).after())
          .containsExactly(selection.victims().get(number - 1).instance().id());
      assertThat(own.get(own.size() - 1).rule())
          .isEqualTo(selection.explanation().victims().get(number - 1).decidedBy());
    }
    assertThat(steps).allMatch(step -> step.victim() <= selection.victims().size());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void excludesWhoeverCannotGoAndNobodyWhoGoes(int seed) {
    GroupFacts facts = group(seed);
    Selection selection = VictimSelector.select(facts);

    List<String> excluded =
        selection.explanation().excluded().stream().map(Excluded::instanceId).toList();

    assertThat(excluded)
        .doesNotHaveDuplicates()
        .containsAll(facts.instances().stream().filter(i -> !i.counts()).map(Instance::id).toList())
        .noneMatch(id -> victims(facts).stream().map(Instance::id).anyMatch(id::equals));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void choosesTheSameAgain(int seed) {
    assertThat(VictimSelector.select(group(seed))).isEqualTo(VictimSelector.select(group(seed)));
  }

  /** The zone that loses is never smaller than another one which could have lost the like. */
  @ParameterizedTest
  @MethodSource("seeds")
  void keepsZonesAsEvenAsProtectionAllows(int seed) {
    GroupFacts left = group(seed);
    for (Victim victim : VictimSelector.select(left).victims()) {
      if (victim.instance().health().healthy()) {
        Instance gone = victim.instance();
        GroupFacts now = left;
        int surplus = left.surplus();
        Predicate<Instance> alike =
            left.mixed().isPresent()
                ? i -> i.machine().option() == gone.machine().option()
                : i -> true;
        boolean inService = gone.lifecycle() == Lifecycle.IN_SERVICE;
        assertThat(left.instances())
            .filteredOn(
                i ->
                    inService
                        ? mayGo(i, surplus)
                        : i.lifecycle().isPending() && i.units() <= surplus)
            .filteredOn(alike)
            .allMatch(i -> load(now, i.zone()) <= load(now, gone.zone()));
      }
      left = left.without(victim.instance());
    }
  }

  /** Disabled zones come before all others. */
  private static int load(GroupFacts facts, String zone) {
    int units = facts.units(i -> i.zone().equals(zone));
    return facts.wanted().zones().contains(zone) ? units : 10_000 + units;
  }

  private static boolean mayGo(Instance instance, int surplus) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        && instance.health().healthy()
        && !instance.protectedFromScaleIn()
        && instance.units() <= surplus;
  }

  private static List<Instance> victims(GroupFacts facts) {
    return VictimSelector.select(facts).victims().stream().map(Victim::instance).toList();
  }

  private static GroupFacts group(int seed) {
    Random random = new Random(seed);
    boolean mixed = random.nextBoolean();
    boolean weighted = mixed && random.nextBoolean();
    int size = 1 + random.nextInt(12);
    List<Instance> instances =
        IntStream.range(0, size).mapToObj(i -> instance(i, weighted, random)).toList();
    Sketch sketch =
        Sketch.of(instances)
            .with(pick(random, "v3", "v2", "LC c2"))
            .with(pick(random, "zones=a,b", "zones=a,b,c"))
            .with(pick(random, "", "", "unhealthy-stay"))
            .policies(policies(random))
            .tieBreak(random.nextBoolean() ? TieBreak.lowestId() : TieBreak.random(seed))
            .market(new BuiltInMarket());
    if (mixed) {
      sketch
          .with("od=%d+%d%%".formatted(random.nextInt(4), random.nextInt(5) * 25))
          .with("od:" + pick(random, "prioritized", "lowest-price"))
          .with(
              "spot:"
                  + pick(
                      random,
                      "lowest-price/1",
                      "capacity-optimized",
                      "capacity-optimized-prioritized",
                      "price-capacity-optimized"))
          .with(pick(random, "types=m5.large,c5.large", "types=c5.large,m5.large,r5.large", ""));
    }
    return sketch.desired(random.nextInt(size + 1));
  }

  private static Instance instance(int number, boolean weighted, Random random) {
    return Sketch.instance(
        String.join(
            " ",
            "i-%02d".formatted(number),
            pick(random, "a", "a", "b", "b", "c"),
            pick(random, "v1", "v2", "v3", "v3", "B v7", "LC c1", "LC c2", "none"),
            "%02d:%02d".formatted(random.nextInt(12), random.nextInt(4) * 15),
            pick(random, "", "", "", "P"),
            pick(random, "", "", "", "", "", "U"),
            pick(
                random,
                "InService",
                "InService",
                "InService",
                "InService",
                "Pending",
                "Standby",
                "Terminating:Wait"),
            pick(random, "m5.large", "c5.large", "r5.large"),
            pick(random, "", "spot"),
            weighted ? "w" + (1 + random.nextInt(4)) : ""));
  }

  private static String[] policies(Random random) {
    int count = random.nextInt(3);
    Stream<String> listed =
        IntStream.range(0, count).mapToObj(i -> POLICIES.get(random.nextInt(POLICIES.size())));
    return (count == 0 || random.nextBoolean()
            ? Stream.concat(listed, Stream.of("Default"))
            : listed)
        .toArray(String[]::new);
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
