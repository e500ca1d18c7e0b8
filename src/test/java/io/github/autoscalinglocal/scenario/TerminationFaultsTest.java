package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terminations that EC2 refuses, or takes long over, because it is wanted to. */
class TerminationFaultsTest {
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private Scenario aws = Scenario.instant();

  @Test
  void aTerminationThatEc2RefusesFailsAndIsTriedAgain() {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).times(2).message("Not now."));

    String activityId = aws.terminate(id, true).activityId();

    Activity first = activity(activityId);
    assertThat(first.statusCode()).isEqualTo(ActivityStatus.Failed);
    assertThat(first.statusMessage()).isEqualTo("Not now.");
    assertThat(first.description())
        .isEqualTo("Terminating EC2 instance: " + id + ".  Status Reason: Not now.");
    assertThat(first.progress()).isEqualTo(100);
    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactly(Lifecycle.TERMINATING);
    Activity second = aws.activities("g").get(0);
    assertThat(second.statusCode()).isEqualTo(ActivityStatus.InProgress);
    assertThat(second.cause()).isEqualTo(first.cause());

    aws.advance(PAUSE);
    assertThat(aws.instances("g")).hasSize(1);
    aws.advance(PAUSE);
    assertThat(aws.instances("g")).isEmpty();
    assertThat(aws.activities("g").stream().limit(3).map(Activity::statusCode))
        .containsExactly(ActivityStatus.Successful, ActivityStatus.Failed, ActivityStatus.Failed);
  }

  /** Once more, when it would have drained, would be once too often. */
  @Test
  void anInstanceThatCannotWaitToDrainIsTerminatedOnce() {
    aws = Scenario.realistic();
    aws.create(
        "g",
        0,
        9,
        1,
        "TargetGroupARNs[]=arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/t/0123456789abcdef");
    aws.settle();
    aws.terminate(aws.ids("g").get(0), true);
    aws.advance(Duration.ofSeconds(290));
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR));
    aws.settle();

    assertThat(aws.region().group("g")).isEmpty();
    assertThat(aws.region().history().inProgress()).isEmpty();
    assertThat(aws.region().history().ended().values())
        .extracting(activity -> activity.status().code())
        .containsOnly(ActivityStatus.Successful);
  }

  @Test
  void thatItFailedIsToldToTheOutsideWorld() {
    aws.create("g", 0, 9, 1);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).times(1));

    aws.desire("g", 0);
    aws.advance(PAUSE);

    assertThat(aws.messages())
        .extracting(each -> each.body().members().get("detail-type"))
        .containsExactly(
            "EC2 Instance Launch Successful",
            "EC2 Instance Terminate Unsuccessful",
            "EC2 Instance Terminate Successful");
  }

  @Test
  void theReplacementDoesNotWaitForIt() {
    aws.create("g", 0, 9, 1);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR));

    aws.terminate(aws.ids("g").get(0), false);

    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactlyInAnyOrder(Lifecycle.TERMINATING, Lifecycle.IN_SERVICE);
  }

  @Test
  void aGroupThatIsDeletedByForceIsGoneOnceEc2Lets() {
    aws.create("g", 0, 9, 2);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).times(1));

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    assertThat(aws.group("g").status()).isEqualTo("Delete in progress");
    aws.advance(PAUSE);

    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void aForcedDeletionDoesNotOrderOnceMoreWhatEc2IsTerminatingAlready() {
    Scenario real = Scenario.realistic();
    real.create("g", 0, 9, 1);
    real.settle();
    real.terminate(real.ids("g").get(0), true);
    real.set(WantedFault.of(Kind.TERMINATE_ERROR));

    real.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");
    real.advance(Duration.ofSeconds(40));

    assertThat(real.instances("g")).isEmpty();
  }

  @Test
  void theFaultEndsWhenItIsRemoved() {
    aws.create("g", 0, 9, 3);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR));
    aws.desire("g", 0);
    aws.advance(Duration.ofHours(1));
    assertThat(aws.instances("g")).hasSize(3);

    aws.mend();
    aws.advance(Duration.ofSeconds(130));

    assertThat(aws.instances("g")).isEmpty();
  }

  @Test
  void aTerminationCanTakeSoMuchLonger() {
    aws.create("g", 0, 9, 1);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).delay(Duration.ofMinutes(10)));

    aws.desire("g", 0);

    aws.advance(Duration.ofSeconds(599));
    assertThat(aws.instances("g")).hasSize(1);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.instances("g")).isEmpty();
    assertThat(statuses()).doesNotContain(ActivityStatus.Failed);
  }

  @Test
  void onlyTheZoneThatIsNamedIsStruck() {
    aws.create("g", 0, 9, 3);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).zone("us-east-1b"));

    aws.desire("g", 0);

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactly("us-east-1b");
  }

  @Test
  void anInstanceThatIsGoneInEc2NeedsNoOrder() {
    aws.create("g", 0, 9, 1);
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR));
    String id = aws.ids("g").get(0);

    aws.happen(id, OutsideEvents.Kind.TERMINATE);
    aws.settle();

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
    assertThat(statuses()).doesNotContain(ActivityStatus.Failed);
  }

  private Activity activity(String id) {
    return aws.activities("g").stream()
        .filter(each -> each.activityId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ActivityStatus> statuses() {
    return aws.activities("g").stream().map(Activity::statusCode).toList();
  }
}
