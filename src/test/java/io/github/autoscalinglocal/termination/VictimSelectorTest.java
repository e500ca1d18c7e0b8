package io.github.autoscalinglocal.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Explanation.Excluded;
import io.github.autoscalinglocal.model.Explanation.Step;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.FunctionRequest.Capacity;
import io.github.autoscalinglocal.termination.Selection.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What goes beyond the worked examples: the order of rules, the reasons given, and the custom
 * function.
 */
class VictimSelectorTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:choose";

  @Test
  void leavesAGroupAloneThatIsNotAboveItsDesiredCapacity() {
    for (int desired : new int[] {2, 3}) {
      Selection selection = VictimSelector.select(Sketch.of("i1 U; i2").desired(desired));

      assertThat(selection.victims()).isEmpty();
      assertThat(selection.explanation().count()).isZero();
      assertThat(selection.explanation().steps()).isEmpty();
      assertThat(selection.onlyProtectedLeft()).isFalse();
    }
  }

  @Test
  void anEmptyListMeansDefault() {
    Selection selection = VictimSelector.select(Sketch.of("i1 v2; i2 v1").policies().desired(1));

    assertThat(selection.explanation().victims())
        .containsExactly(new Explanation.Victim("i2", "us-east-1a", "Default"));
    assertThat(selection.explanation().policies()).isEmpty();
  }

  @Test
  void refusesAPolicyThatDoesNotExist() {
    GroupFacts facts = Sketch.of("i1; i2").policies("BestInstance").desired(1);

    assertThatThrownBy(() -> VictimSelector.select(facts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BestInstance");
  }

  @Nested
  class Health {
    @Test
    void anUnhealthyInstanceGoesAtTheCostOfItsReplacement() {
      Selection selection = VictimSelector.select(Sketch.of("i1; i2 U P; i3").desired(2));

      assertThat(selection.victims())
          .extracting(v -> v.instance().id(), Selection.Victim::cause)
          .containsExactly(tuple("i2", Cause.UNHEALTHY));
    }

    @Test
    void isADifferenceInCapacityWhenNobodyReplacesTheUnhealthy() {
      Selection selection =
          VictimSelector.select(Sketch.of("i1; i2 U; i3").with("unhealthy-stay").desired(2));

      assertThat(selection.victims())
          .extracting(v -> v.instance().id(), Selection.Victim::cause)
          .containsExactly(tuple("i2", Cause.SCALE_IN));
    }

    @Test
    void protectionHoldsWhenNobodyReplacesTheUnhealthy() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("i1 v3; i2 U P; i3 v1").with("unhealthy-stay").desired(1));

      assertThat(ids(selection)).containsExactly("i3", "i1");
      assertThat(selection.explanation().excluded())
          .containsExactly(new Excluded("i2", "protected"));
    }

    @Test
    void ofSeveralUnhealthyTheTieBreakChooses() {
      Selection selection =
          VictimSelector.select(Sketch.of("i3 b U; i2 a U; i1 a; i4 a P").desired(3));

      assertThat(selection.explanation().steps())
          .containsExactly(
              new Step(
                  1,
                  "unhealthy",
                  List.of("i3", "i2", "i1", "i4"),
                  List.of("i3", "i2"),
                  "i3 and i2 are unhealthy: the unhealthy go first"),
              new Step(
                  1,
                  "tie-break",
                  List.of("i3", "i2"),
                  List.of("i2"),
                  "i2 has the lowest id among 2 that no rule tells apart"));
      assertThat(selection.explanation().victims())
          .containsExactly(new Explanation.Victim("i2", "us-east-1a", "tie-break"));
    }

    @Test
    void weightHoldsBackOnlyThoseWhomNobodyReplaces() {
      assertThat(ids(VictimSelector.select(Sketch.of("i1 U w4; i2 w2").desired(4))))
          .containsExactly("i1");
      assertThat(
              ids(
                  VictimSelector.select(
                      Sketch.of("i1 U w4; i2 w2").with("unhealthy-stay").desired(4))))
          .containsExactly("i2");
    }
  }

  @Nested
  class Zones {
    @Test
    void aZoneThatIsNotEnabledAnyMoreOutranksEveryCount() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("i1 a 06:00; i2 a 06:30; i3 b 07:00; i4 c 08:00")
                  .with("zones=a,b")
                  .desired(2));

      assertThat(ids(selection)).containsExactly("i4", "i2");
      assertThat(selection.explanation().steps().get(0).reason())
          .isEqualTo("the group no longer uses us-east-1c");
    }

    @Test
    void ofSeveralDisabledZonesTheFullestShrinksFirst() {
      assertThat(
              ids(
                  VictimSelector.select(
                      Sketch.of("i1 a; i2 a; i3 a; i4 b; i5 c; i6 c").with("zones=a").desired(5))))
          .containsExactly("i5");
    }

    @Test
    void protectedAndPendingInstancesCountInTheirZone() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("i1 a; i2 a P; i3 a Pending; i4 b; i5 b").policies("Default").desired(4));

      assertThat(ids(selection)).containsExactly("i1");
      assertThat(selection.explanation().steps().get(0))
          .isEqualTo(
              new Step(
                  1,
                  "zone",
                  List.of("i1", "i4", "i5"),
                  List.of("i1"),
                  "zone us-east-1a has 3 of the counted capacity, the others at most 2"));
    }

    @Test
    void zonesAreComparedByWeight() {
      assertThat(
              ids(
                  VictimSelector.select(
                      Sketch.of("i1 a w1; i2 a w1; i3 b w3").policies("Default").desired(2))))
          .containsExactly("i3");
    }
  }

  @Nested
  class PurchaseOptions {
    @Test
    void equalExcessShrinksSpot() {
      Selection selection =
          VictimSelector.select(Sketch.of("o1; o2; s1 spot; s2 spot").with("od=0+50%").desired(2));

      assertThat(ids(selection)).containsExactly("s1", "o1");
      assertThat(selection.explanation().steps().get(0).reason())
          .isEqualTo("spot shrinks: on-demand has 2 for a target of 1, spot 2 for a target of 1");
    }

    @Test
    void theOtherOptionShrinksWhenTheChosenOneIsProtected() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("o1; o2; s1 spot P; s2 spot P").with("od=0+100%").desired(3));

      assertThat(ids(selection)).containsExactly("o1");
      assertThat(selection.explanation().steps().get(0).reason())
          .isEqualTo(
              "spot should shrink but has nobody who may go:"
                  + " on-demand has 2 for a target of 3, spot 2 for a target of 0");
    }

    @Test
    void theChosenOptionBreaksATieOfZones() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("o1 a; o2 a; s1 a spot; o3 b; s2 b spot; s3 b spot")
                  .with("od=0+50%")
                  .desired(5));

      assertThat(ids(selection)).containsExactly("s2");
      assertThat(selection.explanation().steps())
          .extracting(Step::rule, Step::after)
          .startsWith(
              tuple("purchase-option", List.of("s1", "s2", "s3")),
              tuple("zone", List.of("s2", "s3")));
      assertThat(selection.explanation().steps().get(1).reason())
          .isEqualTo(
              "zones us-east-1a and us-east-1b each have 3 of the counted capacity;"
                  + " zone us-east-1b has 2 of the spot capacity, the others at most 1");
    }

    @Test
    void withoutAMixedInstancesPolicySpotIsLikeAnyOther() {
      assertThat(ids(VictimSelector.select(Sketch.of("i1 v1; s1 spot v3").desired(1))))
          .containsExactly("i1");
    }
  }

  @Nested
  class LastResort {
    @Test
    void pendingInstancesGoWhenNobodyInServiceMay() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("i1 P; i2 v1; i3 Pending v1 P; i4 Pending:Wait v3").desired(2));

      assertThat(ids(selection)).containsExactly("i2", "i3");
      assertThat(selection.explanation().steps())
          .extracting(Step::victim, Step::rule)
          .containsExactly(
              tuple(1, "only-candidate"),
              tuple(2, "pending"),
              tuple(2, "zone"),
              tuple(2, "Default"));
      assertThat(selection.explanation().excluded())
          .containsExactly(new Excluded("i1", "protected"));
    }

    @Test
    void heavyInstancesStayWhenTheirLossWouldUndershoot() {
      Selection selection =
          VictimSelector.select(Sketch.of("i1 w4; i2 w4 P; i3 w1 Pending").desired(6));

      assertThat(ids(selection)).containsExactly("i3");
      assertThat(selection.surplus()).isEqualTo(2);
      assertThat(selection.onlyProtectedLeft()).isFalse();
      assertThat(selection.explanation().excluded())
          .containsExactly(new Excluded("i1", "weight"), new Excluded("i2", "protected"));
    }

    @Test
    void onlyProtectedLeftMeansThatOneOfThemWouldFit() {
      assertThat(
              VictimSelector.select(Sketch.of("i1 w4 P; i2 w2 P").desired(4)).onlyProtectedLeft())
          .isTrue();
      assertThat(
              VictimSelector.select(Sketch.of("i1 w4 P; i2 w2 P").desired(5)).onlyProtectedLeft())
          .isFalse();
    }
  }

  @Nested
  class Explaining {
    @Test
    void tellsEveryRuleThatWasConsultedAndWhatItKept() {
      Selection selection =
          VictimSelector.select(
              Sketch.of("i1 a 09:05; i2 a 09:10; i3 b; i4 a 09:40 P")
                  .policies(
                      "OldestLaunchConfiguration", "ClosestToNextInstanceHour", "NewestInstance")
                  .desired(3));

      assertThat(selection.explanation().steps())
          .containsExactly(
              new Step(
                  1,
                  "zone",
                  List.of("i1", "i2", "i3"),
                  List.of("i1", "i2"),
                  "zone us-east-1a has 3 of the counted capacity, the others at most 1"),
              new Step(
                  1,
                  "OldestLaunchConfiguration",
                  List.of("i1", "i2"),
                  List.of("i1", "i2"),
                  "abstains: no candidate has a launch configuration"),
              new Step(
                  1,
                  "ClosestToNextInstanceHour",
                  List.of("i1", "i2"),
                  List.of("i1"),
                  "i1 has 5 min 0 s left of its instance hour, the next 10 min 0 s"));
      assertThat(selection.explanation().victims())
          .containsExactly(new Explanation.Victim("i1", "us-east-1a", "ClosestToNextInstanceHour"));
      assertThat(selection.explanation().count()).isEqualTo(1);
    }

    @Test
    void sharesListsThatAreTheSame() {
      List<Step> steps =
          VictimSelector.select(Sketch.of("i1; i2").desired(1)).explanation().steps();

      assertThat(steps).hasSizeGreaterThan(1);
      for (int i = 1; i < steps.size(); i++) {
        assertThat(steps.get(i).before()).isSameAs(steps.get(i - 1).after());
      }
      assertThat(steps.get(0).before()).isSameAs(steps.get(0).after());
    }

    @Test
    void saysWhoCouldNotBeChosen() {
      Selection selection =
          VictimSelector.select(
              Sketch.of(
                      "i1 P; i2 Standby; i3 EnteringStandby; i4 Terminating; i5 Terminating:Wait;"
                          + " i6 Terminating:Proceed; i7 Terminating:Retained; i8 Detaching;"
                          + " i9 Pending; i10 w2; i11; i12")
                  .desired(5));

      assertThat(ids(selection)).containsExactly("i11");
      assertThat(selection.explanation().excluded())
          .containsExactly(
              new Excluded("i1", "protected"),
              new Excluded("i2", "standby"),
              new Excluded("i3", "standby"),
              new Excluded("i4", "terminating"),
              new Excluded("i5", "terminating"),
              new Excluded("i6", "terminating"),
              new Excluded("i7", "retained"),
              new Excluded("i8", "detaching"),
              new Excluded("i9", "pending"),
              new Excluded("i10", "weight"));
    }
  }

  @Nested
  class CustomFunction {
    @Test
    void isAskedAboutTheFullestZoneWhenZonesAreUneven() {
      FunctionRequest question = question("i1 a; i2 a; i3 a P; i4 b", 3, "");

      assertThat(question.arn()).isEqualTo(FUNCTION);
      assertThat(question.cause()).isEqualTo(FunctionRequest.Cause.SCALE_IN);
      assertThat(question.capacityToTerminate())
          .containsExactly(new Capacity("us-east-1a", 1, PurchaseOption.ON_DEMAND));
      assertThat(question.instances()).extracting(Instance::id).containsExactly("i1", "i2");
      assertThat(question.hasMoreInstances()).isFalse();
    }

    @Test
    void isAskedAboutAllZonesWhenTheyAreEven() {
      FunctionRequest question = question("i1 a v3; i2 b v1; i3 a v3; i4 b v3", 3, "");

      assertThat(question.capacityToTerminate())
          .containsExactly(new Capacity("us-east-1b", 1, PurchaseOption.ON_DEMAND));
      assertThat(question.instances())
          .extracting(Instance::id)
          .containsExactly("i1", "i2", "i3", "i4");
    }

    @Test
    void isToldThePlanByZoneAndOption() {
      FunctionRequest question =
          question("o1 a; s1 a spot; s2 a spot; o2 b; s3 b spot; s4 b spot", 2, "od=0+50%");

      assertThat(question.capacityToTerminate())
          .containsExactly(
              new Capacity("us-east-1a", 2, PurchaseOption.SPOT),
              new Capacity("us-east-1b", 1, PurchaseOption.ON_DEMAND),
              new Capacity("us-east-1b", 1, PurchaseOption.SPOT));
    }

    @Test
    void isAskedAboutSoManyInstancesAtMost() {
      List<Instance> many =
          IntStream.rangeClosed(0, FunctionRequest.MOST_INSTANCES)
              .mapToObj(i -> Sketch.instance("i" + i))
              .toList();

      FunctionRequest question =
          VictimSelector.select(Sketch.of(many).policies(FUNCTION).desired(many.size() - 1))
              .question()
              .orElseThrow();

      assertThat(question.instances()).hasSize(FunctionRequest.MOST_INSTANCES);
      assertThat(question.hasMoreInstances()).isTrue();
    }

    @Test
    void isNotAskedAboutTheUnhealthy() {
      Selection selection =
          VictimSelector.select(Sketch.of("i1 U; i2; i3").policies(FUNCTION).desired(1));

      assertThat(ids(selection)).containsExactly("i1");
      assertThat(selection.surplus()).isEqualTo(1);
      assertThat(selection.question().orElseThrow().instances())
          .extracting(Instance::id)
          .containsExactly("i2", "i3");
    }

    @Test
    void isNotAskedWhenThereIsNobodyToAskAbout() {
      Selection enough = VictimSelector.select(Sketch.of("i1 U; i2").policies(FUNCTION).desired(1));
      Selection allProtected =
          VictimSelector.select(Sketch.of("i1 P").policies(FUNCTION).desired(0));

      assertThat(enough.question()).isEmpty();
      assertThat(allProtected.question()).isEmpty();
      assertThat(allProtected.onlyProtectedLeft()).isTrue();
    }

    @Test
    void mayNameWhomItWasNotOffered() {
      Selection selection = answer("i1 a; i2 a; i3 a; i4 b", 3, "i4");

      assertThat(selection.explanation().steps())
          .containsExactly(
              new Step(
                  1,
                  FUNCTION,
                  List.of("i1", "i2", "i3", "i4"),
                  List.of("i4"),
                  "of the 1 it named, 1 may go"));
      assertThat(selection.explanation().victims())
          .containsExactly(new Explanation.Victim("i4", "us-east-1b", FUNCTION));
    }

    @Test
    void cannotNameThoseWhoMayNotGo() {
      Selection selection =
          answer("i1 P; i2 Standby; i3 Terminating; i4 Pending; i5; i6", 2, "i1 i2 i3 i4 i9");

      assertThat(selection.victims()).isEmpty();
      assertThat(selection.surplus()).isEqualTo(2);
      assertThat(selection.onlyProtectedLeft()).isFalse();
      assertThat(selection.explanation().steps())
          .containsExactly(
              new Step(1, FUNCTION, List.of("i5", "i6"), List.of(), "of the 5 it named, 0 may go"));
    }

    @Test
    void losesTheUnhealthyWhateverItAnswers() {
      assertThat(ids(answer("i1 U; i2; i3", 1, "i3"))).containsExactly("i1", "i3");
      assertThat(ids(answer("i1 U; i2; i3", 1, "i1"))).containsExactly("i1");
    }

    @Test
    void anAnswerForAGroupThatHasNoFunctionAnyMoreIsIgnored() {
      Selection selection = VictimSelector.select(Sketch.of("i1 v1; i2").desired(1), List.of("i2"));

      assertThat(ids(selection)).containsExactly("i1");
    }

    private static FunctionRequest question(String instances, int desired, String settings) {
      return VictimSelector.select(
              Sketch.of(instances).with(settings).policies(FUNCTION).desired(desired))
          .question()
          .orElseThrow();
    }

    private static Selection answer(String instances, int desired, String ids) {
      return VictimSelector.select(
          Sketch.of(instances).policies(FUNCTION).desired(desired), List.of(ids.split(" ", -1)));
    }
  }

  @Nested
  class BrokenPolicy {
    @Test
    void thatDropsEverybodyIsIgnored() {
      assertThat(reason(kept -> {})).startsWith("ignored: it may only drop candidates");
    }

    @Test
    void thatBringsInStrangersIsIgnored() {
      assertThat(reason(kept -> kept.add(Sketch.instance("i9"))))
          .startsWith("ignored: it may only drop candidates");
    }

    @Test
    void thatFailsIsIgnored() {
      assertThat(
              reason(
                  kept -> {
                    throw new IllegalStateException("made to fail");
                  }))
          .isEqualTo("ignored: it failed with java.lang.IllegalStateException: made to fail");
    }

    /** What its step says, which keeps everybody. */
    private static String reason(Consumer<List<Instance>> answer) {
      GroupFacts facts = Sketch.of("i1; i2").facts();
      TerminationPolicy broken =
          new TerminationPolicy() {
            @Override
            public String name() {
              return "Broken";
            }

            @Override
            public Narrowing narrow(List<Instance> candidates, GroupFacts ignored) {
              List<Instance> kept = new ArrayList<>();
              answer.accept(kept);
              return new Narrowing(kept, "");
            }
          };
      List<Explanation.Step> steps = new ArrayList<>();
      Trail trail = new Trail(1, facts.instances(), steps);
      trail.follow(List.of(broken), facts);
      assertThat(trail.left()).isEqualTo(facts.instances());
      return steps.get(0).reason();
    }
  }

  private static List<String> ids(Selection selection) {
    return selection.victims().stream().map(victim -> victim.instance().id()).toList();
  }
}
