package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each policy alone: what it keeps, and what it says about it. Groups are in the notation of {@link
 * Sketch}.
 */
class PoliciesTest {

  @ParameterizedTest(name = "{0} keeps {3} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OldestInstance | i1 07:00 | | i1 | i1 launched at 2026-03-01T07:00:00Z
          OldestInstance | i1 07:00; i2 06:00; i3 08:00 | | i2 | i2 launched at 2026-03-01T06:00:00Z, the next at 2026-03-01T07:00:00Z
          OldestInstance | i1 07:00; i2 08:00; i3 07:00 | | i1 i3 | i1 and i3 launched at 2026-03-01T07:00:00Z, the next at 2026-03-01T08:00:00Z
          OldestInstance | i1 07:00; i2 07:00 | | i1 i2 | both candidates launched at 2026-03-01T07:00:00Z
          NewestInstance | i1 07:00; i2 06:00; i3 08:00 | | i3 | i3 launched at 2026-03-01T08:00:00Z, the next at 2026-03-01T07:00:00Z
          NewestInstance | i1 07:00; i2 07:00 | | i1 i2 | both candidates launched at 2026-03-01T07:00:00Z
          ClosestToNextInstanceHour | i1 09:05; i2 09:10 | | i1 | i1 has 5 min 0 s left of its instance hour, the next 10 min 0 s
          ClosestToNextInstanceHour | i1 09:00:20; i2 07:00:20; i3 08:10 | | i1 i2 | i1 and i2 have 0 min 20 s left of their instance hours, the next 10 min 0 s
          ClosestToNextInstanceHour | i1 11:00; i2 12:00 | | i1 i2 | both candidates have 60 min 0 s left of their instance hours
          OldestLaunchConfiguration | i1 v1; i2 v2 | | i1 i2 | abstains: no candidate has a launch configuration
          OldestLaunchConfiguration | i1 v1; i2 LC c4 | LC c4 | i2 | i2 launched from c4, created at 2026-03-01T00:00:04Z
          OldestLaunchConfiguration | i1 LC c3; i2 LC c4; i3 LC c5 | LC c3 | i2 | i2 launched from c4, which the group no longer uses, created at 2026-03-01T00:00:04Z, the next at 2026-03-01T00:00:05Z
          OldestLaunchConfiguration | i1 LC c3; i2 LC c3 | LC c3 | i1 i2 | both candidates launched from c3, created at 2026-03-01T00:00:03Z
          OldestLaunchTemplate | i1 LC c1; i2 none | | i1 i2 | abstains: no candidate has a launch template
          OldestLaunchTemplate | i1 LC c1; i2 v3; i3 v3 | | i2 i3 | i2 and i3 run version 3 of A
          OldestLaunchTemplate | i1 v10; i2 v9; i3 v9 | | i2 i3 | i2 and i3 run version 9 of A, the next 10
          OldestLaunchTemplate | i1 v1; i2 B v9 | | i2 | i2 launched from another launch template than the group uses now
          OldestLaunchTemplate | i1 v1; i2 B v9 | LC c1 | i1 i2 | both candidates launched from another launch template than the group uses now
          Default | i1 v2 09:05; i2 v1 09:40; i3 v1 09:30 | | i3 | i2 and i3 run version 1 of A, the next 2; i3 has 30 min 0 s left of its instance hour, the next 40 min 0 s
          Default | i1 LC c1; i2 v3; i3 none | LC c2 | i1 | i1 launched from c1, which the group no longer uses, created at 2026-03-01T00:00:01Z
          Default | i1 v3 09:10; i2 v3 09:20 | LC c2 | i1 | abstains: no candidate has a launch configuration; i1 has 10 min 0 s left of its instance hour, the next 20 min 0 s
          Default | i1 none; i2 B v1; i3 v1 | | i1 i2 | i1 and i2 launched from another launch template than the group uses now, or from none; both candidates have 60 min 0 s left of their instance hours
          Default | i1 09:00; i2 10:00 | | i1 i2 | both candidates run version 3 of A; both candidates have 60 min 0 s left of their instance hours
          """)
  void narrows(
      String policy, String candidates, @Nullable String settings, String kept, String reason) {
    Sketch sketch = Sketch.of(candidates).with(settings == null ? "" : settings);

    Narrowing narrowing = narrow(policy, sketch);

    assertThat(ids(narrowing)).isEqualTo(kept);
    assertThat(narrowing.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} keeps {3} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          prioritized | i1 m5.large; i2 c5.large; i3 c5.large | od=0+100% types=m5.large,c5.large | i2 i3 | i2 and i3 of type c5.large, which has priority 2 of 2, the next 1
          prioritized, types by attributes | i1 m5.large; i2 c5.large | od=0+100% | i1 i2 | abstains: the group does not list its instance types in an order
          removed type | i1 m5.large; i2 m3.large; i3 c5.large | od=0+100% types=m5.large,c5.large | i2 | the group no longer names the type of i2
          both options | i1 m5.large; i2 m5.large spot | od=0+100% | i1 i2 | abstains: the candidates are of both purchase options
          unknown strategy | i1 m5.large; i2 c5.large | od=0+100% od:guess | i1 i2 | abstains: no rule for the strategy guess
          on-demand price | i1 m5.large; i2 c5.large; i3 r5.large | od=0+100% od:lowest-price | i3 | price per unit of i3 is 0.126, the next 0.096
          on-demand price per unit | i1 m5.large w1; i2 c5.xlarge w4 | od=0+100% od:lowest-price | i1 | price per unit of i1 is 0.096, the next 0.0425
          no price | i1 m5.large; i2 z9.large | od=0+100% od:lowest-price | i1 i2 | abstains: no market data for z9.large in us-east-1a
          dear pool | i1 m5.large spot; i2 c5.large spot; i3 r5.large spot | od=0+0% spot:lowest-price/2 types=r5.large,m5.large,c5.large | i3 | i3 outside the cheapest spot pools of the zone, of which the group wants 2
          weighted pool | i1 m5.large w1 spot; i2 c5.xlarge w4 spot | od=0+0% spot:lowest-price/1 types=m5.large,c5.xlarge*4 | i1 | i1 outside the cheapest spot pools of the zone, of which the group wants 1
          fullest pool | i1 m5.large spot; i2 c5.large spot; i3 m5.large spot P | od=0+0% spot:lowest-price/2 types=m5.large,c5.large | i1 | of the cheapest spot pools, m5.large in us-east-1a has 2, the next 1
          even pools | i1 m5.large spot; i2 c5.large spot | od=0+0% spot:lowest-price/2 | i1 i2 | of the cheapest spot pools, m5.large in us-east-1a and c5.large in us-east-1a have 1
          no spot price | i1 m5.large spot; i2 c5.large spot | od=0+0% spot:lowest-price/1 types=m5.large,c5.large,z9.large | i1 i2 | abstains: no market data for z9.large in us-east-1a
          """)
  void alignsWithTheAllocationStrategy(
      String what, String group, String settings, String kept, String reason) {
    Narrowing narrowing =
        narrow("AllocationStrategy", Sketch.of(group).with(settings).market(new BuiltInMarket()));

    assertThat(ids(narrowing)).isEqualTo(kept);
    assertThat(narrowing.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0} keeps {2} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          capacity-optimized | i1 c.3 spot; i2 c.1 spot; i3 c.2 spot | i2 | spare capacity of i2 is 1, the next 2
          capacity-optimized | i1 c.3 spot; i2 c.3 spot | i1 i2 | spare capacity of both candidates is 3
          capacity-optimized | i1 c.3 spot; i2 unknown.1 spot | i1 i2 | abstains: no market data for unknown.1 in us-east-1a
          capacity-optimized-prioritized | i1 c.2 spot; i2 c.1 spot; i3 c.10 spot | i2 | spare capacity of i2 is 1, the next 2; i2 of type c.1, which has priority 2 of 3
          capacity-optimized-prioritized | i1 c.1 spot; i2 c.01 spot | i2 | spare capacity of both candidates is 1; i2 of type c.01, which has priority 2 of 2, the next 1
          price-capacity-optimized | i1 c.4 spot w1; i2 c.4 spot w2; i3 c.3 spot w2 | i1 | price less capacity, as shares of the highest, of i1 is 0, the next -0.25
          price-capacity-optimized | i1 c.3 spot; i2 unknown.1 spot | i1 i2 | abstains: no market data for unknown.1 in us-east-1a
          """)
  void alignsWithSpareCapacity(String strategy, String group, String kept, String reason) {
    List<Instance> instances = Sketch.of(group).facts().instances();
    String types =
        String.join(",", instances.stream().map(i -> i.machine().type()).distinct().toList());

    Narrowing narrowing =
        narrow(
            "AllocationStrategy",
            Sketch.of(instances)
                .with("od=0+0% spot:" + strategy + " types=" + types)
                .market(new CapacityOfTypes()));

    assertThat(ids(narrowing)).isEqualTo(kept);
    assertThat(narrowing.reason()).isEqualTo(reason);
  }

  @Test
  void allocationStrategyAbstainsWithoutAMixedInstancesPolicy() {
    Narrowing narrowing = narrow("AllocationStrategy", Sketch.of("i1 m5.large; i2 m4.large"));

    assertThat(ids(narrowing)).isEqualTo("i1 i2");
    assertThat(narrowing.reason()).isEqualTo("abstains: the group has no mixed instances policy");
  }

  @Test
  void templatesOfOverridesAreCurrentForTheirOwnType() {
    Sketch group =
        Sketch.of("i1 A v1 m5.large; i2 B v5 m6g.large; i3 A v3 m6g.large")
            .override("m6g.large", "B", "v5");

    assertThat(ids(narrow("OldestLaunchTemplate", group))).isEqualTo("i3");
  }

  @Test
  void versionsOfDifferentTemplatesAreNotCompared() {
    Sketch group =
        Sketch.of("i1 A v8 m5.large; i2 A v9 m5.large; i3 B v1 m6g.large")
            .override("m6g.large", "B", "v1");

    Narrowing narrowing = narrow("OldestLaunchTemplate", group);

    assertThat(ids(narrowing)).isEqualTo("i1");
    assertThat(narrowing.reason()).isEqualTo("i1 runs version 8 of A, the next 9");
  }

  @Test
  void launchTimesAreComparedInWholeSeconds() {
    List<Instance> sameSecond =
        Sketch.of("i1 09:00; i2 09:00").facts().instances().stream()
            .map(i -> i.id().equals("i1") ? i : later(i, 999))
            .toList();

    for (String policy : List.of("OldestInstance", "NewestInstance", "ClosestToNextInstanceHour")) {
      assertThat(ids(narrow(policy, Sketch.of(sameSecond)))).isEqualTo("i1 i2");
    }
  }

  private static Instance later(Instance instance, long millis) {
    return new Instance(
        instance.id(),
        instance.machine(),
        instance.origin(),
        instance.launchedAt().plusMillis(millis),
        instance.lifecycle(),
        instance.health(),
        instance.protectedFromScaleIn(),
        instance.transit());
  }

  private static Narrowing narrow(String policy, Sketch sketch) {
    GroupFacts facts = sketch.facts();
    List<Instance> candidates =
        facts.instances().stream().filter(i -> !i.protectedFromScaleIn()).toList();
    return TerminationPolicies.find(policy).orElseThrow().narrow(candidates, facts);
  }

  private static String ids(Narrowing narrowing) {
    return String.join(" ", narrowing.kept().stream().map(Instance::id).toList());
  }

  /** Everything costs the same, and {@code c.3} has a spare capacity of 3. */
  private record CapacityOfTypes() implements MarketData {
    @Override
    public OptionalDouble price(String instanceType, String zone, PurchaseOption option) {
      return OptionalDouble.of(1);
    }

    @Override
    public OptionalDouble spareCapacity(String instanceType, String zone, PurchaseOption option) {
      return instanceType.startsWith("c.")
          ? OptionalDouble.of(Double.parseDouble(instanceType.substring(2)))
          : OptionalDouble.empty();
    }

    @Override
    public double volatility(String instanceType, String zone) {
      return 0;
    }
  }
}
