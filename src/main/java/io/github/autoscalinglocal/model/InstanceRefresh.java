package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.DesiredConfiguration;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import java.time.Instant;
import java.util.Optional;

/**
 * An instance refresh, as it is shown.
 *
 * @param preferences with all defaults filled in
 * @param desired what it brings the instances to, if not to what the group says anyway
 */
public record InstanceRefresh(
    String id,
    RefreshStrategy strategy,
    RefreshPreferences preferences,
    Optional<DesiredConfiguration> desired,
    State state,
    Progress progress,
    Optional<Rollback> rollback) {

  /**
   * @param reason what it waits for, or how it ended
   */
  public record State(
      RefreshStatus status, Optional<String> reason, Instant startTime, Optional<Instant> endTime) {
    State becoming(RefreshStatus next, Optional<String> nextReason) {
      return new State(next, nextReason, startTime, endTime);
    }
  }

  /**
   * @param percentageComplete how much of the group has been updated and has warmed up
   * @param instancesToUpdate how many have not begun to be
   * @param warmPool the same of the group's warm pool, if it has one
   */
  public record Progress(
      int percentageComplete, int instancesToUpdate, Optional<PoolProgress> warmPool) {
    public static final Progress NONE = new Progress(0, 0, Optional.empty());
  }

  public record PoolProgress(int percentageComplete, int instancesToUpdate) {}

  /**
   * The way back.
   *
   * @param before how far it had come when that began
   */
  public record Rollback(String reason, Instant startTime, Progress before) {}

  public RefreshStatus status() {
    return state.status();
  }

  /** Whether it updates instances where they are. */
  public boolean replacesRootVolumes() {
    return strategy == RefreshStrategy.REPLACE_ROOT_VOLUME;
  }

  public boolean isRollingBack() {
    return rollback.isPresent();
  }

  public InstanceRefresh becoming(RefreshStatus next, Optional<String> reason) {
    return with(state.becoming(next, reason));
  }

  public InstanceRefresh ended(RefreshStatus next, Optional<String> reason, Instant at) {
    return with(new State(next, reason, state.startTime(), Optional.of(at)));
  }

  private InstanceRefresh with(State next) {
    return new InstanceRefresh(id, strategy, preferences, desired, next, progress, rollback);
  }

  public InstanceRefresh with(Progress next) {
    return new InstanceRefresh(id, strategy, preferences, desired, state, next, rollback);
  }

  /** It goes back from here. */
  public InstanceRefresh rollingBack(String reason, Instant at) {
    return new InstanceRefresh(
        id,
        strategy,
        preferences,
        desired,
        state.becoming(RefreshStatus.RollbackInProgress, Optional.empty()),
        progress,
        Optional.of(new Rollback(reason, at, progress)));
  }
}
