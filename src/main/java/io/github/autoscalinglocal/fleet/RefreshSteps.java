package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Announcements.RefreshEvent;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.InstanceRefresh.Progress;
import io.github.autoscalinglocal.model.InstanceRefresh.Rollback;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.refresh.Census;
import io.github.autoscalinglocal.refresh.Decision;
import io.github.autoscalinglocal.refresh.PoolCensus;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an active refresh does whenever the reconciler looks at its group: it begins, it waits, it
 * has {@link RefreshRound} update somebody, it comes to an end.
 */
final class RefreshSteps {
  /** Documented: it fails once it has not got on for an hour. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofDays(14);

  private RefreshSteps() {}

  /** The next step, if a refresh is active. */
  static void proceed(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    Optional<InstanceRefresh> active = group.work().refreshes().active();
    if (active.isEmpty()) {
      return;
    }
    InstanceRefresh refresh = active.get();
    if (refresh.status() == RefreshStatus.Cancelling) {
      endIfSettled(tx, group, refresh);
    } else if (!tx.now().isBefore(expiry(refresh))) {
      InstanceRefreshes.fail(tx, groupName, RefreshReasons.EXPIRED);
    } else if (hindrance(tx, group, refresh).isEmpty()) {
      if (refresh.status() == RefreshStatus.Pending) {
        begin(tx, group, refresh);
      }
      step(tx, groupName);
    } else {
      failOnAlarm(tx, groupName, refresh);
    }
  }

  /** The way back has the same time again, or a refresh that took too long could not go it. */
  private static Instant expiry(InstanceRefresh refresh) {
    return refresh
        .rollback()
        .map(Rollback::startTime)
        .orElse(refresh.state().startTime())
        .plus(LONGEST);
  }

  private static void endIfSettled(Tx tx, Group group, InstanceRefresh refresh) {
    boolean settled =
        group.activityInProgress().isEmpty()
            && group.work().swaps().values().stream()
                .noneMatch(swap -> swap.kind() == Swap.Kind.REFRESH);
    if (settled) {
      InstanceRefreshes.end(tx, group.name(), RefreshStatus.Cancelled, refresh.state().reason());
    }
  }

  /**
   * What holds a refresh up, and does not count as standstill: a process that is suspended, or an
   * alarm without data.
   */
  private static Optional<String> hindrance(Tx tx, Group group, InstanceRefresh refresh) {
    if (group.isSuspended(ScalingProcess.InstanceRefresh)) {
      return Optional.of(RefreshReasons.suspended(ScalingProcess.InstanceRefresh.name()));
    }
    return alarm(tx, refresh, StateValue.INSUFFICIENT_DATA);
  }

  /** Nothing documents that alarms stop the way back. */
  private static Optional<String> alarm(Tx tx, InstanceRefresh refresh, StateValue state) {
    return refresh.isRollingBack()
        ? Optional.empty()
        : RefreshAlarms.in(tx, refresh.preferences(), state)
            .map(name -> RefreshReasons.alarm(name, state.wire()));
  }

  private static boolean failOnAlarm(Tx tx, String groupName, InstanceRefresh refresh) {
    Optional<String> alarm = alarm(tx, refresh, StateValue.ALARM);
    alarm.ifPresent(reason -> InstanceRefreshes.fail(tx, groupName, reason));
    return alarm.isPresent();
  }

  private static void begin(Tx tx, Group group, InstanceRefresh refresh) {
    boolean onlyOthers = Boolean.TRUE.equals(refresh.preferences().skipMatching());
    Refreshes begun =
        group
            .work()
            .refreshes()
            .with(refresh.becoming(RefreshStatus.InProgress, Optional.empty()))
            .with(RefreshRound.sorted(tx, group, onlyOthers));
    tx.update(group.with(group.work().with(begun)));
    Announcements.refresh(tx, group, RefreshEvent.STARTED, refresh.id());
    if ((refresh.desired().isPresent() || onlyOthers) && hasRequirements(group)) {
      InstanceRefreshes.fail(tx, group.name(), RefreshReasons.REQUIREMENTS);
    }
  }

