package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The instance refreshes of a group.
 *
 * @param all by sequence, which is the order of their start
 * @param run what the last of them has to know, if it is not over
 */
public record Refreshes(TreePMap<Long, InstanceRefresh> all, Optional<RefreshRun> run) {
  public static final Refreshes NONE = new Refreshes(TreePMap.empty(), Optional.empty());

  /** The service keeps refreshes for six weeks. */
  private static final Duration RETENTION = Duration.ofDays(42);

  /** The one that is not over. */
  public Optional<InstanceRefresh> active() {
    return run.map(each -> all.lastEntry().getValue());
  }

  /** Whether a refresh is still shown. */
  public boolean keeps(InstanceRefresh refresh, Instant now) {
    return refresh.state().endTime().filter(end -> end.isBefore(now.minus(RETENTION))).isEmpty();
  }

  /** A refresh begins, and those that are past their retention are dropped. */
  public Refreshes starting(long sequence, InstanceRefresh refresh, RefreshRun firstRun) {
    TreePMap<Long, InstanceRefresh> kept = all;
    while (!kept.isEmpty() && !keeps(kept.firstEntry().getValue(), refresh.state().startTime())) {
      kept = kept.minusFirstEntry();
    }
    return new Refreshes(kept.plus(sequence, refresh), Optional.of(firstRun));
  }

  /** The active refresh in its next state. */
  public Refreshes with(InstanceRefresh next) {
    return new Refreshes(all.plus(all.lastKey(), next), run);
  }

  public Refreshes with(RefreshRun next) {
    return new Refreshes(all, Optional.of(next));
  }

  /** The active refresh is over. */
  public Refreshes ended(InstanceRefresh last) {
    return new Refreshes(all.plus(all.lastKey(), last), Optional.empty());
  }
}
