package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.fleet.UserOrders;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** Terminates instances. Groups are not asked: they find out, and replace what they lost. */
public final class TerminateInstances
    implements WriteOperation<TerminateInstances.Request, TerminateInstances.Response> {

  public record Request(
      @WireName("InstanceId") @Required List<String> instanceIds,
      Boolean force,
      Boolean skipOsShutdown,
      Boolean dryRun) {}

  public record Response(
      @WireName(answer = "instancesSet") List<StateChange> terminatingInstances) {}

  /** All of them, or none if one is protected from that. */
  @Override
  public Response apply(Request request, Tx tx) {
    List<Ec2Instance> machines = NamedInstances.of(tx, request.instanceIds());
    for (Ec2Instance machine : machines) {
      if (machine.setup().switches().disableApiTermination()) {
        throw Ec2Errors.terminationDisabled(machine.id());
      }
    }
    machines.forEach(machine -> UserOrders.terminate(tx, machine));
    return new Response(machines.stream().map(machine -> StateChange.of(tx, machine)).toList());
  }
}
