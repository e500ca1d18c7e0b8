package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** Reboots instances, of which nothing is seen. */
public final class RebootInstances implements WriteOperation<RebootInstances.Request, NoResult> {

  public record Request(
      @WireName("InstanceId") @Required List<String> instanceIds, Boolean dryRun) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    for (Ec2Instance machine : NamedInstances.of(tx, request.instanceIds())) {
      if (machine.state() != Ec2Instance.State.RUNNING) {
        throw Ec2Errors.incorrectInstanceState(machine.id(), "rebooted");
      }
    }
    return new NoResult();
  }
}
