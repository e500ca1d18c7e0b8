package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * Where the reconciler stands with a group.
 *
 * @param reasons cause sentences since the last step, oldest first: why the desired capacity is
 *     what it is
 * @param reconcileAt when the reconciler will look at the group, if that is arranged
 * @param launches how many launches were decided so far: takes turns among equally filled zones
 * @param shortfallReported whether the Cancelled activity of a scale-in held up by protection has
 *     been recorded for the present desired capacity
 * @param lastStep the last scaling activity that ended, from which the cooldown runs
 * @param asked the question that a custom termination function has been asked and has not answered
 * @param swaps the instances that were launched before another goes, by id
 * @param setback what became of launches that failed, until the group has overcome it
 * @param refreshes the instance refreshes, the one that is active among them
 * @param deleting whether the group goes away once it is empty
 */
public record Work(
    List<String> reasons,
    Optional<Instant> reconcileAt,
    int launches,
    boolean shortfallReported,
    Optional<Step> lastStep,
    Optional<Long> asked,
    TreePMap<String, Swap> swaps,
    Optional<Setback> setback,
    Refreshes refreshes,
    boolean deleting) {

  public static final Work NONE =
      new Work(
          List.of(),
          Optional.empty(),
          0,
          false,
          Optional.empty(),
          Optional.empty(),
          TreePMap.empty(),
          Optional.empty(),
          Refreshes.NONE,
          false);

  /** As many as leave room for what was done in the 1,023 characters of a cause. */
  private static final int MOST_REASONS = 5;

  public record Step(String activityId, Instant endedAt) {}

  /** A new wish: one reason more, and a shortfall will be reported anew. */
  public Work because(String reason) {
    List<String> all = Stream.concat(reasons.stream(), Stream.of(reason)).toList();
    return change(
        draft -> {
          draft.reasons = all.subList(Math.max(0, all.size() - MOST_REASONS), all.size());
          draft.shortfallReported = false;
        });
  }

  /** A new wish whose reason an activity of its own tells: a shortfall will be reported anew. */
  public Work withNewWish() {
    return change(draft -> draft.shortfallReported = false);
  }

  public Work withoutReasons() {
    return change(draft -> draft.reasons = List.of());
  }

  public Work withReconcileAt(Optional<Instant> next) {
    return change(draft -> draft.reconcileAt = next);
  }

  public Work withLaunches(int next) {
    return change(draft -> draft.launches = next);
  }

  public Work reportedShortfall() {
    return change(draft -> draft.shortfallReported = true);
  }

  public Work ended(String activityId, Instant at) {
    Draft draft = new Draft(this);
    draft.lastStep = Optional.of(new Step(activityId, at));
    return draft.finished();
  }

  public Work withAsked(Optional<Long> next) {
    return change(draft -> draft.asked = next);
  }

  public Work withDeleting() {
    return change(draft -> draft.deleting = true);
  }

  public Work withSwaps(TreePMap<String, Swap> next) {
    return change(draft -> draft.swaps = next);
  }

  public Work withSetback(Optional<Setback> next) {
    return change(draft -> draft.setback = next);
  }

  public Work with(Refreshes next) {
    return change(draft -> draft.refreshes = next);
  }

  /** A launch has succeeded. */
  public Work launched() {
    return setback.isEmpty() ? this : withSetback(setback.map(Setback::afterSuccess));
  }

  /** A copy on which parts are exchanged, so that no change has to name all the others. */
  private static final class Draft {
    private List<String> reasons;
    private Optional<Instant> reconcileAt;
    private int launches;
    private boolean shortfallReported;
    private Optional<Step> lastStep;
    private Optional<Long> asked;
    private TreePMap<String, Swap> swaps;
    private Optional<Setback> setback;
    private Refreshes refreshes;
    private boolean deleting;

    Draft(Work from) {
      this.reasons = from.reasons;
      this.reconcileAt = from.reconcileAt;
      this.launches = from.launches;
      this.shortfallReported = from.shortfallReported;
      this.lastStep = from.lastStep;
      this.asked = from.asked;
      this.swaps = from.swaps;
      this.setback = from.setback;
      this.refreshes = from.refreshes;
      this.deleting = from.deleting;
    }

    Work finished() {
      return new Work(
          reasons,
          reconcileAt,
          launches,
          shortfallReported,
          lastStep,
          asked,
          swaps,
          setback,
          refreshes,
          deleting);
    }
  }

  private Work change(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }
}
