package io.github.autoscalinglocal.api.process;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Health;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/** Resumes some or all suspended processes of a group. */
public final class ResumeProcesses implements WriteOperation<ResumeProcesses.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> scalingProcesses) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    TreePMap<String, String> suspended = group.suspended();
    for (ScalingProcess process : Processes.of(request.scalingProcesses())) {
      suspended = suspended.minus(process.name());
    }
    // Launches that failed need not wait any longer.
    tx.put(group.withSuspended(suspended).with(group.work().withSetback(Optional.empty())));
    // The reconciler makes up for all else that was not done. What happened to instances while
    // nobody looked is found by looking.
    if (group.isSuspended(ScalingProcess.HealthCheck)
        && !suspended.containsKey(ScalingProcess.HealthCheck.name())) {
      Health.checkAll(tx, group.name());
    }
    return new NoResult();
  }
}
