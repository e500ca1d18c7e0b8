package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/** What happens to instances without their group's doing; the group has to find out. */
public final class OutsideEvents {
  static final String SHUT_DOWN_BY_USER = "Client.UserInitiatedShutdown: User initiated shutdown";

  private OutsideEvents() {}

  /** What can happen. */
  public enum Kind implements WireEnum {
    /** Somebody terminates it in EC2. */
    TERMINATE,
    /** Somebody stops it in EC2. */
    STOP,
    /** It begins to fail EC2's status checks. */
    IMPAIR,
    /** One of its volumes begins to fail the status checks of EBS. */
    IMPAIR_VOLUME,
    /** It passes them again, or is started again. */
    RECOVER,
    /** EC2 takes a Spot Instance back: first comes a notice. */
    SPOT_INTERRUPTION,
    /** EC2 expects that it may take a Spot Instance back. */
    REBALANCE_RECOMMENDATION,
    /** It begins to fail the health checks of its load balancers. */
    TARGET_UNHEALTHY,
    /** It passes them again. */
    TARGET_HEALTHY
  }

  /**
   * Has something happen to an instance that is not terminated.
   *
   * @return why it cannot, if it cannot: a sentence after the instance's name
   */
  public static Optional<String> happen(Tx tx, Ec2Instance machine, Kind kind) {
    boolean ofSpot = kind == Kind.SPOT_INTERRUPTION || kind == Kind.REBALANCE_RECOMMENDATION;
    if (ofSpot && machine.machine().option() != PurchaseOption.SPOT) {
      return Optional.of("is not a Spot Instance");
    }
    if (kind == Kind.STOP && machine.state() == State.SHUTTING_DOWN) {
      return Optional.of("is being terminated");
    }
    switch (kind) {
      case TERMINATE -> end(tx, machine.id(), State.TERMINATED, SHUT_DOWN_BY_USER);
      case STOP -> end(tx, machine.id(), State.STOPPED, SHUT_DOWN_BY_USER);
      case IMPAIR -> impair(tx, machine, StatusCheck.INSTANCE);
      case IMPAIR_VOLUME -> impair(tx, machine, StatusCheck.EBS);
      case RECOVER -> recover(tx, machine);
      case SPOT_INTERRUPTION -> SpotEvents.interruption(tx, machine.id());
      case REBALANCE_RECOMMENDATION -> SpotEvents.rebalanceRecommendation(tx, machine.id());
      case TARGET_UNHEALTHY, TARGET_HEALTHY -> {
        boolean healthy = kind == Kind.TARGET_HEALTHY;
        return LoadBalancing.setTargetHealth(tx, machine.id(), healthy)
            ? Optional.empty()
            : Optional.of("is not registered with any load balancer or target group");
      }
    }
    return Optional.empty();
  }

  /**
   * It does not run any more. One that was about to enter service has failed to; one that no group
   * holds has nobody else to notice its end.
   */
  static void end(Tx tx, String id, State state, String reason) {
    Machines.change(tx, id, machine -> machine.ended(state, reason, tx.now()));
    Optional<Group> group = tx.region().groupHolding(id);
    if (group.isEmpty() && state == State.TERMINATED) {
      Machines.terminated(tx, id);
    }
    Optional<Instance> instance = group.flatMap(each -> each.instance(id));
    if (instance.map(Instance::lifecycle).filter(OutsideEvents::isOnItsWayIn).isPresent()) {
      Launch.died(tx, group.orElseThrow().name(), instance.get(), reason);
    } else {
      group.ifPresent(each -> Health.noticeLater(tx, each.name(), id));
    }
  }

  private static boolean isOnItsWayIn(Lifecycle lifecycle) {
    return lifecycle.isPending() || lifecycle.isWarming();
  }

  private static void impair(Tx tx, Ec2Instance machine, StatusCheck check) {
    Instant since = machine.impairedSince(check).orElse(tx.now());
    Machines.change(
        tx, machine.id(), each -> each.withImpairments(each.impairments().plus(check, since)));
    tx.region()
        .groupHolding(machine.id())
        .ifPresent(group -> Health.noticeLater(tx, group.name(), machine.id()));
  }

  private static void recover(Tx tx, Ec2Instance machine) {
    Ec2Instance running =
        machine.state() == State.STOPPED
            ? machine.startedAt(tx.now()).withState(State.RUNNING)
            : machine;
    Machines.change(tx, machine.id(), any -> running.withImpairments(TreePMap.empty()));
  }
}
