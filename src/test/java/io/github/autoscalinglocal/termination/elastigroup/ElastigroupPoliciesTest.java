package io.github.autoscalinglocal.termination.elastigroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.Sketch;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import io.github.autoscalinglocal.termination.TerminationPolicy;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The worked examples of the scoring rule, as far as a policy sees them. {@code v.9} stands for an
 * instance type whose spot market has a volatility of 0.9. Left out, for they concern the whole
 * group and not the choice among candidates: examples 5 and 6 (reserved instances), 14 (the zone
 * before health) and the numeric half of 18.
 */
class ElastigroupPoliciesTest {
  private static final String DEFAULT = "Elastigroup:Default";
  private static final String NEWEST = "Elastigroup:NewestInstances";

  private static final Map<String, Instant> IMAGES =
      Map.of("ami-a1", Sketch.at("00:01"), "ami-a2", Sketch.at("00:02"));

  @ParameterizedTest(name = "{0}: {1} takes {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | Default | | i-1 spot 01:00; i-2 spot 02:00; i-3 spot 03:00 | i-1 | 101 | 100.5
          2 | NewestInstances | | i-1 spot 01:00; i-2 spot 02:00; i-3 spot 03:00 | i-3 | 101 | 100.5
          3 | Default | | i-1 spot v.9 01:00; i-2 05:00 U; i-3 spot 02:00 | i-2 | 10050 | 1101
          4 | Default | | i-1 spot v.1 01:00; i-2 spot v.8 09:00; i-3 spot v.5 02:00 | i-2 i-3 | 1100 | 600.5
          7 | Default | od=2+0% | i-1 01:00; i-2 02:00; i-3 spot 09:00 | i-3 | 100 |
          8 | Default | | i-1 spot 01:00 ami-a2; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2 | i-2 | 110.5 | 101
          9 | NewestInstances | | i-1 spot 01:00 ami-a1; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2 | i-2 | 110.5 | 110
          11 | Default | | i-1 spot 01:00 U P; i-2 spot 02:00; i-3 spot 03:00 | i-2 | 101 | 100
          13 | Default | od=1+0% | i-1 01:00; i-2 spot v.7 04:00; i-3 spot 02:00; i-4 spot 03:00 | i-2 i-3 i-4 | 1100 |
          15 | Default | | i-9 spot 01:00; i-2 spot 01:00 | i-2 | 100 | 100
          16 | Default | | i-1 spot Standby 01:00; i-2 spot 02:00 | i-2 | 100 |
          17 | Default | od=1+0% | i-1 01:00 U; i-2 02:00; i-3 spot 03:00 | i-1 | 10051 |
          18, tiers | Default | | i-1 spot v.2 01:00; i-2 spot v.3 02:00 | i-1 | 101 | 100
          """)
  void scoresAsDocumented(
      String number,
      String policy,
      @Nullable String settings,
      String members,
      String victims,
      String score,
      @Nullable String next) {
    List<Instance> left = new ArrayList<>(group(members).facts().instances());
    List<String> reasons = new ArrayList<>();

    List<String> taken = new ArrayList<>();
    for (String expected : victims.split(" ", -1)) {
      Narrowing narrowing = narrow(plugged("Elastigroup:" + policy), left, settings);
      Instance victim = narrowing.kept().get(0);
      taken.add(narrowing.kept().size() + ":" + victim.id());
      reasons.add(narrowing.reason());
      left.remove(victim);
      assertThat(taken).last().isEqualTo("1:" + expected);
    }

    assertThat(reasons.get(0)).startsWith(victims.split(" ", -1)[0] + " scores " + score + " (");
    if (next != null) {
      assertThat(reasons.get(0)).contains("), the next " + next);
    }
  }

  @Test
  void example7AbstainsWhenTheOnDemandBaseIsAllThatIsLeft() {
    List<Instance> left = group("i-1 01:00; i-2 02:00").facts().instances();

    Narrowing narrowing = narrow(plugged(DEFAULT), left, "od=2+0%");

    assertThat(narrowing.kept()).isEqualTo(left);
    assertThat(narrowing.reason()).startsWith("abstains");
  }

  @Test
  void example10ReadsTheDocumentationTheOtherWayWhenImagesWeighNothing() {
    Weights weights = new Weights(10_000, 1_000, 100, 0, 1);
    List<Instance> members =
        group("i-1 spot 01:00 ami-a1; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2")
            .facts()
            .instances();

    Narrowing narrowing = narrow(new ElastigroupNewestInstances(weights), members, "");

    assertThat(narrowing.kept()).extracting(Instance::id).containsExactly("i-3");
    assertThat(narrowing.reason())
        .isEqualTo(
            "i-3 scores 101 (health 0×10000, market 0×1000, strategy 1×100, ami 0×0, time 1×1),"
                + " the next 100.5");
  }

  @Test
  void example12TakesNobodyWhenAllAreProtected() {
    Selection selection =
        VictimSelector.select(group("i-1 spot P; i-2 spot P").policies(DEFAULT).desired(1));

    assertThat(selection.victims()).isEmpty();
    assertThat(selection.onlyProtectedLeft()).isTrue();
  }

  @Test
  void decidesInAnyGroupThatNamesIt() {
    Selection selection =
        VictimSelector.select(
            group("i-1 a 01:00; i-2 a 02:00; i-3 b 03:00").policies(NEWEST).desired(2));

    assertThat(selection.explanation().victims())
        .singleElement()
        .satisfies(
            victim -> {
              assertThat(victim.instanceId()).isEqualTo("i-2");
              assertThat(victim.decidedBy()).isEqualTo(NEWEST);
            });
  }

  @Test
  void takesAnImageOfUnknownAgeToBeAsOldAsItsFirstUse() {
    List<Instance> members =
        group("i-1 spot 02:00 ami-x; i-2 spot 03:00 ami-y; i-3 spot 01:00 ami-y")
            .facts()
            .instances();

    assertThat(narrow(plugged(NEWEST), members, "").kept())
        .extracting(Instance::id)
        .containsExactly("i-2");
  }

  @Test
  void exemptsAHeavyInstanceThatTheBaseCannotSpare() {
    List<Instance> members = group("i-1 01:00 w3; i-2 02:00 w1").facts().instances();

    assertThat(narrow(plugged(DEFAULT), members, "od=2+0%").kept())
        .extracting(Instance::id)
        .containsExactly("i-2");
  }

  private static Narrowing narrow(
      TerminationPolicy policy, List<Instance> members, @Nullable String settings) {
    GroupFacts facts =
        Sketch.of(members)
            .with(settings == null ? "" : settings)
            .market(new MarketOfTypes())
            .images(IMAGES)
            .facts();
    List<Instance> candidates =
        members.stream()
            .filter(i -> i.lifecycle() == Lifecycle.IN_SERVICE && !i.protectedFromScaleIn())
            .toList();
    return policy.narrow(candidates, facts);
  }

  private static Sketch group(String members) {
    return Sketch.of(members).market(new MarketOfTypes()).images(IMAGES);
  }

  private static TerminationPolicy plugged(String name) {
    return TerminationPolicies.find(name).orElseThrow();
  }

  /** Reads the volatility off the instance type. */
  private record MarketOfTypes() implements MarketData {
    @Override
    public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
      return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
      return OptionalDouble.empty();
    }

    @Override
    public double volatility(String instanceType, String zone) {
      return instanceType.startsWith("v.") ? Double.parseDouble(instanceType.substring(1)) : 0;
    }
  }
}
