package io.github.autoscalinglocal.refresh;

import java.util.List;

/**
 * The checkpoints of a refresh.
 *
 * @param percentages in ascending order; none if the refresh has no checkpoints
 */
public record Checkpoints(List<Integer> percentages) {

  /** The highest that has been reached at a percentage, or 0. */
  public int reached(int percentage) {
    return percentages.stream().filter(each -> each <= percentage).reduce(0, Math::max);
  }

  /** Whether the refresh ends there. */
  public boolean isLast(int checkpoint) {
    return !percentages.isEmpty() && percentages.get(percentages.size() - 1) == checkpoint;
  }

  /**
   * How many instances may be begun with before the next checkpoint: as many as just reach it.
   *
   * @param milestone the checkpoint that was reached last, or 0
   * @param total of how many instances the percentages are
   * @param begun how many of them have been begun with
   */
  public int room(int milestone, int total, int begun) {
    return percentages.stream()
        .filter(each -> each > milestone)
        .findFirst()
        .map(next -> Math.max(0, (int) (((long) total * next + 99) / 100) - begun))
        .orElse(Integer.MAX_VALUE);
  }

  /**
   * The checkpoint that counts as reached last. It may be one before, when instances that were
   * updated have left the group or others have come (the service may report one again, then).
   *
   * @param total of how many instances the percentages are
   * @param begun how many of them have been begun with
   */
  public int kept(int milestone, int total, int begun) {
    return Math.min(milestone, reached(total == 0 ? 100 : (int) (100L * begun / total)));
  }
}
