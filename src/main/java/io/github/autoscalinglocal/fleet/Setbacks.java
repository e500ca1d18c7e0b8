package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Setback;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Launches that fail are tried again after pauses that grow, as they have been seen to. A wish that
 * changes is tried at once.
 */
final class Setbacks {
  private static final List<Duration> PAUSES =
      Stream.of(20, 20, 20, 70, 70, 70, 70, 130).map(Duration::ofSeconds).toList();

  /** "Groups that have been trying to launch instances for over 24 hours", in vain. */
  private static final Duration GIVES_UP_AFTER = Duration.ofHours(24);

  private Setbacks() {}

  /** How long to wait after so many failures in a row. */
  static Duration pause(int failures) {
    return PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
  }

  /** Whether a group has to wait before it launches; the reconciler will look again then. */
  static boolean holdUp(Tx tx, Group group) {
    Optional<Instant> retryAt =
        group
            .work()
            .setback()
            .filter(setback -> setback.wish().equals(wish(group)))
            .map(Setback::retryAt)
            .filter(at -> at.isAfter(tx.now()));
    retryAt.ifPresent(at -> Reconciler.arrange(tx, group.name(), Duration.between(tx.now(), at)));
    return retryAt.isPresent();
  }

  /** A launch has failed. */
  static void meet(Tx tx, String groupName) {
    meet(tx, groupName, Setbacks::pause);
  }

  /**
   * A launching hook was abandoned. The first such launch is replaced at once; a group whose hooks
   * fail again and again is slowed down as by other failures.
   */
  static void meetAbandoned(Tx tx, String groupName) {
    meet(tx, groupName, failures -> failures == 1 ? Duration.ZERO : pause(failures - 1));
  }

  private static void meet(Tx tx, String groupName, IntFunction<Duration> pauses) {
    Group group = tx.group(groupName);
    Optional<Setback> last = group.work().setback();
    int failures =
        last.filter(setback -> setback.wish().equals(wish(group))).map(Setback::failures).orElse(0)
            + 1;
    Instant since = last.flatMap(Setback::since).orElse(tx.now());
    Duration pause = pauses.apply(failures);
    Setback next = new Setback(failures, Optional.of(since), tx.now().plus(pause), wish(group));
    tx.update(group.with(group.work().withSetback(Optional.of(next))));
    if (tx.now().isAfter(since.plus(GIVES_UP_AFTER))) {
      suspend(tx, groupName);
    } else if (!pause.isZero()) {
      Reconciler.arrange(tx, groupName, pause);
    }
  }

  /** Which processes the service suspends then, and its words for it, are not documented. */
  private static void suspend(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    String reason =
        "Administrative suspension due to repeated launch failures at "
            + tx.now().truncatedTo(ChronoUnit.SECONDS);
    tx.put(group.withSuspended(group.suspended().plus(ScalingProcess.Launch.name(), reason)));
  }

  /**
   * A group that has all it wants has overcome its failures once a launch has succeeded, or once
   * its wish is another one. Else they were launches on top of what it wants.
   */
  static void forgetIfOvercome(Tx tx, Group group) {
    boolean overcome =
        group
            .work()
            .setback()
            .filter(last -> last.failures() == 0 || !last.wish().equals(wish(group)))
            .isPresent();
    if (overcome) {
      tx.update(group.with(group.work().withSetback(Optional.empty())));
    }
  }

  private static Setback.Wish wish(Group group) {
    return new Setback.Wish(group.capacity().desired(), group.launchesFrom(), group.placement());
  }
}
