package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What has happened: scaling activities, which outlive their group, the decisions behind scale-ins,
 * and the launches that callers may ask for again.
 *
 * @param ended the activities that have ended, by sequence, which is the order of their start and
 *     which their ids tell: those of six weeks, and of these the newest {@value #ACTIVITIES_KEPT},
 *     or up to a hundredth more
 * @param inProgress those that have not, however old: what changes often is in the small map
 * @param ofGroup the sequences of a group's activities
 * @param decisions by sequence; the newest {@value #DECISIONS_KEPT} or up to a hundredth more, and
 *     of those as many as name {@value #CANDIDATES_KEPT} candidates
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
    return sequence.isEmpty() ? Optional.empty() : withId(activity(sequence.getAsLong()), id);
  }

  public Optional<Activity> activity(long sequence) {
    Activity running = inProgress.get(sequence);
    return Optional.ofNullable(running == null ? ended.get(sequence) : running);
  }

  /** One that has not ended: whoever needs no other looks where little is. */
  public Optional<Activity> inProgress(String id) {
    OptionalLong sequence = Chance.toldBy(id);
    return sequence.isEmpty()
        ? Optional.empty()
        : withId(Optional.ofNullable(inProgress.get(sequence.getAsLong())), id);
  }

  /** The one that stands at the sequence that an id tells, if that is its id. */
  private static Optional<Activity> withId(Optional<Activity> told, String id) {
    return told.isPresent() && told.get().id().equals(id) ? told : Optional.empty();
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

  /** With an activity that nobody has heard of yet. */
  public History begun(Activity activity) {
    String group = activity.group().name();
    return new History(
        ended,
        inProgress.plus(activity.sequence(), activity),
        ofGroup.plus(group, sequences(group).plus(activity.sequence())),
        decisions,
        candidatesExplained,
        launches);
  }

  /** With the next state of an activity; one that ends drops what is past its retention. */
  public History with(Activity activity, Instant now) {
    Long sequence = activity.sequence();
    History next =
        new History(
            activity.ended() ? ended.plus(sequence, activity) : ended,
            activity.ended() ? inProgress.minus(sequence) : inProgress.plus(sequence, activity),
            ofGroup,
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
    TreePMap<Long, Explanation> all = decisions.plus(sequence, decision);
    int candidates = candidatesExplained + decision.candidates();
    int surplus = Newest.surplus(all.size(), DECISIONS_KEPT);
    int gone = 0;
    if (surplus > 0 || candidates > CANDIDATES_KEPT) {
      for (Explanation oldest : all.values()) {
        if (gone == all.size() - 1 || (gone >= surplus && candidates <= CANDIDATES_KEPT)) {
          break;
        }
        candidates -= oldest.candidates();
        gone++;
      }
    }
    return new History(ended, inProgress, ofGroup, Newest.skip(all, gone), candidates, launches);
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
    int surplus = Newest.surplus(ended.size(), ACTIVITIES_KEPT);
    if (surplus == 0 && keeps(ended.firstEntry().getValue(), now)) {
      return this;
    }
    SortedSet<String> groups = new TreeSet<>();
    int gone = 0;
    for (Activity oldest : ended.values()) {
      if (gone == ended.size() - 1 || (gone >= surplus && keeps(oldest, now))) {
        break;
      }
      groups.add(oldest.group().name());
      gone++;
    }
    TreePMap<Long, Activity> kept = Newest.skip(ended, gone);
    return new History(
        kept,
        inProgress,
        without(groups, kept.firstKey()),
        decisions,
        candidatesExplained,
        launches);
  }

  /** Without the sequences of what has gone of groups: all before one that are not in progress. */
  private TreePMap<String, TreePSet<Long>> without(SortedSet<String> groups, Long before) {
    TreePMap<String, TreePSet<Long>> left = ofGroup;
    for (String group : groups) {
      TreePSet<Long> all = sequences(group);
      TreePSet<Long> kept = all.tailSet(before);
      for (Long old : all.headSet(before)) {
        kept = inProgress.containsKey(old) ? kept.plus(old) : kept;
      }
      left = kept.isEmpty() ? left.minus(group) : left.plus(group, kept);
    }
    return left;
  }
}
