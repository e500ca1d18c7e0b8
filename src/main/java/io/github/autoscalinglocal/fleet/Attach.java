package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.Transit;
import java.util.List;
import java.util.Optional;

/** The way into a group for instances that run already. No hook runs on the way. */
public final class Attach {
  private static final int ATTACHING = 30;

  private Attach() {}

  /**
   * Takes an instance in.
   *
   * @param capacity the desired capacity that this call makes
   */
  public static void begin(Tx tx, String groupName, Ec2Instance machine, int capacity) {
    Group group = tx.group(groupName);
    Activity activity =
        Activities.begin(
            tx,
            group,
            "Attaching an existing EC2 instance: " + machine.id(),
            List.of(Causes.attached(tx.now(), capacity)),
            ActivityStatus.PreInService,
            ATTACHING,
            new Activity.Details(Optional.empty(), Optional.of(machine.machine().zone())));
    Machines.change(tx, machine.id(), each -> each.withGroup(groupName));
    Launch.enter(
        tx,
        groupName,
        new Instance(
            machine.id(),
            machine.machine(),
            new Origin.None(),
            machine.launchedAt(),
            Lifecycle.PENDING,
            InstanceHealth.NEW,
            group.scaleIn().newInstancesProtected(),
            Transit.unhooked(activity.id())));
  }
}
