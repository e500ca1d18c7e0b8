package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import io.github.autoscalinglocal.termination.FunctionRequest;
import io.github.autoscalinglocal.termination.FunctionRequest.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The process AZRebalance: the rows of scale-in.md 9.7 that tell of zones, and its limits. */
class RebalanceTest {
  private static final String A_AND_B = "AvailabilityZones[]=us-east-1a,us-east-1b";

  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:choose";

  private Scenario aws = Scenario.instant();

  @Test
  void e57TerminationsThatEmptyAZoneAreMadeUpForThere() {
    aws.create("g", 0, 4, 4, A_AND_B);
    List<String> inA = in("a");

    aws.terminate(inA.get(0), true);
    aws.terminate(inA.get(1), true);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 1));
  }

  @Test
  void e58ADifferenceOfOneIsLeftAsItIs() {
    aws.create("g", 0, 4, 4, A_AND_B);
    List<String> before = aws.ids("g");

    aws.terminate(in("b").get(0), true);

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 1));
    assertThat(aws.ids("g")).isSubsetOf(before);
  }

  @Test
  void e59AGroupAtItsMaximumMayBrieflyHaveOneMore() {
    aws = Scenario.realistic();
    unbalance(4, 3, 1);
    resume("AZRebalance");

    aws.advance(Duration.ofSeconds(5 + 2));
    assertThat(aws.instances("g")).hasSize(5);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(4);
    assertThat(aws.instances("g"))
        .filteredOn(each -> each.lifecycleState() == Lifecycle.PENDING)
        .extracting(Instance::availabilityZone)
        .containsExactly("us-east-1b");

    aws.settle();
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void e60TheMarginIsATenthOfALargeMaximum() {
    unbalance(40, 40, 0);
    suspend("Terminate");
    resume("AZRebalance");

    // Nobody can go, so the group stays as far above its maximum as rebalancing may take it.
    assertThat(zones()).isEqualTo(Map.of("a", 40, "b", 4));

    resume("Terminate");
    assertThat(zones()).isEqualTo(Map.of("a", 20, "b", 20));
  }

  @Test
  void e61InstancesMoveOutOfAZoneThatIsTakenAway() {
    aws.create("g", 0, 4, 4, A_AND_B);
    List<String> inA = in("a");

    aws.update("g", "AvailabilityZones[]=us-east-1a");

    assertThat(zones()).isEqualTo(Map.of("a", 4));
    assertThat(in("a")).containsAll(inA);
  }

  @Test
  void instancesMoveIntoAZoneThatIsAdded() {
    aws.create("g", 0, 6, 6, A_AND_B);

    aws.update("g", Scenario.ZONES);

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
  }

  @Test
  void onePairMovesAtATimeAndTheNewOneComesFirst() {
    aws = Scenario.realistic();
    unbalance(9, 5, 0);
    resume("AZRebalance");

    int most = 0;
    for (int second = 0; second < 600; second++) {
      aws.advance(Duration.ofSeconds(1));
      long counted = aws.region().existing("g").counted().count();
      assertThat(counted).isBetween(5L, 6L);
      most = Math.max(most, (int) counted);
    }
    assertThat(most).isEqualTo(6);
    assertThat(zones()).isEqualTo(Map.of("a", 3, "b", 2));
  }

  @Test
  void theTerminationPoliciesChooseInTheFullestZone() {
    unbalance(4, 4, 0, "TerminationPolicies[]=NewestInstance");
    List<String> inA = in("a");

    resume("AZRebalance");

    assertThat(in("a")).containsExactlyElementsOf(inA.subList(0, 2));
  }

  @Test
  void bothHalvesOfAPairSayWhy() {
    unbalance(4, 3, 1);
    String youngest = in("b").get(0);
    List<String> inA = in("a");

    resume("AZRebalance");

    String gone = inA.stream().filter(id -> !in("a").contains(id)).findFirst().orElseThrow();
    String launched = in("b").stream().filter(id -> !id.equals(youngest)).findFirst().orElseThrow();
    assertThat(activity("Launching a new EC2 instance: " + launched).cause())
        .isEqualTo(
            "At 2026-03-02T12:04:00Z availability zones us-east-1a us-east-1b had 3 1 instances"
                + " respectively. An instance was launched to aid in balancing the group's zones.");
    assertThat(activity("Terminating EC2 instance: " + gone).cause())
        .isEqualTo(
            "At 2026-03-02T12:04:00Z instances were launched to balance instances in zones"
                + " us-east-1b with other zones resulting in more than desired number of instances"
                + " in the group.  At 2026-03-02T12:04:00Z an instance was taken out of service in"
                + " response to a difference between desired and actual capacity, shrinking the"
                + " capacity from 5 to 4.  At 2026-03-02T12:04:00Z instance "
                + gone
                + " was selected for termination.");
  }

  @Test
  void aChangeOfZonesIsTheReasonForTheLaunchThatFollows() {
    aws.create("g", 0, 1, 1, "AvailabilityZones[]=us-east-1a");

    aws.update("g", "AvailabilityZones[]=us-east-1c,us-east-1b");

    assertThat(activity("Launching a new EC2 instance: " + aws.ids("g").get(0)).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request removed the zones us-east-1a from this"
                + " AutoScalingGroup making them invalid.  At 2026-03-02T12:00:00Z a user request"
                + " added the zones us-east-1b,us-east-1c to this AutoScalingGroup and the group"
                + " may require rebalancing.  At 2026-03-02T12:00:00Z availability zones us-east-1a"
                + " us-east-1b us-east-1c had 1 0 0 instances respectively. An instance was"
                + " launched to aid in balancing the group's zones.");
  }

  @Test
  void aChangeOfZonesThatMovesNobodyIsNoReasonForWhatComesLater() {
    aws.create("g", 0, 9, 1, "AvailabilityZones[]=us-east-1a");
    aws.update("g", A_AND_B);

    aws.desire("g", 2);

    assertThat(aws.activities("g").get(0).cause())
        .startsWith("At 2026-03-02T12:00:00Z a user request explicitly set");
  }

  @Test
  void aZoneThatHoldsOnlyProtectedInstancesIsNotRebalanced() {
    unbalance(4, 3, 1);
    List<String> before = aws.ids("g");
    aws.protect("g", in("a").toArray(String[]::new));

    resume("AZRebalance");
    assertThat(aws.ids("g")).isEqualTo(before);

    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + in("a").get(1),
        "ProtectedFromScaleIn=false");
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
    assertThat(aws.ids("g")).doesNotContain(before.get(1)).contains(before.get(0));
  }

  @Test
  void aProtectedInstanceStaysInAZoneThatIsTakenAway() {
    aws.create("g", 0, 4, 4, A_AND_B);
    String kept = in("b").get(0);
    aws.protect("g", kept);

    aws.update("g", "AvailabilityZones[]=us-east-1a");

    assertThat(zones()).isEqualTo(Map.of("a", 3, "b", 1));
    assertThat(in("b")).containsExactly(kept);
  }

  @Test
  void aPairThatNobodyWouldBenefitFromIsNotBegun() {
    // One instance that weighs three: whichever zone holds it, they differ by three.
    aws.create(
        "g",
        0,
        9,
        0,
        "AvailabilityZones[]=us-east-1a,us-east-1b",
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=3");
    aws.desire("g", 3);

    assertThat(zones()).isEqualTo(Map.of("a", 1));
    assertThat(aws.activities("g")).hasSize(1);
  }

  @Test
  void weightsAreBalancedByTheirUnits() {
    aws.create(
        "g",
        0,
        30,
        24,
        A_AND_B,
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=3");
    assertThat(zones()).isEqualTo(Map.of("a", 4, "b", 4));

    for (String id : in("b")) {
      aws.terminate(id, true);
    }

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(12);
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void thePurchaseOptionsStayAsTheyAreDivided() {
    aws.create(
        "g",
        0,
        9,
        6,
        A_AND_B,
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.InstancesDistribution.OnDemandBaseCapacity=3",
        "MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity=0");
    suspend("AZRebalance");
    for (String id : in("b")) {
      aws.terminate(id, true);
    }

    resume("AZRebalance");

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 1));
    assertThat(aws.region().existing("g").counted())
        .allMatch(each -> each.machine().option().wire().equals("on-demand"));
  }

  @Test
  void withoutTerminateTheGroupGrowsWithinTheMarginAndShrinksLater() {
    unbalance(4, 4, 0);
    suspend("Terminate");

    resume("AZRebalance");
    assertThat(zones()).isEqualTo(Map.of("a", 4, "b", 1));

    resume("Terminate");
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void withoutTerminateNoMoreComeThanBalanceNeeds() {
    unbalance(100, 4, 0);
    suspend("Terminate");

    resume("AZRebalance");
    assertThat(zones()).isEqualTo(Map.of("a", 4, "b", 2));

    resume("Terminate");
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void withoutLaunchNothingMoves() {
    unbalance(4, 4, 0);
    suspend("Launch");

    resume("AZRebalance");
    assertThat(zones()).isEqualTo(Map.of("a", 4));

    resume("Launch");
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void aGroupThatIsStillChangingIsNotRebalancedYet() {
    aws = Scenario.realistic();
    unbalance(9, 4, 0);
    resume("AZRebalance");
    aws.desire("g", 5);

    aws.advance(Duration.ofSeconds(5 + 2));

    assertThat(aws.region().existing("g").counted()).hasSize(5);
    aws.settle();
    assertThat(zones()).isEqualTo(Map.of("a", 3, "b", 2));
  }

  @Test
  void aHookHoldsUpBothHalvesOfAPair() {
    unbalance(4, 3, 1);
    hook("in", "LAUNCHING", "CONTINUE");
    hook("out", "TERMINATING", "CONTINUE");

    resume("AZRebalance");
    assertThat(states("b")).containsExactly("InService", "Pending:Wait");
    assertThat(states("a")).containsOnly("InService");

    aws.advance(Duration.ofSeconds(100));
    assertThat(states("b")).containsExactly("InService", "InService");
    assertThat(states("a")).containsExactly("InService", "InService", "Terminating:Wait");

    aws.advance(Duration.ofSeconds(100));
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
  }

  @Test
  void aNewInstanceThatIsAbandonedCostsNobodyElse() {
    unbalance(4, 3, 1);
    List<String> before = aws.ids("g");
    hook("in", "LAUNCHING", "ABANDON");

    resume("AZRebalance");
    String abandoned = in("b").get(1);
    aws.advance(Duration.ofSeconds(100));

    assertThat(aws.ids("g")).hasSize(5).doesNotContain(abandoned).containsAll(before);
    assertThat(states("b")).containsExactly("InService", "Pending:Wait");
  }

  @Test
  void aCustomPolicyIsAskedWhoIsReadyBeforeAnythingIsLaunched() {
    List<FunctionRequest> asked = new ArrayList<>();
    aws = withFunction(asked, request -> request.instances().stream().map(each -> each.id()));
    unbalance(9, 4, 0, "TerminationPolicies[]=" + FUNCTION);
    List<String> inA = in("a");

    resume("AZRebalance");
    aws.settle();

    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2));
    assertThat(asked)
        .extracting(FunctionRequest::cause)
        .containsExactly(Cause.REBALANCE, Cause.SCALE_IN, Cause.REBALANCE, Cause.SCALE_IN);
    assertThat(asked.get(0).capacityToTerminate())
        .containsExactly(new FunctionRequest.Capacity("us-east-1a", 1, PurchaseOption.ON_DEMAND));
    assertThat(asked.get(0).instances())
        .extracting(each -> each.id())
        .containsExactlyInAnyOrderElementsOf(inA);
  }

  @Test
  void nothingIsLaunchedWhileTheCustomPolicyHoldsEverybodyBack() {
    List<FunctionRequest> asked = new ArrayList<>();
    aws = withFunction(asked, request -> Stream.of());
    unbalance(9, 4, 0, "TerminationPolicies[]=" + FUNCTION);

    resume("AZRebalance");
    aws.settle();

    assertThat(zones()).isEqualTo(Map.of("a", 4));
    assertThat(asked).extracting(FunctionRequest::cause).containsExactly(Cause.REBALANCE);
    assertThat(aws.activities("g")).hasSize(4);
  }

  @Test
  void aCustomPolicyThatUndoesEveryPairDoesNotStopTheClock() {
    // It names one in a when asked whether anybody is ready, and then the one that was launched.
    List<FunctionRequest> asked = new ArrayList<>();
    aws =
        withFunction(
            asked,
            request -> request.cause() == Cause.REBALANCE ? in("a").stream() : in("b").stream());
    unbalance(9, 2, 0, "TerminationPolicies[]=" + FUNCTION);

    resume("AZRebalance");
    aws.advance(Duration.ofSeconds(11));

    assertThat(zones()).isEqualTo(Map.of("a", 2));
    assertThat(asked)
        .extracting(FunctionRequest::cause)
        .startsWith(Cause.REBALANCE, Cause.SCALE_IN, Cause.REBALANCE, Cause.SCALE_IN)
        .hasSize(6);
  }

  private static Scenario withFunction(
      List<FunctionRequest> asked, Function<FunctionRequest, Stream<String>> ready) {
    Options options =
        new Options(
            Options.DEFAULT.timings(),
            Options.DEFAULT.references(),
            Options.DEFAULT.tieBreaking(),
            Options.DEFAULT.limits(),
            0,
            true,
            false,
            Options.DEFAULT.market());
    return Scenario.with(
        options,
        Scenario.START,
        call -> {
          CustomPolicy.Question question = (CustomPolicy.Question) call;
          asked.add(question.request());
          return question.answered(FunctionAnswer.of(ready.apply(question.request()).toList()));
        });
  }

  private void hook(String name, String transition, String result) {
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=" + name,
        "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition,
        "DefaultResult=" + result,
        "HeartbeatTimeout=100");
  }

  /** A group with so many in either zone, launched a minute apart, and AZRebalance suspended. */
  private void unbalance(int max, int inA, int inB, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AvailabilityZones[]=us-east-1a");
    aws.create("g", 0, max, 0, all.toArray(String[]::new));
    suspend("AZRebalance");
    for (int i = 1; i <= inA + inB; i++) {
      if (i == inA + 1) {
        aws.update("g", A_AND_B);
      }
      aws.desire("g", i);
      aws.advance(Duration.ofMinutes(1));
    }
    aws.update("g", A_AND_B);
    assertThat(in("a")).hasSize(inA);
    assertThat(in("b")).hasSize(inB);
  }

  private List<String> in(String zone) {
    return aws.region().existing("g").instances().values().stream()
        .filter(each -> each.zone().endsWith(zone))
        .sorted(
            Comparator.comparing(io.github.autoscalinglocal.model.Instance::launchedAt)
                .thenComparing(io.github.autoscalinglocal.model.Instance::id))
        .map(io.github.autoscalinglocal.model.Instance::id)
        .toList();
  }

  private List<String> states(String zone) {
    return aws.instances("g").stream()
        .filter(each -> each.availabilityZone().endsWith(zone))
        .map(each -> each.lifecycleState().wire())
        .sorted()
        .toList();
  }

  private Map<String, Integer> zones() {
    return aws.instances("g").stream()
        .map(each -> each.availabilityZone().substring("us-east-1".length()))
        .collect(Collectors.toMap(each -> each, each -> 1, Integer::sum, TreeMap::new));
  }

  private Activity activity(String description) {
    return aws.activities("g").stream()
        .filter(each -> each.description().equals(description))
        .findFirst()
        .orElseThrow();
  }

  private void suspend(String process) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }

  private void resume(String process) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }
}
