package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.LaunchRefusal;
import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.AttachedSource.State;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
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
    if (registers(group)) {
      for (AttachedSource attached : group.attachments().traffic().values()) {
        if (attached.takesInstances()) {
          register(tx, attached.source(), TargetId.of(instance.id()));
        }
      }
    }
  }

  /** Whether an instance that enters service is registered anywhere. */
  static boolean registers(Group group) {
    return !group.attachments().traffic().isEmpty()
        && !group.isSuspended(ScalingProcess.AddToLoadBalancer)
        && group.attachments().traffic().values().stream().anyMatch(AttachedSource::takesInstances);
  }

  /** Why no instance can be registered: a source of the group has been deleted. */
  static Optional<LaunchRefusal> whyNot(View view, Group group) {
    if (!registers(group)) {
      return Optional.empty();
    }
    return group.attachments().traffic().values().stream()
        .filter(AttachedSource::takesInstances)
        .map(AttachedSource::source)
        .filter(source -> view.region().elb().targets(source).isEmpty())
        .findFirst()
        .map(LoadBalancing::missing);
  }

  /** The sentences are the service's; the codes are those of the load balancers. */
  private static LaunchRefusal missing(TrafficSource source) {
    String step = "Validating load balancer configuration";
    return source.type() == TrafficSource.Type.CLASSIC
        ? new LaunchRefusal(
            "LoadBalancerNotFound", "Cannot find Load Balancer " + source.identifier() + ".", step)
        : new LaunchRefusal("TargetGroupNotFound", "One or more target groups not found.", step);
  }

  /** Registers a target, which passes its first health check a moment later. */
  public static void register(Tx tx, TrafficSource source, TargetId id) {
    Registrations.register(tx, source, id)
        .ifPresent(
            registration ->
                tx.schedule(
                    tx.options().timings().of(Timing.REGISTER),
                    new FirstCheck(source, id, registration)));
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
      Optional<Duration> drain = Registrations.deregister(tx, source, TargetId.of(instance.id()));
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
   * Why the health checks of the group's sources have an instance replaced; empty if they do not. A
   * source counts once it is {@code InService}, if the group has its kind of health check.
   */
  static Optional<HealthCause> unhealthy(View view, Group group, Instance instance) {
    if (group.attachments().traffic().isEmpty()) {
      return Optional.empty();
    }
    return group.attachments().traffic().values().stream()
        .filter(attached -> attached.state() == State.InService)
        .map(AttachedSource::source)
        .filter(source -> group.healthChecks().include(source.type().healthCheck()))
        .filter(
            source -> view.region().elb().health(source, instance.id()) == TargetHealth.UNHEALTHY)
        .map(LoadBalancing::healthCheckFailure)
        .findFirst();
  }

  private static HealthCause healthCheckFailure(TrafficSource source) {
    return source.type() == TrafficSource.Type.VPC_LATTICE
        ? HealthCause.VPC_LATTICE
        : HealthCause.ELB;
  }

  /** The target has been registered for a while, and is healthy unless it was told otherwise. */
  record FirstCheck(TrafficSource source, TargetId id, long registration) implements Event {
    @Override
    public void fire(Tx tx) {
      if (Registrations.passFirstCheck(tx, source, id, registration)) {
        tx.region()
            .groupHolding(id.id())
            .ifPresent(group -> SourceAttachments.reassess(tx, group.name()));
      }
    }
  }

  /** The group's next health check sees what the target has become. */
  private static void watch(Tx tx, String instanceId) {
    tx.region()
        .groupHolding(instanceId)
        .ifPresent(
            group -> {
              SourceAttachments.reassess(tx, group.name());
              Health.noticeLater(tx, group.name(), instanceId);
            });
  }
}
