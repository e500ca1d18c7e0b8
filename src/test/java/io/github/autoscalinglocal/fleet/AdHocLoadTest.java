package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.cloudwatch.*;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.*;
import io.github.autoscalinglocal.shape.cloudwatch.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

public class AdHocLoadTest {
  static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

  record Publish(int groups, int minute) implements Event {
    @Override
    public void fire(Tx tx) {
      for (int g = 0; g < groups; g++) {
        double v = 50 + 40 * Math.sin(minute / 200.0 + g);
        Metrics.put(
            tx, id(g), StandardUnit.PERCENT, tx.now().minusSeconds(60), Summary.of(v), false);
      }
      tx.schedule(Duration.ofMinutes(1), new Publish(groups, minute + 1));
    }
  }

  static MetricId id(int g) {
    return MetricId.of("AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "group-" + g);
  }

  @Test
  void load() {
    for (int[] c : new int[][] {{100, 1}, {100, 7}}) {
      run(c[0], c[1]);
    }
  }

  public static void main(String[] a) {
    new AdHocLoadTest().load();
  }

  static void run(int groups, int days) {
    Engine engine =
        new Engine(
            new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
            Options.DEFAULT,
            Reconciler::arrange,
            call -> {
              throw new AssertionError();
            });
    engine.write(
        new Scope("000000000000", "us-east-1"),
        tx -> {
          for (int g = 0; g < groups; g++) {
            for (boolean high : new boolean[] {true, false}) {
              Alarms.put(
                  tx,
                  new AlarmConfiguration(
                      "TargetTracking-group-" + g + (high ? "-AlarmHigh" : "-AlarmLow"),
                      Optional.empty(),
                      new Actions(
                          true,
                          List.of(),
                          List.of(
                              "arn:aws:autoscaling:us-east-1:000000000000:scalingPolicy:x:autoScalingGroupName/g:policyName/p"),
                          List.of()),
                      new SingleMetric(id(g), id(g).dimensions(), "Average", 60, Optional.empty()),
                      new Rule(
                          high ? 3 : 15,
                          Optional.empty(),
                          Optional.of(high ? 50.0 : 45.0),
                          high
                              ? ComparisonOperator.GREATER_THAN_THRESHOLD
                              : ComparisonOperator.LESS_THAN_THRESHOLD,
                          Optional.empty(),
                          Optional.empty()),
                      tx.now()),
                  TreePMap.empty());
            }
          }
          tx.schedule(Duration.ofMinutes(1), new Publish(groups, 0));
          return 0;
        });
    long t = System.nanoTime();
    int events = engine.advanceTo(START.plus(Duration.ofDays(days)));
    System.gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "%d groups, %d days: %.2f s, %d events, %d MB%n",
        groups, days, (System.nanoTime() - t) / 1e9, events, used >> 20);
    engine.close();
  }
}
