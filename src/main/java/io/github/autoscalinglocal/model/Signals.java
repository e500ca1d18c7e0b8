package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What alarms told the policies of a group.
 *
 * @param latest the last that each said
 * @param undecided whose word has not been acted upon
 * @param behind the alarms that changed the desired capacity, by the sentence that tells so
 */
public record Signals(
    TreePMap<Caller, AlarmSignal> latest,
    TreePSet<Caller> undecided,
    TreePMap<String, AlarmSignal> behind) {

  static final Signals NONE = new Signals(TreePMap.empty(), TreePSet.empty(), TreePMap.empty());

  /** An alarm that stays on speaks once a minute, so for that long it has not spoken otherwise. */
  private static final Duration HEARD = Duration.ofMinutes(1);

  /** Who spoke to whom, by name. */
  public record Caller(String policy, String alarm) implements Comparable<Caller> {
    private static final Comparator<Caller> ORDER =
        Comparator.comparing(Caller::policy).thenComparing(Caller::alarm);

    @Override
    public int compareTo(Caller other) {
      return ORDER.compare(this, other);
    }
  }

  /** What a caller said; one whose word is missing is a bug, and throws. */
  public AlarmSignal of(Caller caller) {
    return Optional.ofNullable(latest.get(caller)).orElseThrow();
  }

  /** What alarms told a policy, as far as that still holds. */
  public List<AlarmSignal> toPolicy(String policy, Instant now) {
    return latest.entrySet().stream()
        .filter(each -> each.getKey().policy().equals(policy))
        .map(Map.Entry::getValue)
        .filter(signal -> holds(signal, now))
        .toList();
  }

  private static boolean holds(AlarmSignal signal, Instant now) {
    return now.isBefore(signal.at().plus(HEARD));
  }

  /** An alarm has spoken to a policy, which will have to be acted upon. */
  public Signals with(String policy, AlarmSignal signal) {
    Caller caller = new Caller(policy, signal.alarm().name());
    return new Signals(latest.plus(caller, signal), undecided.plus(caller), behind);
  }

  /** All that alarms have said has been acted upon; what they said long ago is forgotten. */
  public Signals decided(Instant now) {
    TreePMap<Caller, AlarmSignal> kept = latest;
    for (Map.Entry<Caller, AlarmSignal> each : latest.entrySet()) {
      kept = holds(each.getValue(), now) ? kept : kept.minus(each.getKey());
    }
    return new Signals(kept, TreePSet.empty(), behind);
  }

  Signals withoutPolicy(String policy) {
    TreePMap<Caller, AlarmSignal> kept = latest;
    TreePSet<Caller> open = undecided;
    for (Caller caller : latest.keySet()) {
      kept = caller.policy().equals(policy) ? kept.minus(caller) : kept;
      open = caller.policy().equals(policy) ? open.minus(caller) : open;
    }
    return new Signals(kept, open, behind);
  }

  /** The alarm that a sentence of a cause tells of, if it is one of those. */
  public Optional<AlarmSignal> behind(String sentence) {
    return Optional.ofNullable(behind.get(sentence));
  }

  /**
   * With the alarm behind one reason more.
   *
   * @param reasons those that still have to be told; others are forgotten
   */
  public Signals explaining(String reason, AlarmSignal signal, Collection<String> reasons) {
    TreePMap<String, AlarmSignal> kept = TreePMap.singleton(reason, signal);
    for (String other : reasons) {
      AlarmSignal known = behind.get(other);
      kept = known == null ? kept : kept.plus(other, known);
    }
    return new Signals(latest, undecided, kept);
  }
}
