package io.github.autoscalinglocal.api.process;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.pcollections.TreePMap;

/** Suspends some or all processes of a group. */
public final class SuspendProcesses implements WriteOperation<SuspendProcesses.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> scalingProcesses) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    if (group.work().deleting()) {
      throw Errors.processesOfGroupBeingDeleted();
    }
    TreePMap<String, String> suspended = group.suspended();
    String reason = "User suspended at " + tx.now().truncatedTo(ChronoUnit.SECONDS);
    for (ScalingProcess process : Processes.of(request.scalingProcesses())) {
      // A process that is suspended already keeps its reason.
      if (!suspended.containsKey(process.name())) {
        suspended = suspended.plus(process.name(), reason);
      }
    }
    tx.put(group.withSuspended(suspended));
    return new NoResult();
  }
}
