package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.cloudwatch.Evaluation;
import io.github.autoscalinglocal.companion.cloudwatch.Point;
import io.github.autoscalinglocal.companion.cloudwatch.Reasons;
import io.github.autoscalinglocal.companion.cloudwatch.WatchedValues;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmChange;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.AlarmState;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.Evaluations;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.StoredMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Alarms in time: they are evaluated with each whole minute (those of shorter periods every ten
 * seconds), enter states, and act. One that cannot come to another state before there are new
 * values sleeps until there are.
 */
public final class Alarms {
  private static final long MINUTE = 60;

  /** Documented: alarms with a period of 10, 20 or 30 seconds are evaluated this often. */
  private static final long TEN_SECONDS = 10;

  private Alarms() {}

  /**
   * Creates an alarm, or tells one of this name to do something else; its state stays then.
   *
   * @param tags of a new alarm; one that is there keeps its own
   */
  public static void put(Tx tx, AlarmConfiguration configuration, TreePMap<String, String> tags) {
    Optional<Alarm> before = tx.region().cloudWatch().alarm(configuration.name());
    Alarm alarm =
        before
            .map(known -> known.with(configuration))
            .orElseGet(() -> Alarm.created(configuration, tags));
    update(tx, cloudWatch -> cloudWatch.with(alarm));
    record(
        tx,
        alarm.name(),
        before.isPresent() ? new AlarmChange.Updated(alarm) : new AlarmChange.Created(alarm));
    wake(tx, List.of(alarm.name()));
  }

  public static void delete(Tx tx, Alarm alarm) {
    update(tx, cloudWatch -> cloudWatch.without(alarm));
    record(tx, alarm.name(), new AlarmChange.Deleted());
    RefreshAlarms.changed(tx, alarm.name());
  }

  public static void enableActions(Tx tx, Alarm alarm, boolean enabled) {
    reconfigure(tx, alarm, alarm.configuration().actions().enabled(enabled));
  }

  /** Gives an alarm other actions. */
  static void reconfigure(Tx tx, Alarm alarm, AlarmConfiguration.Actions actions) {
    Alarm next = alarm.with(alarm.configuration().with(actions, tx.now()));
    update(tx, cloudWatch -> cloudWatch.with(next));
    record(tx, alarm.name(), new AlarmChange.Updated(next));
    wake(tx, List.of(alarm.name()));
  }

  /**
   * Puts an alarm into a state by hand. The next evaluation says again what it makes of the values.
   *
   * @param values that are told to have led to the state
   */
  public static void setState(Tx tx, Alarm alarm, AlarmState state, List<Double> values) {
    enter(tx, alarm, state, values);
    wake(tx, List.of(alarm.name()));
  }

  /** Has alarms evaluated from the next minute on. */
  private static void wake(Tx tx, Collection<String> names) {
    change(tx, evaluations -> evaluations.with(names));
    arrange(tx, names, tx.now().getEpochSecond() + 1);
  }

  /**
   * There are values for alarms that may have slept. If this is the end of a minute that has not
   * been evaluated yet, they are for it to see.
   */
  static void wakeForValues(Tx tx, Collection<String> names) {
    change(tx, evaluations -> evaluations.with(names));
    boolean soon = tx.region().cloudWatch().evaluations().lastAt().isBefore(tx.now());
    arrange(tx, names, soon ? ceiling(tx.now()) : tx.now().getEpochSecond() + 1);
  }

