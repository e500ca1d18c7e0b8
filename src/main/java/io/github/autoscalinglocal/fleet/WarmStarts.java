package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.model.WarmPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way out of the warm pool into the group, which comes before any other launch.
 *
 * @param accepted instances of the pool that EC2 starts
 * @param refused those that it does not start; others are launched in their place
 */
record WarmStarts(List<LaunchRound.Accepted> accepted, List<Refused> refused) {
  private static final WarmStarts NONE = new WarmStarts(List.of(), List.of());
  private static final String DESCRIPTION = "Launching a new EC2 instance from warm pool: ";

  record Refused(Instance instance, String statusMessage) {}

  /**
   * Who goes into service: whoever is in the zone that holds the least, and of those in one zone
   * the oldest. The service does not say; that those on their way into the pool are left there, it
   * does.
   *
   * @param headcount of the group, kept up to date
   * @param missing capacity units
   */
  static WarmStarts choose(Tx tx, Group group, Headcount headcount, int missing) {
    if (group.warmPool().isEmpty()) {
      return NONE;
    }
    List<Instance> ready = ready(tx, group);
    WarmStarts starts = new WarmStarts(new ArrayList<>(), new ArrayList<>());
    int turn = group.work().launches();
    Optional<Instance> next = next(tx, group, headcount, ready, turn);
    while (starts.units() < missing && next.isPresent()) {
      Instance instance = next.get();
      ready.remove(instance);
      Attempt attempt = attempt(tx, group, headcount, instance);
      if (attempt.refusal().isPresent()) {
        starts.refused.add(new Refused(instance, attempt.refusal().get()));
        ready.removeIf(other -> sharesFate(tx, other, instance));
      } else {
        starts.accepted.add(LaunchRound.Accepted.of(instance, attempt.delay()));
        headcount.add(instance);
        turn++;
      }
      next = next(tx, group, headcount, ready, turn);
    }
    return starts;
  }

  int units() {
    int units = 0;
    for (LaunchRound.Accepted each : accepted) {
      units += each.instance().units();
    }
    return units;
  }

  private static List<Instance> ready(Tx tx, Group group) {
    return WarmPool.members(group)
        .filter(each -> each.lifecycle().isReady() && each.health().healthy())
        .filter(each -> !Machines.isGone(tx, each.id()))
        .filter(each -> !PoolRefresh.isOutdated(group, each))
        .sorted(Comparator.comparing(Instance::launchedAt).thenComparing(Instance::id))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static Optional<Instance> next(
      Tx tx, Group group, Headcount headcount, List<Instance> ready, int turn) {
    return NextLaunch.zones(tx, group, headcount, turn).stream()
        .flatMap(zone -> ready.stream().filter(each -> each.zone().equals(zone)).limit(1))
        .findFirst();
  }

  /** What has to be started, and is of the same kind in the same zone, is not asked for as well. */
  private static boolean sharesFate(Tx tx, Instance other, Instance refused) {
    return other.zone().equals(refused.zone())
        && other.machine().type().equals(refused.machine().type())
        && !Machines.isRunning(tx, other.id());
  }

  /**
   * What EC2 says to the start of an instance.
   *
   * @param delay how much longer than usual the start takes
   */
  private record Attempt(Optional<String> refusal, Duration delay) {}

  /** One that is stopped needs capacity as a launch does; one that runs has it. */
  private static Attempt attempt(Tx tx, Group group, Headcount headcount, Instance instance) {
    if (Machines.isRunning(tx, instance.id())) {
      return new Attempt(Optional.empty(), Duration.ZERO);
    }
    Instance.Machine machine = instance.machine();
    Supply supply =
        new Supply(tx, group, headcount, machine.zone(), machine.option(), Optional.empty());
    Candidate only = Candidate.only(machine.type());
    if (!supply.has(only)) {
      boolean fleet = group.launchesFrom() instanceof OfMixedInstances;
      String message = LaunchFailures.noPool(supply, List.of(only), fleet);
      return new Attempt(Optional.of(message), Duration.ZERO);
    }
    Mishaps.Fate fate = Mishaps.ofLaunch(tx, group, machine);
    return new Attempt(fate.failure().map(Mishaps.Failure::message), fate.delay());
  }

  /** Starts an instance of the pool, which counts in the group from here on. */
  static void begin(Tx tx, String groupName, LaunchRound.Accepted accepted, List<String> cause) {
    Group group = tx.group(groupName);
    Instance instance = accepted.instance();
    Activity activity =
        Activities.begin(
            tx,
            group,
            DESCRIPTION + instance.id(),
            cause,
            ActivityStatus.PreInService,
            30,
            Activities.where(instance));
    Instance pending =
        instance
            .withLifecycle(Lifecycle.PENDING)
            .withProtection(group.scaleIn().newInstancesProtected())
            .with(Transit.exchange(activity.id()));
    tx.update(groupName, pending);
    tx.schedule(
        Machines.start(tx, instance.id()).plus(accepted.delay()),
        new Launch.Running(groupName, instance.id(), activity.id(), Lifecycle.PENDING));
  }

  /** An instance that cannot be started stays in the pool. */
  static void note(Tx tx, String groupName, Refused refused, List<String> cause) {
    Group group = tx.group(groupName);
    Activity attempt =
        Activities.begin(
            tx,
            group,
            DESCRIPTION + refused.instance().id(),
            cause,
            ActivityStatus.Failed,
            0,
            Activities.where(refused.instance()));
    Activity failed = Activities.fail(tx, attempt.id(), refused.statusMessage());
    Announcements.startRefused(tx, group, failed, refused.instance());
  }
}
