package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Instances;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.companion.ec2.Setups;
import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.Tag;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/** What groups do to their instances in EC2. */
final class Machines {
  /** Every instance that a group launches carries it. */
  private static final String GROUP_TAG = "aws:autoscaling:groupName";

  private Machines() {}

  /**
   * An instance is launched as what it is launched from says.
   *
   * @param boot how long it takes until it runs
   */
  static void launched(Tx tx, Group group, Instance instance, Duration boot) {
    launched(tx, group, instance, tx.now(), boot.isZero() ? State.RUNNING : State.PENDING);
  }

  /** An instance is there, launched at another time than now. */
  static void planted(Tx tx, Group group, Instance instance) {
    launched(tx, group, instance, instance.launchedAt(), State.RUNNING);
  }

  private static void launched(Tx tx, Group group, Instance instance, Instant at, State state) {
    Optional<LaunchTemplateData> data =
        instance.origin() instanceof Origin.LaunchTemplate template
            ? dataOf(tx, template)
            : Optional.empty();
    List<TagSpecification> specifications =
        data.map(LaunchTemplateData::tagSpecifications).orElse(List.of());
    Setup setup = setup(tx, instance, data);
    Ec2Instance machine =
        Ec2Instance.launched(instance.id(), instance.machine(), at, setup)
            .withState(state)
            .withGroup(group.name())
            .withTags(tags(group, instance, specifications));
    put(tx, machine);
    ResourceTags.ofParts(tx, machine, specifications);
  }

  private static Setup setup(Tx tx, Instance instance, Optional<LaunchTemplateData> data) {
    String id = instance.id();
    if (data.isPresent()) {
      return Setups.of(tx, id, instance.machine(), data.get(), Setups.alone(id));
    }
    Optional<LaunchConfiguration> configuration =
        instance.origin() instanceof Origin.LaunchConfiguration source
            ? tx.region().launchConfiguration(source.name())
            : Optional.empty();
    return configuration.isPresent()
        ? Setups.of(tx, id, instance.machine(), configuration.get())
        : Setups.plain(tx, id, instance.machine());
  }

  private static Optional<LaunchTemplateData> dataOf(Tx tx, Origin.LaunchTemplate origin) {
    return tx.region()
        .ec2()
        .templates()
        .withId(origin.id())
        .flatMap(template -> LaunchTemplates.version(template, origin.version()))
        .map(TemplateVersion::data);
  }

  /** Those that an instance has of its group. */
  static TreePMap<String, String> groupTags(Group group) {
    TreePMap<String, String> tags = TreePMap.singleton(GROUP_TAG, group.name());
    for (Tag tag : group.attachments().tags().values()) {
      if (tag.propagateAtLaunch()) {
        tags = tags.plus(tag.key(), tag.value());
      }
    }
    return tags;
  }

  /** The group's own tags come after those of its template, and the service's after these. */
  private static TreePMap<String, String> tags(
      Group group, Instance instance, List<TagSpecification> specifications) {
    TreePMap<String, String> tags =
        specifications.isEmpty()
            ? groupTags(group)
            : ResourceTags.of("instance", specifications).plusAll(groupTags(group));
    return instance.origin() instanceof Origin.LaunchTemplate template
        ? tags.plusAll(ResourceTags.ofTemplate(template.id(), template.version()))
        : tags;
  }

  static void running(Tx tx, String instanceId) {
    Optional<Ec2Instance> machine = tx.region().ec2().instance(instanceId);
    if (machine.isPresent() && machine.get().state() == State.PENDING) {
      put(tx, machine.get().withState(State.RUNNING));
    }
  }

  /**
   * Orders EC2 to stop an instance, or to hibernate it: EC2 calls that stopped, too.
   *
   * @return how long that takes
   */
  static Duration stop(Tx tx, String instanceId, boolean hibernate) {
    change(tx, instanceId, machine -> machine.withState(State.STOPPING));
    return tx.options().timings().of(hibernate ? Timing.HIBERNATE : Timing.STOP);
  }

  static void stopped(Tx tx, String instanceId) {
    change(tx, instanceId, machine -> machine.withState(State.STOPPED));
  }

  /**
   * Orders EC2 to start an instance, unless it runs.
   *
   * @return how long that takes
   */
  static Duration start(Tx tx, String instanceId) {
    if (isRunning(tx, instanceId)) {
      return Duration.ZERO;
    }
    // It starts on other hardware: what its status checks found before is over.
    change(
        tx,
        instanceId,
        machine ->
            machine
                .withState(State.PENDING)
                .withImpairments(machine.impairments().minus(StatusCheck.INSTANCE)));
    return tx.options().timings().of(Timing.START);
  }

  static boolean isRunning(View view, String instanceId) {
    return isRunning(view.region().ec2().instance(instanceId));
  }

  static boolean isRunning(Optional<Ec2Instance> machine) {
    return machine.isPresent() && machine.get().state() == State.RUNNING;
  }

  /**
   * Orders EC2 to terminate an instance.
   *
   * @return how long that takes
   */
  static Duration shutDown(Tx tx, String instanceId) {
    Optional<Ec2Instance> machine = tx.region().ec2().instance(instanceId);
    if (isGone(machine)) {
      return Duration.ZERO;
    }
    put(
        tx,
        machine
            .orElseThrow()
            .ended(State.SHUTTING_DOWN, OutsideEvents.SHUT_DOWN_BY_USER, tx.now()));
    return tx.options().timings().of(Timing.TERMINATE);
  }

  /** Whether EC2 has nothing left to terminate. */
  static boolean isGone(View view, String instanceId) {
    return isGone(view.region().ec2().instance(instanceId));
  }

  static boolean isGone(Optional<Ec2Instance> machine) {
    return machine.isEmpty() || machine.get().state() == State.TERMINATED;
  }

  static void terminated(Tx tx, String instanceId) {
    Registrations.forget(tx, instanceId);
    Instances.end(tx, instanceId);
  }

  static void change(Tx tx, String instanceId, UnaryOperator<Ec2Instance> change) {
    tx.region().ec2().instance(instanceId).map(change).ifPresent(machine -> put(tx, machine));
  }

  private static void put(Tx tx, Ec2Instance machine) {
    tx.update(tx.region().ec2().with(machine));
  }
}
