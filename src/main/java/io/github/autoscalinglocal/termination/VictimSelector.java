package io.github.autoscalinglocal.termination;

import java.util.List;

/** Chooses who goes when a group is above its desired capacity. */
public final class VictimSelector {
  private VictimSelector() {}

  /**
   * The victims that bring the group down to its desired capacity, or what to ask the custom policy
   * first.
   */
  public static Selection select(GroupFacts facts) {
    throw new UnsupportedOperationException("not built yet: " + facts.group());
  }

  /**
   * The victims once the custom policy has answered.
   *
   * @param answeredIds in any order; ids that cannot be terminated are ignored, and fewer than
   *     needed are taken as they are
   */
  public static Selection select(GroupFacts facts, List<String> answeredIds) {
    throw new UnsupportedOperationException("not built yet: " + facts.group() + answeredIds);
  }
}
