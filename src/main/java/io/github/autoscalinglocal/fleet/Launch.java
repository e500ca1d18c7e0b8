package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.model.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way into a group. */
final class Launch {
  private static final String DESCRIPTION = "Launching a new EC2 instance";
  private static final String WARMED_DESCRIPTION = "Launching a new EC2 instance into warm pool";

  private Launch() {}

  /**
   * Launches what a group lacks.
   *
   * @param replacements capacity units that make up for instances just found unhealthy
   */
  static void upToDesired(Tx tx, String groupName, int replacements) {
    Group group = tx.group(groupName);
    int from = group.actualCapacity();
    int missing = group.wantedCapacity() - from;
    if (missing <= 0) {
      Setbacks.forgetIfOvercome(tx, group);
      RefreshRound.paid(tx, groupName, RefreshRound.owed(group));
      return;
    }
    if (Setbacks.holdUp(tx, group)) {
      return;
    }
    Headcount headcount = Headcount.of(group);
    WarmStarts warm = WarmStarts.choose(tx, group, headcount, missing);
    LaunchRound cold = LaunchRound.of(tx, group, headcount, missing - warm.units(), room(tx));
    int units = warm.units() + cold.units();
    int replaced = Math.min(replacements, units);
    int refreshed = Math.min(RefreshRound.owed(group), units - replaced);
    List<String> reasons = group.work().reasons();
    List<String> inVain = and(reasons, Causes.started(tx.now(), from, from + missing));
    List<String> scaleOut =
        and(reasons, Causes.started(tx.now(), from + replaced + refreshed, from + units));
    warm.refused().forEach(refused -> WarmStarts.note(tx, groupName, refused, inVain));
    cold.refused().forEach(refused -> note(tx, groupName, refused, inVain, Route.LAUNCH));
    int launched = 0;
    for (LaunchRound.Accepted each : and(warm.accepted(), cold.accepted())) {
      List<String> cause = scaleOut;
      if (launched < replaced) {
        cause = List.of(Causes.replacementStarted(tx.now()));
      } else if (launched < replaced + refreshed) {
        cause = List.of(Causes.startedForRefresh(tx.now()));
      }
      if (each.instance().lifecycle().isWarmed()) {
        WarmStarts.begin(tx, groupName, each, cause);
      } else {
        begin(tx, groupName, each, cause);
      }
      launched += each.instance().units();
    }
    RefreshRound.paid(tx, groupName, refreshed);
    if (cold.isCutShort()) {
      reportQuota(tx, groupName, group.capacity().desired(), inVain);
    }
    if (units < missing && !(warm.refused().isEmpty() && cold.refused().isEmpty())) {
      Setbacks.meet(tx, groupName);
    }
    Group after = tx.group(groupName);
    tx.update(after.with(after.work().withoutReasons()));
  }

  /**
   * Launches what the warm pool of a group lacks. No cause of the service is known for that; this
   * is the sentence of other launches.
   *
   * @param size how many instances the pool has
   */
  static void intoWarmPool(Tx tx, String groupName, int size, int missing) {
    Group group = tx.group(groupName);
    LaunchRound round = LaunchRound.of(tx, group, Headcount.withWarmPool(group), missing, room(tx));
    int to = size + round.accepted().size();
    List<String> inVain = List.of(Causes.started(tx.now(), size, size + missing));
    List<String> cause = List.of(Causes.started(tx.now(), size, to));
    round.refused().forEach(each -> note(tx, groupName, each, inVain, Route.INTO_WARM_POOL));
    for (LaunchRound.Accepted each : round.accepted()) {
      Instance instance = each.instance().forWarmPool();
      begin(tx, groupName, LaunchRound.Accepted.of(instance, each.delay()), cause);
    }
    if (round.isCutShort()) {
      reportQuota(tx, groupName, size + missing, inVain);
    }
    if (!round.refused().isEmpty() && round.accepted().size() < missing) {
      Setbacks.meet(tx, groupName);
    }
  }

