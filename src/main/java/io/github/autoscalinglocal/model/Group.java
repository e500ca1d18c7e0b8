package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.InstanceLifecyclePolicy;
import io.github.autoscalinglocal.shape.RetentionTriggers.RetentionAction;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * An Auto Scaling group, composed of small parts.
 *
 * @param suspended suspended process to the reason that is shown
 */
public record Group(
    Identity identity,
    Capacity capacity,
    Placement placement,
    LaunchSource launchSource,
    HealthChecks healthChecks,
    ScaleIn scaleIn,
    Attachments attachments,
    Behavior behavior,
    Reporting reporting,
    Scaling scaling,
    TreePMap<String, String> suspended,
    Work work,
    TreePMap<String, Instance> instances) {

  public String name() {
    return identity.name();
  }

  public Activity.GroupRef ref() {
    return new Activity.GroupRef(identity.name(), identity.arn());
  }

  public boolean isSuspended(ScalingProcess process) {
    return suspended.containsKey(process.name());
  }

  public Optional<Instance> instance(String id) {
    return Optional.ofNullable(instances.get(id));
  }

  /** The instances that callers see: all whose id is known, and that are not in the warm pool. */
  public Collection<Instance> visibleInstances() {
    return instances.values().stream()
        .filter(each -> each.lifecycle() != Lifecycle.REQUESTED && !each.lifecycle().isWarmed())
        .toList();
  }

  /** The instances that count toward the desired capacity. */
  public Stream<Instance> counted() {
    return instances.values().stream().filter(Instance::counts);
  }

  /** The capacity that there is, in the units of the desired capacity. */
  public int actualCapacity() {
    int units = 0;
    for (Instance instance : instances.values()) {
      units += instance.counts() ? instance.units() : 0;
    }
    return units;
  }

  /** What there should be: more than is desired for as long as instances are being swapped. */
  public int wantedCapacity() {
    int units = capacity.desired();
    if (!work.swaps().isEmpty()) {
      for (Swap swap : work.swaps().values()) {
        units += swap.units();
      }
    }
    return units;
  }

  /**
   * What instances are launched from now: while an instance refresh brings a desired configuration,
   * from that.
   */
  public LaunchSource launchesFrom() {
    return work.refreshes().run().flatMap(RefreshRun::target).orElse(launchSource);
  }

  /** The hooks for a transition, by name. */
  public Collection<LifecycleHook> hooks(HookTransition transition) {
    return attachments.hooks().isEmpty()
        ? List.of()
        : attachments.hooks().values().stream()
            .filter(hook -> hook.transition() == transition)
            .toList();
  }

  /** A hook that cannot be missing, as it holds an instance up: another name is a bug. */
  public LifecycleHook existingHook(String name) {
    return Optional.ofNullable(attachments.hooks().get(name)).orElseThrow();
  }

  /** Whether an instance whose terminating hook was abandoned stays instead of going. */
  public boolean retainsAbandoned() {
    return scaleIn
        .instanceLifecyclePolicy()
        .map(InstanceLifecyclePolicy::retentionTriggers)
        .filter(triggers -> triggers.terminateHookAbandon() == RetentionAction.RETAIN)
        .isPresent();
  }

  /**
   * An activity that is under way, if there is one: every instance between two steady states has
   * one. Those of the warm pool are not the group's.
   */
  public Optional<String> activityInProgress() {
    return instances.values().stream()
        .filter(each -> each.lifecycle().isTransitional() && !each.lifecycle().isWarmed())
        .map(Instance::activityId)
        .findFirst();
  }

  public Optional<WarmPool> warmPool() {
    return behavior.warmPool();
  }

  public Group with(Capacity next) {
    return change(draft -> draft.capacity = next);
  }

  public Group with(Placement next) {
    return change(draft -> draft.placement = next);
  }

  public Group with(LaunchSource next) {
    return change(draft -> draft.launchSource = next);
  }

  public Group with(HealthChecks next) {
    return change(draft -> draft.healthChecks = next);
  }

  public Group with(ScaleIn next) {
    return change(draft -> draft.scaleIn = next);
  }

  public Group with(Identity next) {
    return change(draft -> draft.identity = next);
  }

  public Group with(Attachments next) {
    return change(draft -> draft.attachments = next);
  }

  public Group with(Behavior next) {
    return change(draft -> draft.behavior = next);
  }

  public Group with(Reporting next) {
    return change(draft -> draft.reporting = next);
  }

  public Group with(Scaling next) {
    return change(draft -> draft.scaling = next);
  }

  public Group with(Work next) {
    Draft draft = new Draft(this);
    draft.work = next;
    return draft.finished();
  }

  public Group withSuspended(TreePMap<String, String> next) {
    return change(draft -> draft.suspended = next);
  }

  /** With an instance more, or with that instance in its next state. */
  public Group with(Instance instance) {
    return withInstances(instances.plus(instance.id(), instance));
  }

  public Group without(String instanceId) {
    return withInstances(instances.minus(instanceId));
  }

  private Group withInstances(TreePMap<String, Instance> next) {
    Draft draft = new Draft(this);
    draft.instances = next;
    return draft.finished();
  }

  /** A copy on which parts are exchanged, so that no change has to name all the others. */
  private static final class Draft {
    private Identity identity;
    private Capacity capacity;
    private Placement placement;
    private LaunchSource launchSource;
    private HealthChecks healthChecks;
    private ScaleIn scaleIn;
    private Attachments attachments;
    private Behavior behavior;
    private Reporting reporting;
    private Scaling scaling;
    private TreePMap<String, String> suspended;
    private Work work;
    private TreePMap<String, Instance> instances;

    Draft(Group from) {
      this.identity = from.identity;
      this.capacity = from.capacity;
      this.placement = from.placement;
      this.launchSource = from.launchSource;
      this.healthChecks = from.healthChecks;
      this.scaleIn = from.scaleIn;
      this.attachments = from.attachments;
      this.behavior = from.behavior;
      this.reporting = from.reporting;
      this.scaling = from.scaling;
      this.suspended = from.suspended;
      this.work = from.work;
      this.instances = from.instances;
    }

    Group finished() {
      return new Group(
          identity,
          capacity,
          placement,
          launchSource,
          healthChecks,
          scaleIn,
          attachments,
          behavior,
          reporting,
          scaling,
          suspended,
          work,
          instances);
    }
  }

  private Group change(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }
}
