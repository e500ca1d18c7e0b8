package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.fleet.SpotEvents;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each process twice: what it does, and that it does not while it is suspended; then what happens
 * on resume (scale-in.md 8). {@code AlarmNotification} has its pair in {@link AlarmScalingTest}.
 */
class ProcessPairsTest {
  private final Scenario aws = Scenario.instant();

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void launchStartsInstances(boolean suspended) {
    aws.create("g", 0, 9, 2);
    String first = aws.ids("g").get(0);
    suspend("Launch", suspended);

    aws.terminate(first, false);
    aws.desire("g", 4);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(4);
    assertThat(aws.ids("g")).hasSize(suspended ? 1 : 4);

    resume("Launch");
    assertThat(aws.region().existing("g").counted()).hasSize(aws.group("g").desiredCapacity());
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void terminateScalesInAndReplaces(boolean suspended) {
    aws.create("g", 0, 9, 4);
    String unhealthy = aws.ids("g").get(0);
    suspend("Terminate", suspended);

    markUnhealthy(unhealthy);
    aws.desire("g", 3);
    assertThat(aws.ids("g")).hasSize(suspended ? 4 : 3);
    assertThat(aws.ids("g").contains(unhealthy)).isEqualTo(suspended);

    resume("Terminate");
    assertThat(aws.ids("g")).hasSize(3).doesNotContain(unhealthy);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void healthCheckFindsWhatHappenedToInstances(boolean suspended) {
    aws.create("g", 0, 9, 2);
    String lost = aws.ids("g").get(0);
    String told = aws.ids("g").get(1);
    suspend("HealthCheck", suspended);

    lose(lost);
    aws.settle();
    assertThat(aws.ids("g").contains(lost)).isEqualTo(suspended);
    // A user who knows better is believed all the same, and the instance replaced.
    markUnhealthy(told);
    assertThat(aws.ids("g")).hasSize(2).doesNotContain(told);

    resume("HealthCheck");
    assertThat(aws.ids("g")).hasSize(2).doesNotContain(lost);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void replaceUnhealthyReplacesThem(boolean suspended) {
    aws.create("g", 0, 9, 2);
    String lost = aws.ids("g").get(0);
    String told = aws.ids("g").get(1);
    suspend("ReplaceUnhealthy", suspended);

    lose(lost);
    markUnhealthy(told);
    aws.settle();
    List<String> health =
        aws.instances("g").stream().map(each -> each.healthStatus()).distinct().toList();
    assertThat(health).containsExactly(suspended ? "Unhealthy" : "Healthy");
    assertThat(aws.ids("g").contains(lost)).isEqualTo(suspended);
    assertThat(aws.ids("g").contains(told)).isEqualTo(suspended);

    resume("ReplaceUnhealthy");
    assertThat(aws.ids("g")).hasSize(2).doesNotContain(lost, told);
    if (suspended) {
      assertThat(aws.activities("g").stream().limit(4).map(ProcessPairsTest::what))
          .as("the newest first")
          .containsExactly("Launching", "Launching", "Terminating", "Terminating");
    }
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void azRebalanceMovesInstances(boolean suspended) {
    aws.create("g", 0, 9, 6);
    suspend("AZRebalance", suspended);

    aws.update("g", "AvailabilityZones[]=us-east-1a,us-east-1b");
    assertThat(zones())
        .isEqualTo(suspended ? Map.of("a", 2, "b", 2, "c", 2) : Map.of("a", 3, "b", 3));

    resume("AZRebalance");
    assertThat(zones()).isEqualTo(Map.of("a", 3, "b", 3));
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void scalingPrefersBalanceWithOrWithoutAzRebalance(boolean suspended) {
    aws.create("g", 0, 9, 3);
    suspend("AZRebalance", suspended);

    aws.desire("g", 6);
    assertThat(zones()).isEqualTo(Map.of("a", 2, "b", 2, "c", 2));
    aws.desire("g", 3);
    assertThat(zones()).isEqualTo(Map.of("a", 1, "b", 1, "c", 1));
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void addToLoadBalancerRegistersWhatIsLaunched(boolean suspended) {
    aws.create("g", 0, 9, 0);
    Balanced.attach(aws, Balanced.BLUE);
    suspend("AddToLoadBalancer", suspended);

    aws.desire("g", 1);
    assertThat(isRegistered()).isEqualTo(!suspended);

    resume("AddToLoadBalancer");
    assertThat(isRegistered()).as("nothing makes up for it").isEqualTo(!suspended);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void scheduledActionsHappenAtTheirTimes(boolean suspended) {
    aws.create("g", 0, 9, 1);
    schedule("missed", "StartTime=2026-03-02T13:00:00Z", "DesiredCapacity=4");
    schedule("daily", "Recurrence=0 14 * * *", "DesiredCapacity=3");
    suspend("ScheduledActions", suspended);

    aws.advanceTo("13:30:00");
    assertThat(aws.ids("g")).hasSize(suspended ? 1 : 4);

    resume("ScheduledActions");
    aws.advanceTo("13:59:59");
    assertThat(aws.ids("g")).as("what was missed is lost").hasSize(suspended ? 1 : 4);
    aws.advanceTo("14:00:00");
    assertThat(aws.ids("g")).hasSize(3);
  }

  private void schedule(String name, String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 2);
    all[parameters.length] = "AutoScalingGroupName=g";
    all[parameters.length + 1] = "ScheduledActionName=" + name;
    aws.call("PutScheduledUpdateGroupAction", all);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void withoutLaunchTheUnhealthyGoAllTheSameAndAreReplacedOnResume(boolean suspended) {
    aws.create("g", 0, 9, 2);
    String unhealthy = aws.ids("g").get(0);
    suspend("Launch", suspended);

    markUnhealthy(unhealthy);
    assertThat(aws.ids("g")).hasSize(suspended ? 1 : 2).doesNotContain(unhealthy);

    resume("Launch");
    assertThat(aws.ids("g")).hasSize(2);
  }

  @ParameterizedTest(name = "suspended: {0}")
  @ValueSource(booleans = {false, true})
  void instanceRefreshReplacesInstances(boolean suspended) {
    Refreshed group = Refreshed.group(aws, 4);
    group.toVersion2("InstanceWarmup=60");
    suspend("InstanceRefresh", suspended);

    aws.advance(Duration.ofHours(2));
    assertThat(group.state())
        .isEqualTo(
            suspended
                ? "3 old, 1 new: InProgress, 25 %, 3 to update"
                : "0 old, 4 new: Successful, 100 %, 0 to update");
    if (suspended) {
      assertThat(group.last().statusReason())
          .isEqualTo("Waiting for the process InstanceRefresh to be resumed.");
    }

    resume("InstanceRefresh");
    aws.advance(Duration.ofMinutes(3));
    assertThat(group.state()).isEqualTo("0 old, 4 new: Successful, 100 %, 0 to update");
  }

  private boolean isRegistered() {
    return aws.region().elb().health(Balanced.BLUE, aws.ids("g").get(0)) == TargetHealth.HEALTHY;
  }

  /** EC2 takes an instance, and a health check finds that out. */
  private void lose(String id) {
    aws.run(tx -> SpotEvents.interruption(tx, id));
  }

  private void markUnhealthy(String id) {
    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
  }

  private static String what(Activity activity) {
    return activity.description().split(" ", 2)[0];
  }

  private Map<String, Integer> zones() {
    return aws.instances("g").stream()
        .map(each -> each.availabilityZone().substring("us-east-1".length()))
        .collect(Collectors.toMap(each -> each, each -> 1, Integer::sum, TreeMap::new));
  }

  private void suspend(String process, boolean suspended) {
    if (suspended) {
      aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
    }
  }

  private void resume(String process) {
    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }
}
