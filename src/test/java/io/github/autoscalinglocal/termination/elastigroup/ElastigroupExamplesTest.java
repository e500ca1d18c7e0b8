package io.github.autoscalinglocal.termination.elastigroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Explanation.Score;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.Selection;
import io.github.autoscalinglocal.termination.Sketch;
import io.github.autoscalinglocal.termination.TerminationPolicy.Narrowing;
import io.github.autoscalinglocal.termination.VictimSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worked examples of Elastigroup's rule for a whole group, where nothing comes before the
 * score: neither health nor purchase options, and zones only if they are to be equal. {@code v.9}
 * stands for an instance type whose spot market has a volatility of 0.9. Scores are those of the
 * first victim and who comes after it, or, with semicolons, of each victim.
 */
class ElastigroupExamplesTest {
  private static final Map<String, Instant> IMAGES =
      Map.of("ami-a1", Sketch.at("00:01"), "ami-a2", Sketch.at("00:02"));

  @ParameterizedTest(name = "example {0}: {2} of {5} loses {6}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | - | Default | weighed od=0+0% | 1 | i-1 spot 01:00; i-2 spot 02:00; i-3 spot 03:00 | i-1 | 101 100.5 100
          2 | - | NewestInstances | weighed od=0+0% | 1 | i-1 spot 01:00; i-2 spot 02:00; i-3 spot 03:00 | i-3 | 101 100.5 100
          3 | health beats all | Default | weighed od=0+0% | 1 | i-1 spot v.9 01:00; i-2 05:00 U; i-3 spot 02:00 | i-2 | 10050 1101 100.5
          4 | volatile, though youngest | Default | weighed od=0+0% | 2 | i-1 spot v.1 01:00; i-2 spot v.8 09:00; i-3 spot v.5 02:00 | i-2 i-3 | 1100 600.5 101
          5 | spot first | Default | weighed od=0+0% | 1 | i-1 01:00 ami-a1; i-2 spot 08:00 ami-a2; i-3 reserved 02:00 ami-a1 | i-2 | 100 61 35.5
          6 | one of the on-demand may go | Default | weighed od=1+0% | 1 | i-1 reserved 01:00; i-2 05:00; i-3 06:00 | i-2 | 50.5 26
          7 | the on-demand stay | Default | weighed od=2+0% | 2 | i-1 01:00; i-2 02:00; i-3 spot 09:00 | i-3 | 100
          8 | image beats age | Default | weighed od=0+0% | 1 | i-1 spot 01:00 ami-a2; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2 | i-2 | 110.5 101 100
          9 | newest of the older image | NewestInstances | weighed od=0+0% | 1 | i-1 spot 01:00 ami-a1; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2 | i-2 | 110.5 110 101
          11 | a lock beats health | Default | weighed od=0+0% | 1 | i-1 spot 01:00 U P; i-2 spot 02:00; i-3 spot 03:00 | i-2 | 101 100
          12 | all locked | Default | weighed od=0+0% | 1 | i-1 spot P 01:00; i-2 spot P 02:00 | |
          13 | all but the on-demand count | Default | weighed od=1+0% | 3 | i-1 01:00; i-2 spot v.7 04:00; i-3 spot 02:00; i-4 spot 03:00 | i-2 i-3 i-4 | 1100; 100.5; 100
          14 | the crowded zone, even before health | Default | weighed-by-zone od=0+0% | 1 | i-1 spot b 01:00 U; i-2 spot a 05:00; i-3 spot a 06:00 | i-2 | 100.5 100
          15 | the lowest id of equals | Default | weighed od=0+0% | 1 | i-9 spot 01:00; i-2 spot 01:00 | i-2 | 100 100
          16 | standby is no candidate | Default | weighed od=0+0% | 1 | i-1 spot Standby 01:00; i-2 spot 02:00 | i-2 | 100
          17 | the healthy one is kept | Default | weighed od=1+0% | 1 | i-1 01:00 U; i-2 02:00; i-3 spot 03:00 | i-1 | 10051 100
          18 | tiers | Default | weighed od=0+0% | 1 | i-1 spot v.2 01:00; i-2 spot v.3 02:00 | i-1 | 101 100
          """)
  void losesWhomTheScoreNames(
      String number,
      String what,
      String policy,
      String settings,
      int remove,
      String members,
      @Nullable String victims,
      @Nullable String scores) {
    GroupFacts facts = facts(members, settings, policy, remove);

    Explanation decision = VictimSelector.select(facts).explanation();

    assertThat(decision.victims())
        .extracting(Explanation.Victim::instanceId)
        .containsExactlyElementsOf(words(victims));
    assertThat(scores != null && scores.contains(";") ? winners(decision) : firstSheet(decision))
        .containsExactlyElementsOf(words(scores));
  }

  /** Example 10, and the other half of 18: weights of one's own. */
  @Test
  void weightsCanBeOthers() {
    List<Instance> ofImages =
        facts(
                "i-1 spot 01:00 ami-a1; i-2 spot 02:00 ami-a1; i-3 spot 03:00 ami-a2",
                "weighed",
                "NewestInstances",
                1)
            .instances();
    List<Instance> ofMarkets =
        facts("i-1 spot v.2 01:00; i-2 spot v.3 02:00", "weighed", "Default", 1).instances();

    Narrowing withoutImages =
        new ElastigroupNewestInstances(new Weights(10_000, 1_000, 100, 0, 1))
            .narrow(ofImages, facts(ofImages));
    Narrowing byNumber =
        new ElastigroupDefault(new Weights(10_000, 1_000, 100, 10, 1, false))
            .narrow(ofMarkets, facts(ofMarkets));

    assertThat(withoutImages.kept()).extracting(Instance::id).containsExactly("i-3");
    assertThat(withoutImages.scores().orElseThrow().stream().map(each -> text(each.score())))
        .startsWith("101", "100.5");
    assertThat(byNumber.kept()).extracting(Instance::id).containsExactly("i-2");
    assertThat(byNumber.scores().orElseThrow().stream().map(each -> text(each.score())))
        .containsExactly("400", "301");
  }

  @Test
  void theScoreSheetTellsEachFactorWithItsWeight() {
    Explanation decision =
        VictimSelector.select(
                facts("i-1 spot v.5 01:00 U; i-2 02:00", "weighed od=0+0%", "Default", 1))
            .explanation();

    Score first = decision.steps().get(0).scores().orElseThrow().get(0);
    assertThat(first.instanceId()).isEqualTo("i-1");
    assertThat(first.terms())
        .containsExactly(
            new Explanation.Term("health", 1, 10_000),
            new Explanation.Term("market", 0.5, 1_000),
            new Explanation.Term("strategy", 1, 100),
            new Explanation.Term("ami", 0, 10),
            new Explanation.Term("time", 1, 1));
    assertThat(first.score()).isEqualTo(10_601);
    assertThat(decision.victims().get(0).decidedBy()).isEqualTo("Elastigroup:Default");
  }

  @Test
  void whoeverTheOnDemandCountNeedsIsToldOf() {
    Explanation decision =
        VictimSelector.select(
                facts("i-1 01:00; i-2 02:00 P; i-3 spot 09:00", "weighed od=2+0%", "Default", 2))
            .explanation();

    assertThat(decision.excluded())
        .containsExactly(
            new Explanation.Excluded("i-1", "on-demand-base"),
            new Explanation.Excluded("i-2", "protected"));
  }

  /** One that is reserved neither counts toward the on-demand count nor is spared by it. */
  @Test
  void aReservedInstanceGoesWhereTheOnDemandCountNeedsTheOther() {
    Explanation decision =
        VictimSelector.select(
                facts("i-1 01:00; i-2 reserved 02:00", "weighed od=1+0%", "Default", 1))
            .explanation();

    assertThat(decision.victims())
        .extracting(Explanation.Victim::instanceId)
        .containsExactly("i-2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noLockedStandbyOrExemptMemberIsEverAVictim(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 100; run++) {
      int base = random.nextInt(4);
      int asked = 1 + random.nextInt(6);
      String settings =
          (random.nextBoolean() ? "weighed" : "weighed-by-zone") + " od=" + base + "+0%";
      String policy = random.nextBoolean() ? "Default" : "NewestInstances";
      String members = members(random);
      GroupFacts facts = facts(members, settings, policy, asked);

      Selection selection = VictimSelector.select(facts);

      List<Instance> gone = selection.victims().stream().map(Selection.Victim::instance).toList();
      assertThat(gone).as(members).allMatch(Instance::counts);
      assertThat(gone).as(members).noneMatch(Instance::protectedFromScaleIn);
      assertThat(gone).as(members).hasSize(Math.min(asked, allowed(facts, base)));
      assertThat(VictimSelector.select(facts(members, settings, policy, asked)).victims())
          .isEqualTo(selection.victims());
    }
  }

  /** The spot members that are unlocked, and the on-demand ones beyond the count. */
  private static int allowed(GroupFacts facts, int base) {
    List<Instance> serving = facts.instances().stream().filter(Instance::counts).toList();
    long onDemand = serving.stream().filter(ElastigroupExamplesTest::isOnDemand).count();
    long free =
        serving.stream().filter(each -> isOnDemand(each) && !each.protectedFromScaleIn()).count();
    long spot =
        serving.stream().filter(each -> !isOnDemand(each) && !each.protectedFromScaleIn()).count();
    return (int) (spot + Math.min(free, Math.max(0, onDemand - base)));
  }

  private static boolean isOnDemand(Instance instance) {
    return instance.machine().option() == PurchaseOption.ON_DEMAND;
  }

  private static String members(Random random) {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      members.add(
          "i-%d %s %s v.%d 0%d:00 ami-a%d%s%s%s"
              .formatted(
                  i,
                  random.nextBoolean() ? "a" : "b",
                  random.nextBoolean() ? "spot" : "",
                  random.nextInt(10),
                  random.nextInt(10),
                  1 + random.nextInt(2),
                  random.nextInt(4) == 0 ? " U" : "",
                  random.nextInt(4) == 0 ? " P" : "",
                  random.nextInt(6) == 0 ? " Standby" : ""));
    }
    return String.join("; ", members);
  }

  private static List<String> firstSheet(Explanation decision) {
    return decision.steps().stream()
        .flatMap(step -> step.scores().stream())
        .limit(1)
        .flatMap(List::stream)
        .map(score -> text(score.score()))
        .toList();
  }

  private static List<String> winners(Explanation decision) {
    return decision.steps().stream()
        .flatMap(step -> step.scores().stream())
        .map(sheet -> text(sheet.get(0).score()))
        .toList();
  }

  private static String text(double score) {
    return score == Math.rint(score) ? String.valueOf((long) score) : String.valueOf(score);
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : Stream.of(text.split(";? ", -1)).toList();
  }

  private static GroupFacts facts(String members, String settings, String policy, int remove) {
    Sketch sketch =
        Sketch.of(members)
            .with(settings)
            .market(new MarketOfTypes())
            .images(IMAGES)
            .policies("Elastigroup:" + policy);
    return sketch.desired(sketch.facts().capacity() - remove);
  }

  private static GroupFacts facts(List<Instance> members) {
    return Sketch.of(members).market(new MarketOfTypes()).images(IMAGES).facts();
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
