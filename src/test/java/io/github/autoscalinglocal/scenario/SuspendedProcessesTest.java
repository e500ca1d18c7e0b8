package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.SuspendedProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a group does not do while processes are suspended, and makes up for later. */
class SuspendedProcessesTest {
  private static final List<String> ALL =
      List.of(
          "AZRebalance",
          "AddToLoadBalancer",
          "AlarmNotification",
          "HealthCheck",
          "InstanceRefresh",
          "Launch",
          "ReplaceUnhealthy",
          "ScheduledActions",
          "Terminate");

  private final Scenario aws = Scenario.instant();

  @Test
  void theReasonNamesTheMoment() {
    aws.create("g", 0, 9, 0);
    aws.advance(Duration.ofMillis(1_500));

    suspend("Launch");

    assertThat(aws.group("g").suspendedProcesses())
        .containsExactly(new SuspendedProcess("Launch", "User suspended at 2026-03-02T12:00:01Z"));
  }

  @Test
  void aProcessThatIsSuspendedAgainKeepsItsReason() {
    aws.create("g", 0, 9, 0);
    suspend("Launch");
    aws.advance(Duration.ofMinutes(1));

    suspend("Launch,Terminate");

    assertThat(aws.group("g").suspendedProcesses())
        .containsExactly(
            new SuspendedProcess("Launch", "User suspended at 2026-03-02T12:00:00Z"),
            new SuspendedProcess("Terminate", "User suspended at 2026-03-02T12:01:00Z"));
  }

  @Test
  void withoutAListAllNineAreMeant() {
    aws.create("g", 0, 9, 0);

    aws.call("SuspendProcesses", "AutoScalingGroupName=g");
    assertThat(suspended()).containsExactlyElementsOf(ALL);

    aws.call("ResumeProcesses", "AutoScalingGroupName=g");
    assertThat(suspended()).isEmpty();

    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses=");
    assertThat(suspended()).containsExactlyElementsOf(ALL);
  }

  @Test
  void processesThatThereAreNotAreRefused() {
    aws.create("g", 0, 9, 0);

    for (String action : List.of("SuspendProcesses", "ResumeProcesses")) {
      assertThat(aws.refusal(action, "AutoScalingGroupName=g", "ScalingProcesses[]=Launch,launch"))
          .startsWith("ValidationError: launch is not a valid process.");
    }
  }

  @Test
  void theProcessOfOldGroupsIsIgnored() {
    aws.create("g", 0, 9, 0);

    suspend("RemoveFromLoadBalancerLowPriority,Launch");

    assertThat(suspended()).containsExactly("Launch");
  }

  @Test
  void withoutLaunchAWishToGrowWaits() {
    aws.create("g", 0, 9, 1);
    suspend("Launch");

    aws.desire("g", 3);
    aws.advance(Duration.ofHours(1));
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(3);
    assertThat(aws.instances("g")).hasSize(1);

    resume("Launch");
    assertThat(aws.instances("g")).hasSize(3);
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 1 to 3.  At 2026-03-02T13:00:00Z an instance was"
                + " started in response to a difference between desired and actual capacity,"
                + " increasing the capacity from 1 to 3.");
  }

  @Test
  void withoutLaunchWhatIsTerminatedIsNotReplaced() {
    aws.create("g", 0, 9, 2);
    suspend("Launch");

    aws.terminate(aws.ids("g").get(0), false);
    assertThat(aws.instances("g")).hasSize(1);

    resume("Launch");
    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void withoutLaunchAGroupCanShrink() {
    aws.create("g", 0, 9, 3);
    suspend("Launch");

    aws.desire("g", 1);

    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void withoutTerminateAGroupCanGrow() {
    aws.create("g", 0, 9, 1);
    suspend("Terminate");

    aws.desire("g", 3);

    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void withoutTerminateAWishToShrinkWaits() {
    aws.create("g", 0, 9, 3);
    suspend("Terminate");

    aws.desire("g", 1);
    aws.advance(Duration.ofMinutes(1));
    assertThat(aws.instances("g")).hasSize(3);

    resume("Terminate");
    assertThat(aws.instances("g")).hasSize(1);
    assertThat(aws.activities("g").get(0).cause())
        .startsWith(
            "At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 3 to 1.  At 2026-03-02T12:01:00Z an instance was"
                + " taken out of service");
  }

  @Test
  void aWishThatIsTakenBackMeanwhileIsForgotten() {
    aws.create("g", 0, 9, 3);
    suspend("Terminate");
    aws.desire("g", 1);
    aws.desire("g", 3);

    resume("Terminate");
    aws.desire("g", 2);

    assertThat(aws.activities("g").get(0).cause())
        .startsWith(
            "At 2026-03-02T12:00:00Z a user request explicitly set group desired capacity changing"
                + " the desired capacity from 3 to 2.  At 2026-03-02T12:00:00Z an instance was"
                + " taken out of service");
  }

  @Test
  void withoutBothNothingComesAndNothingGoes() {
    aws.create("g", 0, 9, 3);
    List<String> ids = aws.ids("g");
    suspend("Launch,Terminate");

    aws.desire("g", 5);
    aws.call("SetInstanceHealth", "InstanceId=" + ids.get(0), "HealthStatus=Unhealthy");
    assertThat(aws.ids("g")).isEqualTo(ids);
    aws.desire("g", 1);
    assertThat(aws.ids("g")).isEqualTo(ids);

    resume("Launch,Terminate");
    assertThat(aws.ids("g")).hasSize(1).isSubsetOf(ids.subList(1, 3));
  }

  @Test
  void otherProcessesDoNotHoldUpTheDesiredCapacity() {
    aws.create("g", 0, 9, 3);
    suspend(
        "AZRebalance,AddToLoadBalancer,AlarmNotification,HealthCheck,InstanceRefresh,"
            + "ReplaceUnhealthy,ScheduledActions");

    aws.desire("g", 5);
    assertThat(aws.instances("g")).hasSize(5);

    aws.desire("g", 2);
    assertThat(aws.instances("g")).hasSize(2);
  }

  private List<String> suspended() {
    return aws.group("g").suspendedProcesses().stream().map(SuspendedProcess::processName).toList();
  }

  private void suspend(String processes) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + processes);
  }

  private void resume(String processes) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + processes);
  }
}
