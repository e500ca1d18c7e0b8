package io.github.autoscalinglocal.bench;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.fleet.GroupLoads;
import io.github.autoscalinglocal.model.Load;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * Virtual time: groups with a target tracking policy, a schedule and a load that comes and goes
 * with the day, so that each scales several times a day.
 */
final class ClosedLoop {
  private static final int GROUPS = 100;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int ROUNDS = 5;

  private ClosedLoop() {}

  static void measure(Report report) {
    // Less leaves the compiler work for the first of the rounds, which are few.
    seconds(GROUPS, WEEK);
    List<Double> week = new ArrayList<>();
    List<Double> halfTheGroups = new ArrayList<>();
    List<Double> halfTheTime = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      week.add(seconds(GROUPS, WEEK));
      halfTheGroups.add(seconds(GROUPS / 2, WEEK));
      halfTheTime.add(seconds(GROUPS, WEEK.dividedBy(2)));
    }
    report.add("a week of virtual time with %d groups".formatted(GROUPS), "s", Figure.of(week));
    report.goalAtMost(
        "a week of virtual time with all groups : with half of them",
        Figure.ratio(week, halfTheGroups),
        2.5);
    report.goalAtMost("a week of virtual time : half of it", Figure.ratio(week, halfTheTime), 2.5);
  }

  static double seconds(int groups, Duration time) {
    Scenario aws = Scenario.instant();
    for (int i = 0; i < groups; i++) {
      create(aws, "g%03d".formatted(i), i);
    }
    long start = System.nanoTime();
    aws.advance(time);
    double seconds = (System.nanoTime() - start) / 1e9;
    int activities = aws.region().history().ended().size();
    if (activities < groups * time.toDays() * 4) {
      throw new IllegalStateException("only " + activities + " activities: nothing scales");
    }
    return seconds;
  }

  private static void create(Scenario aws, String name, int number) {
    aws.create(name, 2, 12, 2);
    aws.call(
        "PutScalingPolicy",
        "AutoScalingGroupName=" + name,
        "PolicyName=cpu",
        "PolicyType=TargetTrackingScaling",
        "TargetTrackingConfiguration.TargetValue=50",
        "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType=ASGAverageCPUUtilization");
    aws.call(
        "PutScheduledUpdateGroupAction",
        "AutoScalingGroupName=" + name,
        "ScheduledActionName=morning",
        "Recurrence=0 7 * * *",
        "TimeZone=Europe/Berlin",
        "DesiredCapacity=4");
    aws.run(
        tx ->
            GroupLoads.set(
                tx,
                new Load.Target(name, MetricType.ASGAverageCPUUtilization, Optional.empty()),
                day(tx.now().plus(Duration.ofMinutes(number)))));
  }

  /** Quiet at night, a rise in the morning, a peak and an evening. */
  private static Load day(Instant from) {
    TreePMap<Instant, Optional<Double>> steps = TreePMap.empty();
    double[] loads = {100, 250, 400, 250};
    for (int i = 0; i < loads.length; i++) {
      steps = steps.plus(from.plus(Duration.ofHours(6L * i)), Optional.of(loads[i]));
    }
    return new Load(Load.Kind.TOTAL, steps, Optional.of(Duration.ofDays(1)));
  }
}
