package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What has happened: scaling activities, which outlive their group, the decisions behind scale-ins,
 * and the launches that callers may ask for again.
 *
 * @param ended the activities that have ended, by sequence, which is the order of their start and
 *     which their ids tell: those of six weeks, and of these the newest {@value #ACTIVITIES_KEPT}
 * @param inProgress those that have not, however old: what changes often is in the small map
 * @param ofGroup the sequences of a group's activities
 * @param decisions by sequence; the newest {@value #DECISIONS_KEPT}, and of those as many as name
 *     {@value #CANDIDATES_KEPT} candidates
 * @param candidatesExplained how many the kept decisions name, over all their steps
 * @param launches those that callers asked for and waited for
 */
public record History(
    TreePMap<Long, Activity> ended,
    TreePMap<Long, Activity> inProgress,
    TreePMap<String, TreePSet<Long>> ofGroup,
    TreePMap<Long, Explanation> decisions,
    int candidatesExplained,
    SynchronousLaunches launches) {

  public static final History EMPTY =
      new History(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          0,
          SynchronousLaunches.NONE);

  /** The service keeps activities for six weeks. */
  private static final Duration RETENTION = Duration.ofDays(42);

  /** Bounds memory where the clock hardly moves: a load test makes thousands a second. */
  static final int ACTIVITIES_KEPT = 100_000;

  /** Bounds memory as well, and what a load test leaves to the collector. */
  static final int DECISIONS_KEPT = 10_000;

  /** Bounds memory: an explanation names every candidate at every step. */
  private static final int CANDIDATES_KEPT = 2_000_000;

  public Optional<Activity> activity(String id) {
    OptionalLong sequence = Chance.toldBy(id);
    return sequence.isEmpty()
        ? Optional.empty()
        : activity(sequence.getAsLong()).filter(activity -> activity.id().equals(id));
  }

  public Optional<Activity> activity(long sequence) {
    Activity running = inProgress.get(sequence);
    return Optional.ofNullable(running == null ? ended.get(sequence) : running);
  }

  /** Those of a group, the newest first. */
  public Stream<Activity> newestOf(String group) {
    return sequences(group).descendingSet().stream()
        .flatMap(sequence -> activity(sequence).stream());
  }

  /** The sequences of a group's activities. */
  public TreePSet<Long> sequences(String group) {
    return ofGroup.getOrDefault(group, TreePSet.empty());
  }

  /**
   * Adds an activity, or puts its next state in the place of the last; one that ends drops what is
   * past its retention.
   */
  public History with(Activity activity, Instant now) {
    Long sequence = activity.sequence();
    boolean known = activity(sequence).isPresent();
    String group = activity.group().name();
    History next =
        new History(
            activity.ended() ? ended.plus(sequence, activity) : ended,
            activity.ended() ? inProgress.minus(sequence) : inProgress.plus(sequence, activity),
            known ? ofGroup : ofGroup.plus(group, sequences(group).plus(sequence)),
            decisions,
            candidatesExplained,
            launches);
    return activity.ended() ? next.withoutOld(now) : next;
  }

  /** Whether an activity is still shown: one in progress is, whatever its age. */
  public static boolean keeps(Activity activity, Instant now) {
    return !activity.ended() || !activity.startTime().isBefore(now.minus(RETENTION));
  }

  public History with(long sequence, Explanation decision) {
    TreePMap<Long, Explanation> kept = decisions.plus(sequence, decision);
    int candidates = candidatesExplained + decision.candidates();
    while (kept.size() > DECISIONS_KEPT || (candidates > CANDIDATES_KEPT && kept.size() > 1)) {
      candidates -= kept.firstEntry().getValue().candidates();
      kept = kept.minusFirstEntry();
    }
    return new History(ended, inProgress, ofGroup, kept, candidates, launches);
  }

  public History with(long sequence, SynchronousLaunch launch) {
    return new History(
        ended,
        inProgress,
        ofGroup,
        decisions,
        candidatesExplained,
        launches.with(sequence, launch));
  }

  private History withoutOld(Instant now) {
    History kept = this;
    Activity oldest = ended.firstEntry().getValue();
    while (kept.ended.size() > 1 && (kept.ended.size() > ACTIVITIES_KEPT || !keeps(oldest, now))) {
      kept = kept.without(oldest);
      oldest = kept.ended.firstEntry().getValue();
    }
    return kept;
  }

  private History without(Activity oldest) {
    String group = oldest.group().name();
    TreePSet<Long> left = sequences(group).minus(oldest.sequence());
    return new History(
        ended.minusFirstEntry(),
        inProgress,
        left.isEmpty() ? ofGroup.minus(group) : ofGroup.plus(group, left),
        decisions,
        candidatesExplained,
        launches);
  }
}
