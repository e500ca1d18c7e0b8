package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.fleet.GroupLoads;
import io.github.autoscalinglocal.fleet.Metrics;
import io.github.autoscalinglocal.model.Load;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Actions;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.Rule;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import io.github.autoscalinglocal.shape.cloudwatch.ComparisonOperator;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.pcollections.TreePMap;

/** Somebody makes instances busy, publishes metrics, and makes alarms for policies, at random. */
final class Watching {
  private final Random random;

  Watching(long seed) {
    this.random = new Random(seed);
  }

  /** Does something, and tells what. */
  String next(Tx tx) {
    List<String> groups = List.copyOf(tx.region().groups().keySet());
    if (groups.isEmpty()) {
      return "nothing to watch";
    }
    String group = groups.get(random.nextInt(groups.size()));
    return switch (random.nextInt(7)) {
      case 0, 1 -> load(tx, group);
      case 2 -> {
        Metrics.put(tx, cpu(group), StandardUnit.PERCENT, random.nextInt(100));
        yield "a CPU utilization of " + group;
      }
      case 3 -> setState(tx);
      case 4 -> {
        GroupLoads.end(tx, target -> target.group().equals(group));
        yield "the end of the load of " + group;
      }
      default -> alarm(tx, group);
    };
  }

  private String load(Tx tx, String group) {
    TreePMap<Instant, Optional<Double>> steps = TreePMap.empty();
    for (int i = 0; i < 3; i++) {
      Optional<Double> value = Optional.of((double) random.nextInt(400));
      steps = steps.plus(tx.now().plus(Duration.ofMinutes(20L * i)), value);
    }
    steps = steps.plus(tx.now().plus(Duration.ofHours(2)), Optional.empty());
    MetricType metric =
        random.nextBoolean() ? MetricType.ASGAverageCPUUtilization : MetricType.ASGAverageNetworkIn;
    Load.Kind kind = random.nextBoolean() ? Load.Kind.TOTAL : Load.Kind.PER_INSTANCE;
    GroupLoads.set(
        tx,
        new Load.Target(group, metric, Optional.empty()),
        new Load(kind, steps, Optional.empty()));
    return "a load of " + group;
  }

  private String setState(Tx tx) {
    List<Alarm> alarms = List.copyOf(tx.region().cloudWatch().alarms().values());
    if (alarms.isEmpty()) {
      return "no alarm to set";
    }
    Alarm alarm = alarms.get(random.nextInt(alarms.size()));
    StateValue state = List.of(StateValue.values()).get(random.nextInt(3));
    Alarms.setState(
        tx, alarm, alarm.state().next(state, "", Optional.empty(), tx.now()), List.of());
    return alarm.name() + " set to " + state;
  }

  /** Any policy of the group, or none, is the alarm's action. */
  private String alarm(Tx tx, String group) {
    String name = "a" + random.nextInt(3);
    Optional<Alarm> there = tx.region().cloudWatch().alarm(name);
    if (there.isPresent() && random.nextInt(3) == 0) {
      Alarms.delete(tx, there.get());
      return "the end of alarm " + name;
    }
    List<String> policies =
        tx.region().existing(group).scaling().policies().values().stream()
            .map(ScalingPolicy::arn)
            .toList();
    List<String> actions =
        policies.isEmpty() ? List.of() : List.of(policies.get(random.nextInt(policies.size())));
    MetricId id = cpu(group);
    Alarms.put(
        tx,
        new AlarmConfiguration(
            name,
            Optional.empty(),
            new Actions(random.nextInt(5) > 0, List.of(), actions, List.of()),
            new SingleMetric(id, id.dimensions(), "Average", 60, Optional.empty()),
            new Rule(
                1 + random.nextInt(2),
                Optional.empty(),
                Optional.of(50.0),
                random.nextBoolean()
                    ? ComparisonOperator.GREATER_THAN_THRESHOLD
                    : ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD,
                Optional.empty(),
                Optional.empty()),
            tx.now()),
        TreePMap.empty());
    return "alarm " + name + " on " + group;
  }

  /** Nothing is watched any more but by policies, and nobody is busy. */
  static void end(Tx tx) {
    GroupLoads.end(tx, target -> true);
    for (Alarm alarm : tx.region().cloudWatch().alarms().values()) {
      if (!alarm.name().startsWith("TargetTracking-")) {
        Alarms.delete(tx, alarm);
      }
    }
  }

  private static MetricId cpu(String group) {
    return MetricId.of("AWS/EC2", "CPUUtilization", "AutoScalingGroupName", group);
  }
}
