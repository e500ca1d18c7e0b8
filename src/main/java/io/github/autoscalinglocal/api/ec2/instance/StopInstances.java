package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.fleet.UserOrders;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** Stops instances, which may be started again. A group that has one replaces it. */
public final class StopInstances
    implements WriteOperation<StopInstances.Request, StopInstances.Response> {

  public record Request(
      @WireName("InstanceId") @Required List<String> instanceIds,
      Boolean hibernate,
      Boolean skipOsShutdown,
      Boolean dryRun,
      Boolean force) {}

  public record Response(@WireName(answer = "instancesSet") List<StateChange> stoppingInstances) {}

  @Override
  public Response apply(Request request, Tx tx) {
    List<Ec2Instance> machines = NamedInstances.of(tx, request.instanceIds());
    machines.forEach(StopInstances::check);
    machines.stream()
        .filter(machine -> machine.state() == State.RUNNING)
        .forEach(machine -> UserOrders.stop(tx, machine));
    return new Response(machines.stream().map(machine -> StateChange.of(tx, machine)).toList());
  }

  /** Whatever has stopped, or is about to, stays as it is. */
  private static void check(Ec2Instance machine) {
    boolean can =
        switch (machine.state()) {
          case RUNNING, STOPPING, STOPPED -> true;
          case PENDING, SHUTTING_DOWN, TERMINATED -> false;
        };
    if (!can) {
      throw Ec2Errors.incorrectInstanceState(machine.id(), "stopped");
    }
    if (machine.machine().option() == PurchaseOption.SPOT) {
      throw Ec2Errors.spotCannotBeStopped(machine.id());
    }
    if (machine.setup().switches().disableApiStop()) {
      throw Ec2Errors.stopDisabled(machine.id());
    }
  }
}