  private static boolean hasRequirements(Group group) {
    return Stream.of(group.launchSource(), group.launchesFrom())
        .filter(OfMixedInstances.class::isInstance)
        .flatMap(
            source -> ((OfMixedInstances) source).policy().launchTemplate().overrides().stream())
        .anyMatch(override -> override.instanceRequirements() != null);
  }

  /** Whether the active refresh, if there is one, may update instances at this moment. */
  static boolean isFree(Tx tx, Group group) {
    return group
            .work()
            .refreshes()
            .active()
            .filter(
                each ->
                    each.status() == RefreshStatus.InProgress
                        || each.status() == RefreshStatus.RollbackInProgress)
            .filter(each -> hindrance(tx, group, each).isEmpty())
            .isPresent()
        && group.work().refreshes().run().filter(run -> !run.restsAt(tx.now())).isPresent()
        && !group.isSuspended(ScalingProcess.Launch)
        && !group.isSuspended(ScalingProcess.Terminate);
  }

  /** What a refresh does that has begun and that nothing holds up. */
  private static void step(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    Optional<InstanceRefresh> active = group.work().refreshes().active();
    if (active.isEmpty() || failOnAlarm(tx, groupName, active.get())) {
      return;
    }
    RefreshRun run = group.work().refreshes().run().orElseThrow();
    if (run.restsAt(tx.now())) {
      return;
    }
    if (active.get().status() == RefreshStatus.Baking) {
      InstanceRefreshes.end(tx, groupName, RefreshStatus.Successful, Optional.empty());
      return;
    }
    Census census = RefreshRound.census(tx, group);
    int milestone =
        RefreshRound.checkpoints(active.get())
            .kept(run.milestone(), census.total(), census.total() - census.toUpdate());
    RefreshRun going =
        run.resting(Optional.empty())
            .withMilestone(milestone)
            .with(advance(tx, group, run.advance().resumed(tx.now()), census));
    Group awake = group.with(group.work().with(group.work().refreshes().with(going)));
    tx.update(awake);
    if (tx.now().isBefore(patienceEnds(awake, census))) {
      decide(tx, groupName);
    } else {
      InstanceRefreshes.fail(
          tx, groupName, RefreshReasons.noProgress(active.get().state().reason()));
    }
  }

  /** To begin with an instance counts as well as to be done with one. */
  private static RefreshRun.Advance advance(
      Tx tx, Group group, RefreshRun.Advance before, Census census) {
    PoolCensus pool = PoolRefresh.census(group);
    int left = census.toUpdate() + census.total() - census.done() + pool.left();
    return before.or(tx.now(), census.done() + pool.done(), left);
  }

  /** The time that instances take to warm up is granted on top; that is not documented. */
  private static Instant patienceEnds(Group group, Census census) {
    Refreshes refreshes = group.work().refreshes();
    Instant end = refreshes.run().orElseThrow().advance().at().plus(PATIENCE);
    return census.warming().isEmpty()
        ? end
        : end.plusSeconds(refreshes.active().orElseThrow().preferences().instanceWarmup());
  }

  private static void decide(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    Decision decision = RefreshRound.decision(tx, group);
    if (decision instanceof Decision.Replace replace) {
      RefreshRound.begin(tx, groupName, replace);
    } else if (decision instanceof Decision.Reach reach) {
      reach(tx, group, reach.checkpoint());
    } else if (decision instanceof Decision.Finish && !PoolRefresh.proceed(tx, group)) {
      finish(tx, group);
    }
  }

  /** Nobody waits at the last checkpoint: the refresh ends there. */
  private static void reach(Tx tx, Group group, int checkpoint) {
    Refreshes refreshes = group.work().refreshes();
    InstanceRefresh refresh = refreshes.active().orElseThrow();
    int delay = refresh.preferences().checkpointDelay();
    boolean rests = delay > 0 && !RefreshRound.checkpoints(refresh).isLast(checkpoint);
    RefreshRun next =
        refreshes
            .run()
            .orElseThrow()
            .withMilestone(checkpoint)
            .resting(rests ? Optional.of(tx.now().plusSeconds(delay)) : Optional.empty());
    tx.update(group.with(group.work().with(refreshes.with(next))));
    Announcements.checkpointReached(tx, group, refresh.id(), checkpoint, delay);
    if (!rests) {
      decide(tx, group.name());
    }
  }

