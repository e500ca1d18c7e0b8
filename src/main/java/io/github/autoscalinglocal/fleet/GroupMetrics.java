package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.GroupMetric;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Reporting;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePSet;

/** What a group publishes about itself, once a minute. */
public final class GroupMetrics {
  private GroupMetrics() {}

  /** Enables metrics, which are published with every full minute from now on. */
  public static void enable(Tx tx, Group group, List<GroupMetric> metrics) {
    TreePSet<GroupMetric> enabled = group.reporting().enabledMetrics().plusAll(metrics);
    Optional<Long> sampling = group.reporting().sampling();
    long number = sampling.orElseGet(tx::nextSequence);
    Reporting next = group.reporting().publishing(enabled, number);
    tx.update(group.with(next));
    if (sampling.isEmpty()) {
      schedule(tx, group.name(), number);
    }
  }

  private static void schedule(Tx tx, String groupName, long number) {
    Instant nextMinute = tx.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    tx.schedule(Duration.between(tx.now(), nextMinute), new Sample(groupName, number));
  }

  /** A minute is full: what is enabled is published, for as long as something is. */
  record Sample(String groupName, long number) implements Event {
    @Override
    public boolean isRoutine() {
      return true;
    }

    @Override
    public void fire(Tx tx) {
      tx.region()
          .group(groupName)
          .filter(group -> group.reporting().sampling().equals(Optional.of(number)))
          .ifPresent(
              group -> {
                Map<GroupMetric, Integer> values = values(group);
                group
                    .reporting()
                    .enabledMetrics()
                    .forEach(metric -> publish(tx, group, metric, values.getOrDefault(metric, 0)));
                schedule(tx, groupName, number);
              });
    }
  }

  private static void publish(Tx tx, Group group, GroupMetric metric, int value) {
    MetricId id =
        MetricId.of("AWS/AutoScaling", metric.name(), "AutoScalingGroupName", group.name());
    Metrics.put(tx, id, StandardUnit.NONE, value);
  }

  /** Instances that are counted together, by number and by capacity, or by capacity alone. */
  private enum Bucket {
    IN_SERVICE(GroupMetric.GroupInServiceInstances, GroupMetric.GroupInServiceCapacity),
    PENDING(GroupMetric.GroupPendingInstances, GroupMetric.GroupPendingCapacity),
    TERMINATING(GroupMetric.GroupTerminatingInstances, GroupMetric.GroupTerminatingCapacity),
    RETAINED(
        GroupMetric.GroupTerminatingRetainedInstances,
        GroupMetric.GroupTerminatingRetainedCapacity),
    STANDBY(GroupMetric.GroupStandbyInstances, GroupMetric.GroupStandbyCapacity),
    TOTAL(GroupMetric.GroupTotalInstances, GroupMetric.GroupTotalCapacity),
    WARMED(GroupMetric.WarmPoolWarmedCapacity),
    WARM_PENDING(GroupMetric.WarmPoolPendingCapacity),
    WARM_PENDING_RETAINED(GroupMetric.WarmPoolPendingRetainedCapacity),
    WARM_TERMINATING(GroupMetric.WarmPoolTerminatingCapacity),
    WARM_TERMINATING_RETAINED(GroupMetric.WarmPoolTerminatingRetainedCapacity),
    WARM_TOTAL(GroupMetric.WarmPoolTotalCapacity);

    private final Optional<GroupMetric> instances;
    private final GroupMetric capacity;

    Bucket(GroupMetric instances, GroupMetric capacity) {
      this.instances = Optional.of(instances);
      this.capacity = capacity;
    }

    Bucket(GroupMetric capacity) {
      this.instances = Optional.empty();
      this.capacity = capacity;
    }

    /**
     * The service's page names those in service, pending and terminating as parts of the total, and
     * of a warm pool those that wait, are pending and terminating. That standby is one as well, and
     * retention is not, is not documented.
     */
    private static List<Bucket> of(Lifecycle lifecycle) {
      return switch (lifecycle) {
        case IN_SERVICE -> List.of(IN_SERVICE, TOTAL);
        // Root volumes being replaced are not mentioned at all: such an instance is to come back.
        case PENDING,
            PENDING_WAIT,
            PENDING_PROCEED,
            REPLACING_ROOT_VOLUME,
            REPLACING_ROOT_VOLUME_WAIT,
            REPLACING_ROOT_VOLUME_PROCEED,
            ROOT_VOLUME_REPLACED ->
            List.of(PENDING, TOTAL);
        case TERMINATING, TERMINATING_WAIT, TERMINATING_PROCEED -> List.of(TERMINATING, TOTAL);
        case TERMINATING_RETAINED -> List.of(RETAINED);
        case ENTERING_STANDBY, STANDBY -> List.of(STANDBY, TOTAL);
        case REQUESTED, TERMINATED, DETACHING, DETACHED -> List.of();
        case WARMED_STOPPED, WARMED_RUNNING, WARMED_HIBERNATED -> List.of(WARMED, WARM_TOTAL);
        case WARMED_PENDING, WARMED_PENDING_WAIT, WARMED_PENDING_PROCEED ->
            List.of(WARM_PENDING, WARM_TOTAL);
        case WARMED_TERMINATING, WARMED_TERMINATING_WAIT, WARMED_TERMINATING_PROCEED ->
            List.of(WARM_TERMINATING, WARM_TOTAL);
        case WARMED_PENDING_RETAINED -> List.of(WARM_PENDING_RETAINED);
        case WARMED_TERMINATING_RETAINED -> List.of(WARM_TERMINATING_RETAINED);
        case WARMED_REQUESTED, WARMED_TERMINATED -> List.of();
      };
    }

    private void count(Map<GroupMetric, Integer> values, int units) {
      instances.ifPresent(each -> values.merge(each, 1, Integer::sum));
      values.merge(capacity, units, Integer::sum);
    }
  }

  /** The metrics of a group. What is left out is 0, as all are of a warm pool that it lacks. */
  static Map<GroupMetric, Integer> values(Group group) {
    Map<GroupMetric, Integer> values = new EnumMap<>(GroupMetric.class);
    values.put(GroupMetric.GroupMinSize, group.capacity().min());
    values.put(GroupMetric.GroupMaxSize, group.capacity().max());
    values.put(GroupMetric.GroupDesiredCapacity, group.capacity().desired());
    for (Instance instance : group.instances().values()) {
      Bucket.of(instance.lifecycle()).forEach(bucket -> bucket.count(values, instance.units()));
    }
    int warm = group.warmPool().map(pool -> pool.target(group.capacity())).orElse(0);
    values.put(GroupMetric.WarmPoolDesiredCapacity, warm);
    values.put(
        GroupMetric.GroupAndWarmPoolDesiredCapacity,
        (int) Math.min(Integer.MAX_VALUE, (long) group.capacity().desired() + warm));
    values.put(
        GroupMetric.GroupAndWarmPoolTotalCapacity,
        values.getOrDefault(GroupMetric.GroupTotalCapacity, 0)
            + values.getOrDefault(GroupMetric.WarmPoolTotalCapacity, 0));
    return values;
  }
}