  private static long ceiling(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  /**
   * Sees to it that somebody looks when the first of these alarms is due.
   *
   * @param from the first second at which that can be
   */
  private static void arrange(Tx tx, Collection<String> names, long from) {
    CloudWatch cloudWatch = tx.region().cloudWatch();
    names.stream()
        .flatMap(name -> cloudWatch.alarm(name).stream())
        .mapToLong(Alarms::step)
        .min()
        .ifPresent(step -> tickAt(tx, from + Math.floorMod(-from, step)));
  }

  private static void tickAt(Tx tx, long second) {
    Instant at = Instant.ofEpochSecond(second);
    boolean arranged =
        tx.region()
            .cloudWatch()
            .evaluations()
            .nextAt()
            .filter(next -> !next.isBefore(tx.now()) && !next.isAfter(at))
            .isPresent();
    if (!arranged) {
      change(tx, evaluations -> evaluations.withNextAt(at));
      tx.schedule(Duration.between(tx.now(), at), new Tick(at));
    }
  }

  private static void change(Tx tx, UnaryOperator<Evaluations> change) {
    update(tx, cloudWatch -> cloudWatch.with(change.apply(cloudWatch.evaluations())));
  }

  private static long step(Alarm alarm) {
    return WatchedValues.period(alarm.configuration()) < MINUTE ? TEN_SECONDS : MINUTE;
  }

  /** Alarms are due. What was to happen at this instant may publish values, so it happens first. */
  record Tick(Instant at) implements Event {
    @Override
    public void fire(Tx tx) {
      if (isExpected(tx, at)) {
        tx.schedule(Duration.ZERO, new Evaluate(at));
      }
    }
  }

  record Evaluate(Instant at) implements Event {
    @Override
    public void fire(Tx tx) {
      if (!isExpected(tx, at)) {
        return;
      }
      change(tx, evaluations -> evaluations.begun(at));
      for (String name : tx.region().cloudWatch().evaluations().awake()) {
        tx.region()
            .cloudWatch()
            .alarm(name)
            .filter(alarm -> at.getEpochSecond() % step(alarm) == 0)
            .ifPresent(alarm -> evaluate(tx, alarm));
      }
      TreePSet<String> awake = tx.region().cloudWatch().evaluations().awake();
      arrange(tx, awake, at.getEpochSecond() + 1);
    }
  }

  private static boolean isExpected(Tx tx, Instant at) {
    return tx.region().cloudWatch().evaluations().nextAt().equals(Optional.of(at));
  }

  private static void evaluate(Tx tx, Alarm alarm) {
    AlarmConfiguration configuration = alarm.configuration();
    Optional<List<Point>> range =
        WatchedValues.of(tx.region().cloudWatch(), configuration, tx.now());
    if (range.isEmpty()) {
      sleep(tx, alarm);
      return;
    }
    Evaluation evaluation = Evaluation.of(range.get(), configuration, alarm.state().value());
    if (evaluation.state() != alarm.state().value()) {
      AlarmState next =
          alarm
              .state()
              .next(
                  evaluation.state(),
                  Reasons.sentence(configuration.rule(), evaluation),
                  Optional.of(Reasons.data(configuration, evaluation, range.get(), tx.now())),
                  tx.now());
      enter(tx, alarm, next, evaluation.values());
    } else if (repeats(alarm, tx.now())) {
      AlarmActions.repeat(tx, alarm, evaluation.values());
    } else if (evaluation.evaluated().isEmpty()
        && !AlarmActions.repeats(alarm)
        && !expectsValues(tx, alarm)) {
      sleep(tx, alarm);
    }
  }

  private static void enter(Tx tx, Alarm alarm, AlarmState next, List<Double> values) {
    Alarm changed = alarm.with(next);
    update(tx, cloudWatch -> cloudWatch.with(changed));
    if (next.value() != alarm.state().value()) {
      record(tx, alarm.name(), new AlarmChange.StateChanged(alarm.state(), next));
      RefreshAlarms.changed(tx, alarm.name());
      AlarmActions.perform(tx, changed, alarm.state(), values);
    }
  }

  /** An alarm that stays in its state repeats what it does to Auto Scaling every minute. */
  private static boolean repeats(Alarm alarm, Instant now) {
    return now.getEpochSecond() % MINUTE == 0
        && !now.isBefore(alarm.state().transitioned().plusSeconds(MINUTE))
        && AlarmActions.repeats(alarm);
  }

  /** Whether values have been published of which the evaluated time has not come to an end. */
  private static boolean expectsValues(Tx tx, Alarm alarm) {
    CloudWatch cloudWatch = tx.region().cloudWatch();
    long back =
        (long) Evaluation.range(alarm.configuration().rule())
            * WatchedValues.period(alarm.configuration());
    Instant start = tx.now().minusSeconds(back);
    for (MetricId id : alarm.configuration().metrics()) {
      if (cloudWatch.metric(id).map(StoredMetric::latest).filter(start::isBefore).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void sleep(Tx tx, Alarm alarm) {
    change(tx, evaluations -> evaluations.without(alarm.name()));
  }

  static void record(Tx tx, String alarm, AlarmChange.What what) {
    long sequence = tx.nextSequence();
    update(tx, cloudWatch -> cloudWatch.with(sequence, new AlarmChange(alarm, tx.now(), what)));
  }

  private static void update(Tx tx, UnaryOperator<CloudWatch> change) {
    tx.update(region -> region.with(change.apply(region.cloudWatch())));
  }
}
