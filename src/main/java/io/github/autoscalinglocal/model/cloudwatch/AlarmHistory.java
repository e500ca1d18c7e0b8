package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What happened to alarms, which outlives them.
 *
 * @param changes by sequence, oldest first
 * @param ofAlarm the sequences of an alarm's changes
 */
public record AlarmHistory(
    TreePMap<Long, AlarmChange> changes, TreePMap<String, TreePSet<Long>> ofAlarm) {

  static final AlarmHistory EMPTY = new AlarmHistory(TreePMap.empty(), TreePMap.empty());

  /** The service keeps it for thirty days. */
  private static final Duration RETENTION = Duration.ofDays(30);

  /** Bounds memory: that is a change a minute of a hundred alarms for a day. */
  private static final int MOST = 150_000;

  AlarmHistory with(long sequence, AlarmChange change) {
    TreePSet<Long> sequences = of(change.alarm());
    return new AlarmHistory(
            changes.plus(sequence, change), ofAlarm.plus(change.alarm(), sequences.plus(sequence)))
        .withoutOld(change.at());
  }

  /** The sequences of what happened to one alarm. */
  public TreePSet<Long> of(String alarm) {
    return ofAlarm.getOrDefault(alarm, TreePSet.empty());
  }

  /** A change that cannot be missing: the sequence of none is a bug, and throws. */
  public AlarmChange change(long sequence) {
    return Optional.ofNullable(changes.get(sequence)).orElseThrow();
  }

  /** Whether a change is still shown. */
  public static boolean keeps(AlarmChange change, Instant now) {
    return !change.at().isBefore(now.minus(RETENTION));
  }

  private AlarmHistory withoutOld(Instant now) {
    AlarmHistory kept = this;
    while (kept.changes.size() > MOST
        || (!kept.changes.isEmpty() && !keeps(kept.changes.firstEntry().getValue(), now))) {
      kept = kept.withoutOldest();
    }
    return kept;
  }

  private AlarmHistory withoutOldest() {
    String alarm = changes.firstEntry().getValue().alarm();
    TreePSet<Long> sequences = of(alarm).minus(changes.firstKey());
    return new AlarmHistory(
        changes.minusFirstEntry(),
        sequences.isEmpty() ? ofAlarm.minus(alarm) : ofAlarm.plus(alarm, sequences));
  }
}
