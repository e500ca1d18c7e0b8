package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Instances;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** Starts instances that are stopped. */
public final class StartInstances
    implements WriteOperation<StartInstances.Request, StartInstances.Response> {

  public record Request(
      @WireName("InstanceId") @Required List<String> instanceIds,
      String additionalInfo,
      Boolean dryRun) {}

  public record Response(@WireName(answer = "instancesSet") List<StateChange> startingInstances) {}

  @Override
  public Response apply(Request request, Tx tx) {
    List<Ec2Instance> machines = NamedInstances.of(tx, request.instanceIds());
    for (Ec2Instance machine : machines) {
      boolean can =
          switch (machine.state()) {
            case PENDING, RUNNING, STOPPED -> true;
            case STOPPING, SHUTTING_DOWN, TERMINATED -> false;
          };
      if (!can) {
        throw Ec2Errors.incorrectInstanceState(machine.id(), "started");
      }
    }
    machines.stream()
        .filter(machine -> machine.state() == State.STOPPED)
        .forEach(machine -> Instances.start(tx, machine));
    return new Response(machines.stream().map(machine -> StateChange.of(tx, machine)).toList());
  }
}
