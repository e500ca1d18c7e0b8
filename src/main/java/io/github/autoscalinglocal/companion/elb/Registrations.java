package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Target;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Registering instances with traffic sources, and the way out. */
public final class Registrations {
  private Registrations() {}

  /**
   * Registers an instance, also one that is draining.
   *
   * @return the number of the registration, or nothing if there is no such source or the instance
   *     is registered there already
   */
  public static Optional<Long> register(Tx tx, TrafficSource source, String instanceId) {
    Elb elb = tx.region().elb();
    TargetHealth health = elb.health(source, instanceId);
    boolean open = health == TargetHealth.UNUSED || health == TargetHealth.DRAINING;
    Optional<Targets> targets = elb.targets(source).filter(each -> open);
    if (targets.isEmpty()) {
      return Optional.empty();
    }
    Target target = new Target(TargetHealth.INITIAL, tx.nextSequence(), Optional.empty());
    put(tx, source, targets.get().with(instanceId, target));
    return Optional.of(target.registration());
  }

  /**
   * A new target passes its first health check.
   *
   * @return false if the registration is gone, or its health was told from outside
   */
  public static boolean passFirstCheck(
      Tx tx, TrafficSource source, String instanceId, long registration) {
    Optional<Target> target =
        registered(tx, source, instanceId, registration)
            .filter(each -> each.health() == TargetHealth.INITIAL);
    target.ifPresent(each -> put(tx, source, instanceId, each.withHealth(TargetHealth.HEALTHY)));
    return target.isPresent();
  }

  /**
   * Tells the health of a target from outside, wherever the instance is registered. One that drains
   * goes on draining.
   *
   * @return whether it is registered anywhere
   */
  public static boolean setHealth(Tx tx, String instanceId, boolean healthy) {
    boolean found = false;
    for (TrafficSource source : tx.region().elb().sources().keySet()) {
      Optional<Target> target =
          tx.region()
              .elb()
              .target(source, instanceId)
              .filter(each -> each.health() != TargetHealth.DRAINING);
      target.ifPresent(
          each ->
              put(
                  tx,
                  source,
                  instanceId,
                  each.withHealth(healthy ? TargetHealth.HEALTHY : TargetHealth.UNHEALTHY)));
      found |= target.isPresent();
    }
    return found;
  }

  /**
   * Begins to deregister an instance, unless that has begun.
   *
   * @return how long it still drains, or nothing if it is not registered
   */
  public static Optional<Duration> deregister(Tx tx, TrafficSource source, String instanceId) {
    Optional<Target> target = tx.region().elb().target(source, instanceId);
    Optional<Instant> drainedAt = target.flatMap(Target::drainedAt);
    if (target.isEmpty() || drainedAt.isPresent()) {
      return drainedAt.map(at -> Duration.between(tx.now(), at));
    }
    Duration delay = tx.region().elb().targets(source).orElseThrow().deregistrationDelay();
    Duration most = tx.options().timings().of(Timing.DRAIN);
    Duration drain = delay.compareTo(most) < 0 ? delay : most;
    put(tx, source, instanceId, target.get().draining(tx.now().plus(drain)));
    tx.schedule(drain, new Drained(source, instanceId, target.get().registration()));
    return Optional.of(drain);
  }

  /** An instance that EC2 has terminated is registered nowhere. */
  public static void forget(Tx tx, String instanceId) {
    for (Map.Entry<TrafficSource, Targets> each : tx.region().elb().sources().entrySet()) {
      if (each.getValue().byInstance().containsKey(instanceId)) {
        put(tx, each.getKey(), each.getValue().without(instanceId));
      }
    }
  }

  /** The target has drained: it is not registered any more, unless it was registered anew. */
  record Drained(TrafficSource source, String instanceId, long registration) implements Event {
    @Override
    public void fire(Tx tx) {
      registered(tx, source, instanceId, registration)
          .ifPresent(
              target ->
                  put(
                      tx,
                      source,
                      tx.region().elb().targets(source).orElseThrow().without(instanceId)));
    }
  }

  private static Optional<Target> registered(
      Tx tx, TrafficSource source, String instanceId, long registration) {
    return tx.region()
        .elb()
        .target(source, instanceId)
        .filter(target -> target.registration() == registration);
  }

  private static void put(Tx tx, TrafficSource source, String instanceId, Target target) {
    put(tx, source, tx.region().elb().targets(source).orElseThrow().with(instanceId, target));
  }

  private static void put(Tx tx, TrafficSource source, Targets targets) {
    tx.update(region -> region.with(region.elb().with(source, targets)));
  }
}