  private static void finish(Tx tx, Group group) {
    Refreshes refreshes = group.work().refreshes();
    InstanceRefresh refresh = refreshes.active().orElseThrow();
    int bakeTime = Optional.ofNullable(refresh.preferences().bakeTime()).orElse(0);
    if (refresh.isRollingBack()) {
      InstanceRefreshes.end(tx, group.name(), RefreshStatus.RollbackSuccessful, Optional.empty());
    } else if (bakeTime == 0) {
      InstanceRefreshes.end(tx, group.name(), RefreshStatus.Successful, Optional.empty());
    } else {
      RefreshRun baking =
          refreshes.run().orElseThrow().resting(Optional.of(tx.now().plusSeconds(bakeTime)));
      Refreshes next =
          refreshes.with(refresh.becoming(RefreshStatus.Baking, Optional.empty())).with(baking);
      tx.update(group.with(group.work().with(next)));
      Announcements.refresh(tx, group, RefreshEvent.STARTED_BAKING, refresh.id());
    }
  }

  /** The active refresh, with how far it has come. */
  static InstanceRefresh counted(Tx tx, Group group) {
    InstanceRefresh refresh = group.work().refreshes().active().orElseThrow();
    return refresh.status() == RefreshStatus.Pending
        ? refresh
        : refresh.with(progress(group, refresh, RefreshRound.census(tx, group)));
  }

  /** On the way back the number tells of those that need not be brought back. */
  private static Progress progress(Group group, InstanceRefresh refresh, Census census) {
    int toUpdate =
        refresh
            .rollback()
            .map(Rollback::before)
            .map(Progress::instancesToUpdate)
            .orElse(census.toUpdate());
    return new Progress(census.percentage(), toUpdate, PoolRefresh.progress(group));
  }

  /**
   * Notes at the end of a look how far the active refresh has come and what it waits for, and has
   * the group looked at again when it will be able to go on.
   */
  static void report(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    Optional<InstanceRefresh> active = group.work().refreshes().active();
    if (active.isEmpty() || active.get().status() == RefreshStatus.Cancelling) {
      return;
    }
    InstanceRefresh refresh = active.get();
    RefreshRun run = group.work().refreshes().run().orElseThrow();
    Census census = RefreshRound.census(tx, group);
    Optional<String> hindrance = hindrance(tx, group, refresh);
    boolean stopped =
        hindrance.isPresent()
            || run.restsUntil().isPresent()
            || ZonalShifts.holdsDesired(tx, group);
    RefreshRun noted = run.with(advance(tx, group, run.advance(), census).withStopped(stopped));
    InstanceRefresh shown =
        counted(tx, group)
            .becoming(
                refresh.status(),
                hindrance.or(() -> RefreshReasons.waiting(group, refresh, noted, census)));
    Group reported =
        group.with(group.work().with(group.work().refreshes().with(shown).with(noted)));
    tx.update(reported);
    arrangeNextLook(tx, reported, census);
  }

  private static void arrangeNextLook(Tx tx, Group group, Census census) {
    Refreshes refreshes = group.work().refreshes();
    RefreshRun run = refreshes.run().orElseThrow();
    InstanceRefresh refresh = refreshes.active().orElseThrow();
    Optional<Instant> patience =
        run.advance().stopped() ? Optional.empty() : Optional.of(patienceEnds(group, census));
    Stream.of(run.restsUntil(), census.nextWarm(), patience, Optional.of(expiry(refresh)))
        .flatMap(Optional::stream)
        .filter(at -> at.isAfter(tx.now()))
        .min(Instant::compareTo)
        .ifPresent(at -> Reconciler.arrange(tx, group.name(), Duration.between(tx.now(), at)));
  }
}