  /**
   * An instance to launch before another goes. It is chosen as if that one had gone already, so
   * that it takes the place of it in zones and purchase options.
   *
   * @return empty if EC2 does not let the account have one more, or has none
   */
  static Optional<Instance> before(Tx tx, Group group, Instance leaving) {
    Headcount headcount = Headcount.without(leaving, group);
    return !Setbacks.holdUp(tx, group)
            && room(tx) >= 1
            && NextLaunch.whyNot(tx, group).isEmpty()
            && NextLaunch.of(tx, group, headcount, group.work().launches())
                instanceof NextLaunch.Found found
        ? Optional.of(requested(tx, group, found))
        : Optional.empty();
  }

  /** Notes why there is no instance to launch before another goes, if EC2 is to blame. */
  static void inVain(Tx tx, Group group, Instance leaving, List<String> cause) {
    if (Setbacks.holdUp(tx, group)) {
      return;
    }
    if (room(tx) < 1) {
      reportQuota(tx, group.name(), group.capacity().desired() + 1, cause);
      return;
    }
    Optional<String> reason = NextLaunch.whyNot(tx, group).map(LaunchFailures::failed);
    if (reason.isEmpty()
        && NextLaunch.of(tx, group, Headcount.without(leaving, group), group.work().launches())
            instanceof NextLaunch.NoPool none) {
      reason = Optional.of(none.statusMessage());
    }
    if (reason.isPresent()) {
      LaunchRound.Refused refused =
          new LaunchRound.Refused(Activities.where(leaving), reason.get(), List.of());
      note(tx, group.name(), refused, cause, Route.LAUNCH);
      Setbacks.meet(tx, group.name());
    }
  }

  /** Launches an instance on top of what is wanted, until another has gone, if EC2 lets it. */
  static void onTop(
      Tx tx,
      String groupName,
      Instance instance,
      Swap.Kind kind,
      Optional<String> victimId,
      List<String> cause) {
    Group group = tx.group(groupName);
    Mishaps.Fate fate = Mishaps.ofLaunch(tx, group, instance.machine());
    if (fate.failure().isPresent()) {
      String message = fate.failure().get().message();
      note(
          tx,
          groupName,
          new LaunchRound.Refused(Activities.where(instance), message, List.of()),
          cause,
          Route.LAUNCH);
      Setbacks.meet(tx, groupName);
      return;
    }
    Work work = group.work();
    // Weights may make a group larger than it wants: no reason for a scale-in to take the new one.
    int overhang = Math.max(0, group.actualCapacity() - group.wantedCapacity());
    Swap swap = new Swap(kind, instance.units() + overhang, victimId);
    Work after =
        work.withSwaps(work.swaps().plus(instance.id(), swap)).withLaunches(work.launches() + 1);
    tx.update(group.with(after));
    begin(tx, groupName, LaunchRound.Accepted.of(instance, fate.delay()), cause);
  }

  /** How many instances more EC2 lets the account have. */
  static int room(Tx tx) {
    return tx.options().limits().maxInstances() - tx.region().members();
  }

  private static List<String> and(List<String> reasons, String action) {
    return and(reasons, List.of(action));
  }

  private static <T> List<T> and(List<T> some, List<T> others) {
    List<T> all = new ArrayList<>(some.size() + others.size());
    all.addAll(some);
    all.addAll(others);
    return all;
  }

  private static String description(Route route) {
    return route == Route.INTO_WARM_POOL ? WARMED_DESCRIPTION : DESCRIPTION;
  }

  /** Each refusal is an activity of its own, over as soon as it has begun. */
  static void note(
      Tx tx, String groupName, LaunchRound.Refused refused, List<String> cause, Route route) {
    Group group = tx.group(groupName);
    Activity attempt =
        Activities.begin(
            tx, group, description(route), cause, ActivityStatus.Failed, 0, refused.where());
    Activity failed = Activities.fail(tx, attempt.id(), refused.statusMessage());
    Announcements.launchRefused(tx, group, failed, route);
  }

  static Instance requested(Tx tx, Group group, NextLaunch.Found found) {
    return new Instance(
        // The other EC2 may come to the same ids: nothing is called so that has none yet.
        tx.options().externalEc2() ? tx.newId("launch") : tx.newInstanceId(),
        found.machine(),
        found.origin(),
        tx.now(),
        Lifecycle.REQUESTED,
        InstanceHealth.NEW,
        group.scaleIn().newInstancesProtected(),
        Transit.NONE);
  }

