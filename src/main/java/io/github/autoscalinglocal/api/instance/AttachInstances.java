package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Instances;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Attach;
import io.github.autoscalinglocal.fleet.Causes.Change;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.ArrayList;
import java.util.List;

/** Takes running instances into a group, which then wants so many more. */
public final class AttachInstances implements WriteOperation<AttachInstances.Request, NoResult> {
  private static final String MOVE = "attach";

  public record Request(
      List<@Text(max = 19) String> instanceIds,
      @Required @Text(max = 255) String autoScalingGroupName) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    String name = request.autoScalingGroupName();
    Group group = tx.region().group(name).orElseThrow(() -> Errors.groupToAttachToNotFound(name));
    if (group.work().deleting()) {
      throw Errors.groupBeingDeleted();
    }
    List<Ec2Instance> machines = new ArrayList<>();
    for (String id : Movers.ids(request.instanceIds(), MOVE)) {
      machines.add(attachable(tx, group, id));
    }
    if (group.isSuspended(ScalingProcess.Launch)) {
      throw Errors.launchSuspended(name);
    }
    Change change =
        new Movers(tx.group(name), List.of(), MOVE).raise(tx, machines.size(), machines.size());
    for (Ec2Instance machine : machines) {
      Attach.begin(tx, name, machine, change.to());
    }
    return new NoResult();
  }

  private static Ec2Instance attachable(Tx tx, Group group, String id) {
    tx.region()
        .groupHolding(id)
        .ifPresent(
            holder -> {
              throw Errors.alreadyInGroup(id, holder.name());
            });
    Ec2Instance machine = Instances.resolve(tx, id, group.placement().zones().get(0));
    if (machine.state() != State.RUNNING) {
      throw Errors.instanceNotRunning(id, machine.state().wire());
    }
    String zone = machine.machine().zone();
    if (!group.placement().zones().contains(zone)) {
      throw Errors.instanceInOtherZone(id, zone);
    }
    return machine;
  }
}
