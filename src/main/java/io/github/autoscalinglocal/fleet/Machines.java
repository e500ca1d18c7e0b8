package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.elb.Registrations;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.shape.Tag;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/** What groups do to their instances in EC2. */
final class Machines {
  /** Every instance that a group launches carries it. */
  private static final String GROUP_TAG = "aws:autoscaling:groupName";

  private Machines() {}

  static void launched(Tx tx, Group group, Instance instance) {
    TreePMap<String, String> tags = TreePMap.singleton(GROUP_TAG, group.name());
    for (Tag tag : group.attachments().tags().values()) {
      if (tag.propagateAtLaunch()) {
        tags = tags.plus(tag.key(), tag.value());
      }
    }
    Ec2Instance machine = Ec2Instance.launched(instance.id(), instance.machine(), tx.now(), tags);
    tx.update(region -> region.with(region.ec2().with(machine)));
  }

  static void running(Tx tx, String instanceId) {
    change(
        tx,
        instanceId,
        machine -> machine.state() == State.PENDING ? machine.withState(State.RUNNING) : machine);
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
    return view.region()
        .ec2()
        .instance(instanceId)
        .filter(machine -> machine.state() == State.RUNNING)
        .isPresent();
  }

  /**
   * Orders EC2 to terminate an instance.
   *
   * @return how long that takes
   */
  static Duration shutDown(Tx tx, String instanceId) {
    if (isGone(tx, instanceId)) {
      return Duration.ZERO;
    }
    change(tx, instanceId, machine -> machine.withState(State.SHUTTING_DOWN));
    return tx.options().timings().of(Timing.TERMINATE);
  }

  /** Whether EC2 has nothing left to terminate. */
  static boolean isGone(View view, String instanceId) {
    return view.region()
        .ec2()
        .instance(instanceId)
        .filter(machine -> machine.state() != State.TERMINATED)
        .isEmpty();
  }

  static void terminated(Tx tx, String instanceId) {
    Registrations.forget(tx, instanceId);
    tx.update(region -> region.with(region.ec2().withoutInstance(instanceId)));
  }

  static void change(Tx tx, String instanceId, UnaryOperator<Ec2Instance> change) {
    tx.region()
        .ec2()
        .instance(instanceId)
        .map(change)
        .ifPresent(machine -> tx.update(region -> region.with(region.ec2().with(machine))));
  }
}
