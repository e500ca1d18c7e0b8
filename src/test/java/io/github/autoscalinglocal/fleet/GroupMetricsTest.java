package io.github.autoscalinglocal.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.GroupMetric;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The metrics of a group, and when they are published. */
class GroupMetricsTest {
  private final Scenario aws = Scenario.instant();

  /** A group whose instances weigh two units each, and are in these states. */
  private Group group(Lifecycle... states) {
    aws.create("g", 1, 90, 2 * states.length);
    Group group = aws.region().existing("g");
    List<Instance> instances = new ArrayList<>(group.instances().values());
    for (int i = 0; i < states.length; i++) {
      Instance old = instances.get(2 * i);
      group = group.without(instances.get(2 * i + 1).id()).with(weighing(old, states[i]));
    }
    return group;
  }

  private static Instance weighing(Instance old, Lifecycle lifecycle) {
    return new Instance(
            old.id(),
            old.machine(),
            old.origin(),
            old.launchedAt(),
            lifecycle,
            old.health(),
            old.protectedFromScaleIn(),
            old.transit())
        .withWeight(Optional.of(2));
  }

  /** The metrics that are not 0, without the settings. */
  private static String counted(Group group) {
    return GroupMetrics.values(group).entrySet().stream()
        .filter(each -> each.getKey().compareTo(GroupMetric.GroupDesiredCapacity) > 0)
        .filter(each -> each.getKey() != GroupMetric.GroupAndWarmPoolDesiredCapacity)
        .filter(each -> each.getValue() != 0)
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  @Test
  void sizesAreThoseOfTheGroup() {
    aws.create("g", 1, 9, 3);

    assertThat(GroupMetrics.values(aws.region().existing("g")))
        .containsAllEntriesOf(
            Map.of(
                GroupMetric.GroupMinSize, 1,
                GroupMetric.GroupMaxSize, 9,
                GroupMetric.GroupDesiredCapacity, 3,
                GroupMetric.GroupAndWarmPoolDesiredCapacity, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, Pending",
    "PENDING_WAIT, Pending",
    "PENDING_PROCEED, Pending",
    "IN_SERVICE, InService",
    "TERMINATING, Terminating",
    "TERMINATING_WAIT, Terminating",
    "TERMINATING_PROCEED, Terminating",
    "ENTERING_STANDBY, Standby",
    "STANDBY, Standby"
  })
  void eachStateHasABucketAndIsInTheTotal(Lifecycle state, String bucket) {
    assertThat(counted(group(state)))
        .isEqualTo(
            "Group%sInstances=1 Group%sCapacity=2 GroupTotalInstances=1 GroupTotalCapacity=2"
                    .formatted(bucket, bucket)
                + " GroupAndWarmPoolTotalCapacity=2");
  }

  @Test
  void retainedInstancesHaveABucketOutsideTheTotal() {
    assertThat(counted(group(Lifecycle.TERMINATING_RETAINED)))
        .isEqualTo("GroupTerminatingRetainedInstances=1 GroupTerminatingRetainedCapacity=2");
  }

  @ParameterizedTest
  @CsvSource({
    "WARMED_PENDING, Pending",
    "WARMED_PENDING_WAIT, Pending",
    "WARMED_PENDING_PROCEED, Pending",
    "WARMED_STOPPED, Warmed",
    "WARMED_RUNNING, Warmed",
    "WARMED_HIBERNATED, Warmed",
    "WARMED_TERMINATING, Terminating",
    "WARMED_TERMINATING_WAIT, Terminating",
    "WARMED_TERMINATING_PROCEED, Terminating"
  })
  void eachStateInTheWarmPoolHasABucketAndIsInItsTotal(Lifecycle state, String bucket) {
    assertThat(counted(group(state)))
        .isEqualTo(
            "WarmPool%sCapacity=2 WarmPoolTotalCapacity=2 GroupAndWarmPoolTotalCapacity=2"
                .formatted(bucket));
  }

  @ParameterizedTest
  @CsvSource({
    "WARMED_PENDING_RETAINED, WarmPoolPendingRetainedCapacity=2",
    "WARMED_TERMINATING_RETAINED, WarmPoolTerminatingRetainedCapacity=2"
  })
  void whatThePoolRetainsHasABucketOutsideTheTotal(Lifecycle state, String metric) {
    assertThat(counted(group(state))).isEqualTo(metric);
  }

  @Test
  void aWarmPoolAddsWhatIsWantedOfItToWhatTheGroupWants() {
    aws.create("g", 1, 9, 3);
    aws.call("PutWarmPool", "AutoScalingGroupName=g", "MaxGroupPreparedCapacity=5");

    assertThat(GroupMetrics.values(aws.region().existing("g")))
        .containsAllEntriesOf(
            Map.of(
                GroupMetric.GroupDesiredCapacity, 3,
                GroupMetric.WarmPoolDesiredCapacity, 2,
                GroupMetric.WarmPoolWarmedCapacity, 2,
                GroupMetric.WarmPoolTotalCapacity, 2,
                GroupMetric.GroupTotalCapacity, 3,
                GroupMetric.GroupAndWarmPoolDesiredCapacity, 5,
                GroupMetric.GroupAndWarmPoolTotalCapacity, 5));
  }

  @Test
  void noSizeIsTooLargeToBeAddedUp() {
    aws.create("g", 0, 9, 1);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Launch");
    aws.call("PutWarmPool", "AutoScalingGroupName=g", "MinSize=2147483647");

    assertThat(GroupMetrics.values(aws.region().existing("g")))
        .containsEntry(GroupMetric.GroupAndWarmPoolDesiredCapacity, Integer.MAX_VALUE);
  }

  @ParameterizedTest
  @CsvSource({"REQUESTED", "DETACHING", "WARMED_REQUESTED"})
  void someStatesCountNowhere(Lifecycle state) {
    assertThat(counted(group(state))).isEmpty();
  }

  @Test
  void instancesOfABucketAddUp() {
    assertThat(counted(group(Lifecycle.IN_SERVICE, Lifecycle.STANDBY, Lifecycle.IN_SERVICE)))
        .isEqualTo(
            "GroupInServiceInstances=2 GroupInServiceCapacity=4"
                + " GroupStandbyInstances=1 GroupStandbyCapacity=2"
                + " GroupTotalInstances=3 GroupTotalCapacity=6 GroupAndWarmPoolTotalCapacity=6");
  }

  private List<Instant> samples() {
    return aws.world().agenda().entrySet().stream()
        .filter(each -> each.getValue().event() instanceof GroupMetrics.Sample)
        .map(Map.Entry::getKey)
        .map(World.Due::at)
        .toList();
  }

  private void metrics(String action, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add("AutoScalingGroupName=g");
    all.add("Granularity=1Minute");
    aws.call(action + "MetricsCollection", all.toArray(String[]::new));
  }

  @Test
  void theyArePublishedWithEveryFullMinute() {
    aws.create("g", 0, 9, 0);
    aws.advance(Duration.ofSeconds(90));
    assertThat(samples()).isEmpty();

    metrics("Enable");

    assertThat(samples()).containsExactly(Scenario.START.plusSeconds(120));
    aws.advance(Duration.ofSeconds(30));
    assertThat(samples()).containsExactly(Scenario.START.plusSeconds(180));
    aws.advance(Duration.ofHours(1));
    assertThat(samples()).containsExactly(Scenario.START.plusSeconds(3_780));
  }

  @Test
  void nobodyWaitsForThem() {
    aws.create("g", 0, 9, 0);
    metrics("Enable");

    aws.settle();

    assertThat(aws.now()).isEqualTo(Scenario.START);
    metrics("Disable");
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING",
        "DefaultResult=CONTINUE",
        "HeartbeatTimeout=90");
    aws.desire("g", 1);
    metrics("Enable");
    aws.settle();
    assertThat(aws.now()).isEqualTo(Scenario.START.plusSeconds(90));
    assertThat(samples()).containsExactly(Scenario.START.plusSeconds(120));
  }

  @Test
  void theyArePublishedOnceHoweverOftenTheyAreEnabled() {
    aws.create("g", 0, 9, 0);
    metrics("Enable");
    metrics("Enable", "Metrics[]=GroupMinSize");
    metrics("Disable");
    metrics("Enable");

    aws.advance(Duration.ofMinutes(1));

    assertThat(samples()).containsExactly(Scenario.START.plusSeconds(120));
  }

  @Test
  void nothingIsPublishedOnceAllAreDisabledOrTheGroupIsGone() {
    aws.create("g", 0, 9, 0);
    metrics("Enable", "Metrics[]=GroupMinSize,GroupMaxSize");
    metrics("Disable", "Metrics[]=GroupMinSize");
    aws.advance(Duration.ofMinutes(1));
    assertThat(samples()).hasSize(1);

    metrics("Disable", "Metrics[]=GroupMaxSize");
    aws.advance(Duration.ofMinutes(1));

    assertThat(samples()).isEmpty();
    metrics("Enable");
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g");
    aws.advance(Duration.ofMinutes(1));
    assertThat(samples()).isEmpty();
  }
}
