package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Target;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Registering targets with traffic sources, and the way out. */
public final class Registrations {
  private Registrations() {}

  /**
   * Registers a target, also one that is draining.
   *
   * @return the number of the registration, or nothing if there is no such source or the target is
   *     registered there already
   */
  public static Optional<Long> register(Tx tx, TrafficSource source, TargetId id) {
    Elb elb = tx.region().elb();
    TargetHealth health = elb.health(source, id);
    boolean open = health == TargetHealth.UNUSED || health == TargetHealth.DRAINING;
    Optional<Targets> targets = elb.targets(source).filter(each -> open);
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    Target target = new Target(TargetHealth.INITIAL, tx.nextSequence(), Optional.empty());
    put(tx, source, targets.get().with(id, target));
    return Optional.of(target.registration());
  }

  /**
   * A new target passes its first health check.
   *
   * @return false if the registration is gone, or its health was told from outside
   */
  public static boolean passFirstCheck(
      Tx tx, TrafficSource source, TargetId id, long registration) {
    Optional<Target> target =
        registered(tx, source, id, registration)
            .filter(each -> each.health() == TargetHealth.INITIAL);
    target.ifPresent(each -> put(tx, source, id, each.withHealth(TargetHealth.HEALTHY)));
    return target.isPresent();
  }

  /**
   * Tells the health of a target from outside, wherever the instance is registered. One that drains
   * goes on draining.
   *
   * @return whether it is registered anywhere
   */
  public static boolean setHealth(Tx tx, String instanceId, boolean healthy) {
    TargetHealth told = healthy ? TargetHealth.HEALTHY : TargetHealth.UNHEALTHY;
    boolean found = false;
    for (Map.Entry<TrafficSource, Targets> each : tx.region().elb().sources().entrySet()) {
      for (TargetId id : each.getValue().ofInstance(instanceId)) {
        Target target = Objects.requireNonNull(each.getValue().byId().get(id));
        if (target.health() != TargetHealth.DRAINING) {
          put(tx, each.getKey(), id, target.withHealth(told));
          found = true;
        }
      }
    }
    return found;
  }

  /**
   * Begins to deregister a target, unless that has begun.
   *
   * @return how long it still drains, or nothing if it is not registered
   */
  public static Optional<Duration> deregister(Tx tx, TrafficSource source, TargetId id) {
    Optional<Target> target = tx.region().elb().target(source, id);
    Optional<Instant> drainedAt = target.flatMap(Target::drainedAt);
    if (target.isEmpty() || drainedAt.isPresent()) {
      return drainedAt.map(at -> Duration.between(tx.now(), at));
    }
    Duration delay = tx.region().elb().targets(source).orElseThrow().deregistrationDelay();
    Duration most = tx.options().timings().of(Timing.DRAIN);
    Duration drain = delay.compareTo(most) < 0 ? delay : most;
    put(tx, source, id, target.get().draining(tx.now().plus(drain)));
    tx.schedule(drain, new Drained(source, id, target.get().registration()));
    return Optional.of(drain);
  }

  /** An instance that EC2 has terminated is registered nowhere. */
  public static void forget(Tx tx, String instanceId) {
    for (Map.Entry<TrafficSource, Targets> each : tx.region().elb().sources().entrySet()) {
      Targets left = each.getValue();
      for (TargetId id : left.ofInstance(instanceId)) {
        left = left.without(id);
      }
      if (left.byId().size() < each.getValue().byId().size()) {
        put(tx, each.getKey(), left);
      }
    }
  }

  /** The target has drained: it is not registered any more, unless it was registered anew. */
  record Drained(TrafficSource source, TargetId id, long registration) implements Event {
    @Override
    public void fire(Tx tx) {
      registered(tx, source, id, registration)
          .ifPresent(
              target ->
                  put(tx, source, tx.region().elb().targets(source).orElseThrow().without(id)));
    }
  }

  private static Optional<Target> registered(
      Tx tx, TrafficSource source, TargetId id, long registration) {
    return tx.region()
        .elb()
        .target(source, id)
        .filter(target -> target.registration() == registration);
  }

  private static void put(Tx tx, TrafficSource source, TargetId id, Target target) {
    put(tx, source, tx.region().elb().targets(source).orElseThrow().with(id, target));
  }

  private static void put(Tx tx, TrafficSource source, Targets targets) {
    tx.update(region -> region.with(region.elb().with(source, targets)));
  }
}
