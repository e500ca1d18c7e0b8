package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What has happened: scaling activities, which outlive their group, the decisions behind scale-ins,
 * and the launches that callers may ask for again.
 *
 * @param activities by sequence, which is the order of their start and which their ids tell; six
 *     weeks of them, and of those that have ended the newest {@value #ACTIVITIES_KEPT}
 * @param ofGroup the sequences of a group's activities
 * @param inProgress the sequences of the activities that have not ended
 * @param decisions by sequence; the newest {@value #DECISIONS_KEPT}, and of those as many as name
 *     {@value #CANDIDATES_KEPT} candidates
 * @param candidatesExplained how many the kept decisions name, over all their steps
 * @param launches those that callers asked for and waited for
 */
public record History(
    TreePMap<Long, Activity> activities,
    TreePMap<String, TreePSet<Long>> ofGroup,
    TreePSet<Long> inProgress,
    TreePMap<Long, Explanation> decisions,
    int candidatesExplained,
    SynchronousLaunches launches) {

  public static final History EMPTY =
      new History(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePSet.empty(),
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
        : Optional.ofNullable(activities.get(sequence.getAsLong()))
            .filter(activity -> activity.id().equals(id));
  }

  /**
   * Adds an activity, or puts its next state in the place of the last; one that comes drops what is
   * past its retention.
   */
  public History with(Activity activity, Instant now) {
    long sequence = activity.sequence();
    boolean known = activities.containsKey(sequence);
    History next =
        new History(
            activities.plus(sequence, activity),
            known ? ofGroup : ofGroup.plus(groupOf(activity), of(activity).plus(sequence)),
            activity.ended() ? inProgress.minus(sequence) : inProgress.plus(sequence),
            decisions,
            candidatesExplained,
            launches);
    return known ? next : next.withoutOld(now);
  }

  private static String groupOf(Activity activity) {
    return activity.group().name();
  }

  /** The sequences of its group. */
  private TreePSet<Long> of(Activity activity) {
    return ofGroup.getOrDefault(groupOf(activity), TreePSet.empty());
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
    return new History(activities, ofGroup, inProgress, kept, candidates, launches);
  }

  public History with(long sequence, SynchronousLaunch launch) {
    return new History(
        activities,
        ofGroup,
        inProgress,
        decisions,
        candidatesExplained,
        launches.with(sequence, launch));
  }

  private History withoutOld(Instant now) {
    History kept = this;
    Activity oldest = kept.oldest();
    while (kept.drops(oldest, now)) {
      kept = kept.without(oldest);
      oldest = kept.oldest();
    }
    return kept;
  }

  private Activity oldest() {
    return activities.firstEntry().getValue();
  }

  private boolean drops(Activity oldest, Instant now) {
    return activities.size() > 1
        && (!keeps(oldest, now) || (oldest.ended() && activities.size() > ACTIVITIES_KEPT));
  }

  private History without(Activity oldest) {
    TreePSet<Long> left = of(oldest).minus(oldest.sequence());
    return new History(
        activities.minusFirstEntry(),
        left.isEmpty() ? ofGroup.minus(groupOf(oldest)) : ofGroup.plus(groupOf(oldest), left),
        inProgress,
        decisions,
        candidatesExplained,
        launches);
  }
}