  /**
   * Launches what a group still lacks where it has not been refused.
   *
   * @param avoided where there is none
   * @return whether that makes the group whole
   */
  static boolean elsewhere(
      Tx tx, String groupName, List<LaunchRound.Pool> avoided, List<String> cause) {
    Group group = tx.group(groupName);
    int missing = group.wantedCapacity() - group.actualCapacity();
    if (missing <= 0 || group.isSuspended(ScalingProcess.Launch)) {
      return missing <= 0;
    }
    LaunchRound round = LaunchRound.except(tx, group, avoided, missing, room(tx));
    round.accepted().forEach(each -> begin(tx, groupName, each, cause));
    return round.units() >= missing;
  }

  private static void begin(
      Tx tx, String groupName, LaunchRound.Accepted accepted, List<String> cause) {
    Duration toId = tx.options().timings().of(Timing.INSTANCE_ID);
    if (toId.isZero() && !tx.options().externalEc2()) {
      beginAtOnce(tx, groupName, accepted, cause);
      return;
    }
    Instance requested = request(tx, groupName, accepted.instance(), cause);
    tx.update(groupName, requested);
    if (tx.options().externalEc2()) {
      ExternalLaunches.ask(tx, tx.group(groupName), requested, accepted);
    } else {
      tx.schedule(
          toId,
          new InstanceKnown(groupName, requested.id(), requested.activityId(), accepted.delay()));
    }
  }

  /** The same where EC2 answers at once, or the caller waits for it, and so learns the id. */
  static void beginAtOnce(
      Tx tx, String groupName, LaunchRound.Accepted accepted, List<String> cause) {
    known(tx, groupName, request(tx, groupName, accepted.instance(), cause), accepted.delay());
  }

  private static Instance request(Tx tx, String groupName, Instance instance, List<String> cause) {
    boolean spot = instance.machine().option() == PurchaseOption.SPOT;
    Activity activity =
        Activities.begin(
            tx,
            tx.group(groupName),
            description(Route.of(instance)),
            cause,
            spot ? ActivityStatus.WaitingForSpotInstanceId : ActivityStatus.WaitingForInstanceId,
            0,
            Activities.where(instance));
    return instance.with(Transit.hooked(activity.id()));
  }

  /** One failure for all that EC2 does not allow, once for each wish. */
  static void reportQuota(Tx tx, String groupName, int wanted, List<String> cause) {
    Group group = tx.group(groupName);
    if (group.work().shortfallReported()) {
      return;
    }
    String message = LaunchFailures.beyondQuota(wanted, tx.options().limits().maxInstances());
    Activity failed =
        Activities.note(
            tx,
            group,
            DESCRIPTION + ".  Status Reason: " + message,
            cause,
            ActivityStatus.Failed,
            Optional.of(message));
    Announcements.launchRefused(tx, group, failed, Route.LAUNCH);
    tx.update(group.with(group.work().reportedShortfall()));
  }

