package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Instances;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.Timing;
import java.time.Duration;

/**
 * What users order EC2 itself to do with an instance. A group that holds it is not asked, and finds
 * out by its health checks.
 */
public final class UserOrders {
  private UserOrders() {}

  /**
   * Has faults strike a launch, which refuse it or hold it up.
   *
   * @param groupName that of a group elsewhere that it is for; empty if it is for none
   * @return how much longer than usual it takes until it runs
   */
  public static Duration meetLaunchFaults(Tx tx, String groupName, Machine machine) {
    Mishaps.Fate fate = Mishaps.ofUserLaunch(tx, groupName, machine);
    fate.failure()
        .ifPresent(
            failure -> {
              throw Ec2Errors.wanted(failure.code(), failure.message());
            });
    return fate.delay();
  }

  /** Terminates an instance, unless that is under way or over. */
  public static void terminate(Tx tx, Ec2Instance machine) {
    if (machine.state() == State.SHUTTING_DOWN || machine.state() == State.TERMINATED) {
      return;
    }
    OutsideEvents.end(tx, machine.id(), State.SHUTTING_DOWN, OutsideEvents.SHUT_DOWN_BY_USER);
    tx.schedule(tx.options().timings().of(Timing.TERMINATE), new Terminated(machine.id()));
  }

  /**
   * The end of an instance. As long as a group holds it, EC2 tells of it as of a terminated one.
   */
  record Terminated(String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      if (tx.region()
          .ec2()
          .instance(instanceId)
          .filter(machine -> machine.state() == State.SHUTTING_DOWN)
          .isEmpty()) {
        return;
      }
      if (tx.region().groupHolding(instanceId).isPresent()) {
        Machines.change(tx, instanceId, machine -> machine.withState(State.TERMINATED));
      } else {
        Machines.terminated(tx, instanceId);
      }
    }
  }

  /** Stops an instance that runs. */
  public static void stop(Tx tx, Ec2Instance machine) {
    OutsideEvents.end(tx, machine.id(), State.STOPPING, OutsideEvents.SHUT_DOWN_BY_USER);
    tx.schedule(tx.options().timings().of(Timing.STOP), new Stopped(machine.id()));
  }

  /** An instance has stopped, unless it was terminated before that. */
  record Stopped(String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      Machines.change(
          tx,
          instanceId,
          machine ->
              machine.state() == State.STOPPING ? machine.withState(State.STOPPED) : machine);
    }
  }

  /** Starts an instance that is stopped. */
  public static void start(Tx tx, Ec2Instance machine) {
    Instances.start(tx, machine);
  }
}
