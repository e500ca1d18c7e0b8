package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.AttachedSource.State;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The instances of a group and its traffic sources: who is registered, and how it fares there. */
public final class LoadBalancing {
  private LoadBalancing() {}

  /**
   * How an instance on its way out drains.
   *
   * @param time until the last source has deregistered it
   * @param status what its activity shows meanwhile
   * @param note what the activity's description ends with meanwhile
   */
  public record Draining(Duration time, ActivityStatus status, String note) {
    private static final String ELB = " - Waiting For ELB Connection Draining.";
    // U-33 of scale-in.md: the other status is for VPC Lattice. Its text has not been seen.
    private static final String OTHER = " - Waiting For Connection Draining.";

    private static Draining of(Duration time, boolean elb) {
      return elb
          ? new Draining(time, ActivityStatus.WaitingForELBConnectionDraining, ELB)
          : new Draining(time, ActivityStatus.WaitingForConnectionDraining, OTHER);
    }
  }

  /**
   * Registers an instance that enters service with all sources of its group. While {@code
   * AddToLoadBalancer} is suspended nothing is registered, and nothing makes up for that later.
   */
  public static void register(Tx tx, Group group, Instance instance) {
    if (!group.isSuspended(ScalingProcess.AddToLoadBalancer)) {
      for (AttachedSource attached : group.attachments().traffic().values()) {
        if (attached.takesInstances()) {
          register(tx, attached.source(), instance.id());
        }
      }
    }
  }

  static void register(Tx tx, TrafficSource source, String instanceId) {
    Registrations.register(tx, source, instanceId)
        .ifPresent(
            registration ->
                tx.schedule(
                    tx.options().timings().of(Timing.REGISTER),
                    new FirstCheck(source, instanceId, registration)));
  }

  /**
   * Takes an instance that leaves service from the sources of its group.
   *
   * @return how it drains, or nothing if it is not registered with any of them
   */
  public static Optional<Draining> deregister(Tx tx, Group group, Instance instance) {
    Optional<Duration> longest = Optional.empty();
    boolean elb = false;
    for (TrafficSource source : group.attachments().traffic().keySet()) {
      Optional<Duration> drain = Registrations.deregister(tx, source, instance.id());
      if (drain.isPresent()) {
        longest = longest.filter(each -> each.compareTo(drain.get()) > 0).or(() -> drain);
        elb |= source.type() != TrafficSource.Type.VPC_LATTICE;
      }
    }
    boolean drainsFromElb = elb;
    return longest.map(time -> Draining.of(time, drainsFromElb));
  }

  /**
   * Tells from outside what the health checks of all sources find of an instance.
   *
   * @return whether it is registered with any
   */
  public static boolean setTargetHealth(Tx tx, String instanceId, boolean healthy) {
    boolean registered = Registrations.setHealth(tx, instanceId, healthy);
    if (registered) {
      watch(tx, instanceId);
    }
    return registered;
  }

  /**
   * Why the health checks of the group's sources have an instance replaced, as a cause sentence
   * continues; empty if they do not. A source counts once it is {@code InService}, if the group has
   * its kind of health check, and an instance after its grace period.
   */
  public static Optional<String> unhealthy(View view, Group group, Instance instance) {
    if (graceEnd(group, instance).filter(end -> !end.isAfter(view.now())).isEmpty()) {
      return Optional.empty();
    }
    return group.attachments().traffic().values().stream()
        .filter(attached -> attached.state() == State.InService)
        .map(AttachedSource::source)
        .filter(source -> group.healthChecks().include(source.type().healthCheck()))
        .filter(
            source -> view.region().elb().health(source, instance.id()) == TargetHealth.UNHEALTHY)
        .map(source -> healthCheckFailure(source.type()))
        .findFirst();
  }

  /** VPC Lattice's is worded after the other, which is known. */
  private static String healthCheckFailure(TrafficSource.Type type) {
    return type == TrafficSource.Type.VPC_LATTICE
        ? "a VPC Lattice health check failure"
        : "an ELB system health check failure";
  }

  private static Optional<Instant> graceEnd(Group group, Instance instance) {
    return instance
        .health()
        .inServiceAt()
        .map(at -> at.plusSeconds(group.healthChecks().gracePeriod()));
  }

  /** The target has been registered for a while, and is healthy unless it was told otherwise. */
  record FirstCheck(TrafficSource source, String instanceId, long registration) implements Event {
    @Override
    public void fire(Tx tx) {
      if (Registrations.passFirstCheck(tx, source, instanceId, registration)) {
        tx.region()
            .groupHolding(instanceId)
            .ifPresent(group -> SourceAttachments.reassess(tx, group.name()));
      }
    }
  }

  /** The grace period of an instance that its sources found unhealthy may have ended. */
  record GraceEnded(String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      watch(tx, instanceId);
    }
  }

  /** Has a group look at an instance whose target changed, now and when its grace period ends. */
  private static void watch(Tx tx, String instanceId) {
    Optional<Group> holder = tx.region().groupHolding(instanceId);
    if (holder.isEmpty()) {
      return;
    }
    Group group = holder.get();
    SourceAttachments.reassess(tx, group.name());
    tx.touch(group.name());
    graceEnd(group, group.instance(instanceId).orElseThrow())
        .filter(end -> end.isAfter(tx.now()))
        .ifPresent(end -> tx.schedule(Duration.between(tx.now(), end), new GraceEnded(instanceId)));
  }
}
