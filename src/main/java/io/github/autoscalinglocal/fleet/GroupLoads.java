package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Load;
import io.github.autoscalinglocal.model.Load.Target;
import io.github.autoscalinglocal.model.Loads;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.scaling.PredefinedMetrics;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the instances of groups are busy with, as a test tells it. With every full minute the
 * metrics of the minute that has passed are published, before alarms are evaluated.
 */
public final class GroupLoads {
  /** No instance is more than busy, however much there is to do. */
  private static final double MOST_CPU = 100;

  private GroupLoads() {}

  /** Sets a load, in the place of the one that is set. */
  public static void set(Tx tx, Target target, Load load) {
    update(tx, loads -> loads.with(target, load));
    if (tx.region().loads().nextAt().isEmpty()) {
      arrange(tx);
    }
  }

  /** Ends loads. What they have published stays. */
  public static void end(Tx tx, Predicate<Target> which) {
    for (Target target : tx.region().loads().byTarget().keySet()) {
      if (which.test(target)) {
        update(tx, loads -> loads.without(target));
      }
    }
    if (tx.region().loads().byTarget().isEmpty()) {
      update(tx, loads -> Loads.NONE);
    }
  }

  private static void update(Tx tx, UnaryOperator<Loads> change) {
    tx.update(region -> region.with(change.apply(region.loads())));
  }

  private static void arrange(Tx tx) {
    Instant next = tx.now().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    update(tx, loads -> loads.withNextAt(Optional.of(next)));
    tx.schedule(Duration.between(tx.now(), next), new Publish(next));
  }

  /** A minute is full. */
  record Publish(Instant at) implements Event {
    @Override
    public boolean isRoutine() {
      return true;
    }

    @Override
    public void fire(Tx tx) {
      Loads loads = tx.region().loads();
      if (!loads.nextAt().equals(Optional.of(at))) {
        return;
      }
      loads.byTarget().forEach((target, load) -> publish(tx, target, load));
      end(tx, target -> !isStillToCome(tx, target));
      if (!tx.region().loads().byTarget().isEmpty()) {
        arrange(tx);
      }
    }
  }

  private static boolean isStillToCome(Tx tx, Target target) {
    Load load = Optional.ofNullable(tx.region().loads().byTarget().get(target)).orElseThrow();
    return !load.isOver(tx.now());
  }

  private static void publish(Tx tx, Target target, Load load) {
    load.until(tx.now())
        .ifPresent(
            value ->
                publish(
                    tx, target, new Shares(value, load.kind(), units(tx.group(target.group())))));
  }

  /** Instances of more weight have more to do, and are as busy with it as the others. */
  private static int units(Group group) {
    int units = 0;
    for (Instance instance : group.instances().values()) {
      units += instance.lifecycle() == Lifecycle.IN_SERVICE ? instance.units() : 0;
    }
    return units;
  }

  /** What comes of a value for so many units of capacity in service. */
  private record Shares(double value, Load.Kind kind, int units) {
    double perUnit() {
      return kind == Load.Kind.TOTAL ? value / units : value;
    }

    double total() {
      return kind == Load.Kind.TOTAL ? value : value * units;
    }
  }

  private static void publish(Tx tx, Target target, Shares shares) {
    PredefinedMetrics metrics =
        PredefinedMetrics.of(target.metric(), target.label(), target.group());
    boolean requests = target.metric() == MetricType.ALBRequestCountPerTarget;
    double most =
        target.metric() == MetricType.ASGAverageCPUUtilization ? MOST_CPU : Double.MAX_VALUE;
    if (shares.units() > 0) {
      double value = Math.min(most, shares.perUnit());
      // Each instance publishes its own values, a load balancer one for all.
      Summary values = Summary.of(value, requests ? 1 : shares.units());
      publish(tx, metrics.perInstance(), metrics.unit(), values);
    }
    if (requests) {
      publish(tx, metrics.total(), metrics.unit(), Summary.of(shares.total()));
    }
  }

  /** As CloudWatch does it, values bear the time at which their minute began. */
  private static void publish(Tx tx, MetricId id, StandardUnit unit, Summary values) {
    Instant minute = tx.now().minus(1, ChronoUnit.MINUTES);
    Metrics.put(tx, id, unit, minute, values, false);
  }
}
