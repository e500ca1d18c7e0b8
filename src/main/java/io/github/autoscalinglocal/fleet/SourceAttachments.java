package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.AttachedSource.State;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.TrafficSource;
import java.time.Duration;
import java.util.Optional;

/** Attaching traffic sources to a group and detaching them, which goes on by itself in time. */
public final class SourceAttachments {
  private SourceAttachments() {}

  /**
   * Attaches a source and registers the instances in service with it, also while {@code
   * AddToLoadBalancer} is suspended: that process is about launches. One that is attached already
   * stays as it is.
   *
   * @param asTrafficSource whether it is given as a traffic source
   */
  public static void attach(
      Tx tx, String groupName, TrafficSource source, boolean asTrafficSource) {
    Group group = tx.group(groupName);
    if (find(group, source).filter(AttachedSource::takesInstances).isPresent()) {
      return;
    }
    AttachedSource attached =
        new AttachedSource(source, asTrafficSource, State.Adding, tx.nextSequence());
    put(tx, group, attached);
    group.instances().values().stream()
        .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE)
        .forEach(each -> LoadBalancing.register(tx, source, TargetId.of(each.id())));
    tx.schedule(
        tx.options().timings().of(Timing.REGISTER),
        new Added(groupName, source, attached.sequence()));
  }

  /** Detaches a source: the group's instances drain, and go on running. */
  public static void detach(Tx tx, String groupName, TrafficSource source) {
    Group group = tx.group(groupName);
    Optional<AttachedSource> attached = find(group, source).filter(AttachedSource::takesInstances);
    if (attached.isEmpty()) {
      return;
    }
    put(tx, group, attached.get().withState(State.Removing));
    Duration longest = Duration.ZERO;
    for (Instance instance : group.instances().values()) {
      Duration drain =
          Registrations.deregister(tx, source, TargetId.of(instance.id())).orElse(Duration.ZERO);
      longest = drain.compareTo(longest) > 0 ? drain : longest;
    }
    tx.schedule(longest, new Removed(groupName, source, attached.get().sequence()));
  }

  /**
   * Has sources of a group reach {@code InService} for which that is due: the group has their kind
   * of health check, and an instance passes it. From there they do not go back.
   */
  public static void reassess(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    for (AttachedSource attached : group.attachments().traffic().values()) {
      if (attached.state() == State.Added && passes(tx, group, attached.source())) {
        put(tx, tx.group(groupName), attached.withState(State.InService));
        Health.checkAll(tx, groupName);
      }
    }
  }

  private static boolean passes(Tx tx, Group group, TrafficSource source) {
    return group.healthChecks().include(source.type().healthCheck())
        && group.instances().keySet().stream()
            .anyMatch(id -> tx.region().elb().health(source, id) == TargetHealth.HEALTHY);
  }

  /** All instances are registered with a source. */
  record Added(String groupName, TrafficSource source, long sequence) implements Event {
    @Override
    public void fire(Tx tx) {
      expect(tx, groupName, source, sequence, State.Adding)
          .ifPresent(
              attached -> {
                put(tx, tx.group(groupName), attached.withState(State.Added));
                reassess(tx, groupName);
              });
    }
  }

  /** All instances are deregistered from a source: the group is without it. */
  record Removed(String groupName, TrafficSource source, long sequence) implements Event {
    @Override
    public void fire(Tx tx) {
      expect(tx, groupName, source, sequence, State.Removing)
          .ifPresent(
              attached -> {
                Group group = tx.group(groupName);
                tx.update(group.with(group.attachments().without(source)));
              });
    }
  }

  private static Optional<AttachedSource> expect(
      Tx tx, String groupName, TrafficSource source, long sequence, State state) {
    return tx.region()
        .group(groupName)
        .flatMap(group -> find(group, source))
        .filter(each -> each.sequence() == sequence && each.state() == state);
  }

  private static Optional<AttachedSource> find(Group group, TrafficSource source) {
    return Optional.ofNullable(group.attachments().traffic().get(source));
  }

  /** The reconciler sees the group: what its sources find of instances may count from now on. */
  private static void put(Tx tx, Group group, AttachedSource attached) {
    tx.put(group.with(group.attachments().with(attached)));
  }
}
