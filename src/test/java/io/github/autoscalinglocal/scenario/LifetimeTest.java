package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import io.github.autoscalinglocal.termination.FunctionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Instances that have been in service for as long as their group allows. */
class LifetimeTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String ONE_DAY = "MaxInstanceLifetime=86400";

  private Scenario aws = Scenario.instant();

  @Test
  void anInstanceIsReplacedAtTheSecondAtWhichItsTimeIsOver() {
    aws.create("g", 1, 1, 1, ONE_DAY);
    List<String> first = aws.ids("g");

    aws.advance(DAY.minusSeconds(1));
    assertThat(aws.ids("g")).isEqualTo(first);

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(aws.activities("g").subList(0, 2))
        .extracting(Activity::cause)
        .containsExactly(
            "At 2026-03-03T12:00:00Z an instance was started in response to a difference between"
                + " desired and actual capacity, increasing the capacity from 0 to 1.",
            "At 2026-03-03T12:00:00Z an instance was taken out of service in response to the"
                + " maximum instance lifetime.");
  }

  @Test
  void itsReplacementLivesAsLong() {
    aws.create("g", 1, 1, 1, ONE_DAY);
    aws.advance(DAY);
    List<String> second = aws.ids("g");

    aws.advance(DAY.minusSeconds(1));
    assertThat(aws.ids("g")).isEqualTo(second);

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).isNotEqualTo(second);
  }

  @Test
  void theTimeInServiceCounts() {
    aws = Scenario.realistic();
    aws.create("g", 1, 1, 1, ONE_DAY);
    List<String> first = aws.ids("g");
    // It is launched after 5 seconds, known 2 seconds later and in service after 30 more.
    aws.advance(DAY.plusSeconds(5 + 2 + 30 + 5 - 1));
    assertThat(states()).containsExactly("InService");

    aws.advance(Duration.ofSeconds(1));

    assertThat(states()).containsExactly("Terminating");
    assertThat(first).isEmpty();
  }

  @Test
  void thoseOfASmallGroupGoOneAtATimeTheOldestFirst() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 0, ONE_DAY);
    for (int desired = 1; desired <= 3; desired++) {
      aws.desire("g", desired);
      aws.advance(Duration.ofMinutes(1));
    }
    List<String> old = aws.ids("g");
    suspend("Terminate");
    aws.advance(DAY);
    assertThat(aws.ids("g")).isEqualTo(old);

    resume("Terminate");

    List<String> order = new ArrayList<>();
    for (int second = 0; second < 600; second++) {
      aws.advance(Duration.ofSeconds(1));
      assertThat(aws.region().existing("g").actualCapacity()).isBetween(2, 3);
      old.stream()
          .filter(id -> !aws.ids("g").contains(id) && !order.contains(id))
          .forEach(order::add);
    }
    assertThat(order).isEqualTo(old);
    assertThat(states()).containsOnly("InService").hasSize(3);
  }

  @Test
  void ofALargeGroupUpToATenthGoesAtOnce() {
    aws = Scenario.realistic();
    aws.create("g", 0, 40, 40, ONE_DAY);
    aws.advance(DAY.plusSeconds(5 + 2 + 30 + 5));

    assertThat(states()).filteredOn("Terminating"::equals).hasSize(4);
    assertThat(aws.region().existing("g").actualCapacity()).isEqualTo(40);
    for (int second = 0; second < 1_000; second++) {
      aws.advance(Duration.ofSeconds(1));
      assertThat(states()).filteredOn("InService"::equals).hasSizeGreaterThanOrEqualTo(36);
    }
    assertThat(aws.region().existing("g").instances().values())
        .hasSize(40)
        .allMatch(each -> each.launchedAt().isAfter(Scenario.START.plus(DAY)));
  }

  @Test
  void theNextWaveWaitsUntilTheLastHasWarmedUp() {
    aws.create("g", 0, 9, 2, ONE_DAY, "DefaultInstanceWarmup=300");
    List<String> old = aws.ids("g");

    aws.advance(DAY.plusSeconds(299));
    assertThat(aws.ids("g")).hasSize(2).containsAnyElementsOf(old);

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(2).doesNotContainAnyElementsOf(old);
  }

  @Test
  void aLifetimeThatIsSetLaterHoldsForInstancesThatAreThere() {
    aws.create("g", 0, 9, 1);
    List<String> first = aws.ids("g");
    aws.advance(DAY.dividedBy(2));

    aws.update("g", ONE_DAY);
    aws.advance(DAY.dividedBy(2).minusSeconds(1));
    assertThat(aws.ids("g")).isEqualTo(first);

    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.ids("g")).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void aLifetimeThatIsOverAlreadyTakesEffectAtOnce() {
    aws.create("g", 0, 9, 1);
    List<String> first = aws.ids("g");
    aws.advance(DAY.multipliedBy(2));

    aws.update("g", ONE_DAY);

    assertThat(aws.ids("g")).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void aLifetimeThatIsClearedOrProlongedNoLongerHolds() {
    aws.create("g", 0, 9, 1, ONE_DAY);
    aws.create("longer", 0, 9, 1, ONE_DAY);
    List<String> first = aws.ids("g");
    List<String> longer = aws.ids("longer");
    aws.update("g", "MaxInstanceLifetime=0");
    aws.update("longer", "MaxInstanceLifetime=90000");

    aws.advance(Duration.ofSeconds(89_999));
    assertThat(aws.ids("longer")).isEqualTo(longer);

    aws.advance(DAY);
    assertThat(aws.ids("g")).isEqualTo(first);
    assertThat(aws.ids("longer")).isNotEqualTo(longer);
  }

  @Test
  void protectionHoldsAnInstanceBackForAsLongAsItLasts() {
    aws.create("g", 0, 9, 1, ONE_DAY);
    List<String> first = aws.ids("g");
    aws.protect("g", first.get(0));
    aws.advance(DAY.multipliedBy(2));
    assertThat(aws.ids("g")).isEqualTo(first);

    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + first.get(0),
        "ProtectedFromScaleIn=false");

    assertThat(aws.ids("g")).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void retainedAndStandbyInstancesAreLeftAlone() {
    aws.create(
        "g",
        0,
        9,
        2,
        ONE_DAY,
        "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain");
    List<String> first = aws.ids("g");
    hook();
    aws.terminate(first.get(0), true);
    aws.call(
        "EnterStandby",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + first.get(1),
        "ShouldDecrementDesiredCapacity=true");
    aws.advance(Duration.ofSeconds(30));
    assertThat(states()).containsExactlyInAnyOrder("Terminating:Retained", "Standby");

    aws.advance(DAY.multipliedBy(2));

    assertThat(states()).containsExactlyInAnyOrder("Terminating:Retained", "Standby");
  }

  @Test
  void hooksHoldTheOldOneUpWhileItsReplacementComes() {
    aws.create("g", 0, 9, 1, ONE_DAY);
    hook();

    aws.advance(DAY);
    assertThat(states()).containsExactlyInAnyOrder("InService", "Terminating:Wait");

    aws.advance(Duration.ofSeconds(30));
    assertThat(states()).containsExactly("InService");
  }

  @Test
  void aMaintenancePolicyOfAHundredPercentHasTheReplacementLaunchedFirst() {
    aws = Scenario.realistic();
    aws.create(
        "g",
        0,
        9,
        2,
        ONE_DAY,
        "InstanceMaintenancePolicy.MinHealthyPercentage=100",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=150");
    aws.advance(DAY.plusSeconds(5 + 2 + 30 + 5 + 2));

    assertThat(states()).containsExactlyInAnyOrder("InService", "InService", "Pending");
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-03T12:00:42Z an instance was launched in response to the maximum instance"
                + " lifetime.");
    for (int second = 0; second < 600; second++) {
      aws.advance(Duration.ofSeconds(1));
      assertThat(states()).filteredOn("InService"::equals).hasSizeGreaterThanOrEqualTo(2);
      assertThat(aws.region().existing("g").actualCapacity()).isBetween(2, 3);
    }
    assertThat(aws.instances("g")).hasSize(2);
    assertThat(aws.region().existing("g").instances().values())
        .allMatch(each -> each.launchedAt().isAfter(Scenario.START.plus(DAY)));
  }

  @Test
  void aProtectionThatComesBeforeTheReplacementDoesSparesTheOldOne() {
    aws = Scenario.realistic();
    aws.create(
        "g",
        0,
        9,
        1,
        ONE_DAY,
        "InstanceMaintenancePolicy.MinHealthyPercentage=100",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=150");
    aws.advance(DAY.plusSeconds(5 + 2 + 30 + 5 + 2));
    assertThat(states()).containsExactlyInAnyOrder("InService", "Pending");
    String old = aws.ids("g").get(0);

    aws.protect("g", old);
    aws.advance(Duration.ofHours(1));

    assertThat(aws.ids("g")).containsExactly(old);
  }

  @Test
  void withoutTerminateOrLaunchNobodyIsReplaced() {
    aws.create("g", 0, 9, 1, ONE_DAY);
    List<String> first = aws.ids("g");
    suspend("Launch,Terminate");
    aws.advance(DAY.multipliedBy(2));
    assertThat(aws.ids("g")).isEqualTo(first);

    resume("Launch");
    assertThat(aws.ids("g")).isEqualTo(first);

    suspend("Launch");
    resume("Terminate");
    assertThat(aws.ids("g")).isEqualTo(first);

    resume("Launch");
    assertThat(aws.ids("g")).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void aCustomPolicySaysWhoIsReadyAndIsAskedUntilAllAre() {
    List<FunctionRequest> asked = new ArrayList<>();
    aws = withFunction(asked);
    aws.create("g", 0, 9, 2, ONE_DAY, "TerminationPolicies[]=" + FUNCTION);
    List<String> old = aws.ids("g");

    aws.advance(DAY);
    assertThat(aws.ids("g")).isEqualTo(old);
    assertThat(asked).extracting(FunctionRequest::cause).containsExactly(LIFETIME);
    assertThat(asked.get(0).instances())
        .extracting(each -> each.id())
        .containsExactlyInAnyOrderElementsOf(old);

    aws.advance(Duration.ofSeconds(5));
    assertThat(aws.ids("g")).hasSize(2).doesNotContainAnyElementsOf(old);
    // Once for those who were held back, and then for each wave of one.
    assertThat(asked).hasSize(3);
  }

  private static final FunctionRequest.Cause LIFETIME = FunctionRequest.Cause.MAX_INSTANCE_LIFETIME;
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:choose";

  /** Nobody is ready when it is asked first, and from then on everybody. */
  private static Scenario withFunction(List<FunctionRequest> asked) {
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
          List<String> named =
              question.request().instances().stream().map(each -> each.id()).toList();
          return question.answered(FunctionAnswer.of(asked.size() == 1 ? List.of() : named));
        });
  }

  private void hook() {
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=out",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING",
        "HeartbeatTimeout=30");
  }

  private List<String> states() {
    return aws.instances("g").stream().map(each -> each.lifecycleState().wire()).toList();
  }

  private void suspend(String processes) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + processes);
  }

  private void resume(String processes) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + processes);
  }
}