  /**
   * EC2 has accepted the launch: the instance has an id that can be shown.
   *
   * @param delay how much longer than usual it takes until it runs
   */
  record InstanceKnown(String groupName, String instanceId, String activityId, Duration delay)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId)
          .filter(instance -> instance.lifecycle().isUnknown())
          .ifPresent(instance -> known(tx, groupName, instance, delay));
    }
  }

  static void known(Tx tx, String groupName, Instance instance, Duration delay) {
    Group group = tx.group(groupName);
    Duration boot = tx.options().timings().of(Timing.BOOT).plus(delay);
    Machines.launched(tx, group, instance, boot);
    Activity activity = Activities.of(tx, instance);
    tx.put(
        activity
            .withDescription(activity.description() + ": " + instance.id())
            .withStatus(ActivityStatus.PreInService, 30));
    Instance pending =
        instance.withLifecycle(
            instance.lifecycle().isWarmed() ? Lifecycle.WARMED_PENDING : Lifecycle.PENDING);
    tx.update(groupName, pending);
    if (group.work().refreshes().run().isPresent()) {
      // A refresh names those that it waits for.
      tx.touch(groupName);
    }
    tx.schedule(boot, new Running(groupName, instance.id(), activity.id(), pending.lifecycle()));
  }

  /** The instance runs. Launching hooks may hold it up before it enters service, or the pool. */
  record Running(String groupName, String instanceId, String activityId, Lifecycle from)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Instance> booted = Moving.instance(tx, groupName, instanceId, activityId, from);
      if (booted.isPresent()) {
        Machines.running(tx, instanceId);
        if (!Hooks.hold(tx, groupName, booted.get(), HookTransition.LAUNCHING)) {
          arriveAtOnce(tx, groupName, booted.get());
        }
      }
    }
  }

  /** Most have nowhere to be registered first: an event less for each launch. */
  private static void arriveAtOnce(Tx tx, String groupName, Instance instance) {
    if (instance.lifecycle().isWarmed() || LoadBalancing.registers(tx.group(groupName))) {
      arrive(tx, groupName, instance);
    } else {
      enterService(tx, groupName, instance);
    }
  }

  /**
   * No hook holds the instance up any more.
   *
   * @param abandoned how a hook's action failed, which ends the instance
   */
  static void released(Tx tx, String groupName, Instance instance, Optional<String> abandoned) {
    if (abandoned.isEmpty()) {
      arrive(tx, groupName, instance.withLifecycle(instance.lifecycle().proceeding()));
      return;
    }
    Activities.cancel(tx, instance.activityId(), abandoned.get());
    Announcements.launchFailed(tx, tx.group(groupName), instance);
    Setbacks.meetAbandoned(tx, groupName);
    // That terminating hooks hold it up as well, and the words of the cause, are not documented.
    Terminate.begin(tx, tx.group(groupName), instance, List.of(Causes.launchAbandoned(tx.now())));
  }

  private static void arrive(Tx tx, String groupName, Instance instance) {
    if (instance.lifecycle().isWarmed()) {
      Warming.settle(tx, groupName, instance);
    } else {
      enter(tx, groupName, instance);
    }
  }

  /** The instance is registered where traffic comes from, and then enters service. */
  static void enter(Tx tx, String groupName, Instance instance) {
    tx.update(groupName, instance);
    Group group = tx.group(groupName);
    LoadBalancing.register(tx, group, instance);
    tx.schedule(
        LoadBalancing.registers(group) ? tx.options().timings().of(Timing.REGISTER) : Duration.ZERO,
        new Registered(groupName, instance.id(), instance.activityId(), instance.lifecycle()));
  }

  /**
   * EC2 has lost an instance before it entered service, or the warm pool.
   *
   * @param reason EC2's code and words for that
   */
  static void died(Tx tx, String groupName, Instance instance, String reason) {
    Group group = tx.group(groupName);
    Activities.fail(
        tx,
        instance.activityId(),
        "Instance became unhealthy while waiting for instance to be in InService state."
            + " Termination Reason: "
            + reason);
    boolean launched = instance.transit().hooked() && Route.of(instance) != Route.BACK_TO_WARM_POOL;
    if (launched) {
      Announcements.launchFailed(tx, group, instance);
      Setbacks.meet(tx, groupName);
    }
    Terminate.begin(
        tx,
        tx.group(groupName),
        instance,
        List.of(Causes.unhealthy(tx.now(), HealthCause.NOT_RUNNING)));
    tx.touch(groupName);
  }

  /** The instance is registered. */
  record Registered(String groupName, String instanceId, String activityId, Lifecycle from)
      implements Event {
    @Override
    public void fire(Tx tx) {
      Moving.instance(tx, groupName, instanceId, activityId, from)
          .ifPresent(instance -> enterService(tx, groupName, instance));
    }
  }

  private static void enterService(Tx tx, String groupName, Instance instance) {
    Group group = tx.group(groupName);
    Activity activity = Activities.of(tx, instance);
    // Nothing documents that anybody is told of those that come back from standby.
    if (instance.health().inServiceAt().isEmpty()) {
      Announcements.launched(tx, group, Outcome.success(activity, instance, Route.of(instance)));
    }
    Activities.succeed(tx, activity);
    Work work = group.work().ended(activity.id(), tx.now());
    Instance inService =
        instance
            .withLifecycle(Lifecycle.IN_SERVICE)
            .withHealth(instance.health().enteredService(tx.now()));
    tx.put(group.with(instance.transit().hooked() ? work.launched() : work).with(inService));
    Health.check(tx, groupName, instance.id());
    Lifetimes.watch(tx, group, inService);
  }
}
