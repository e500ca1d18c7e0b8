package io.github.autoscalinglocal.scaling;

import java.util.List;
import java.util.Optional;

/** What comes of several policies that want something of a group at the same instant. */
public final class Precedence {
  private Precedence() {}

  /**
   * What one policy wants.
   *
   * @param tracksTarget whether it is a target tracking policy
   */
  public record Candidate(String policy, int capacity, boolean tracksTarget) {}

  /**
   * The policy that has its way: of several the one that wants most, be it more or less than there
   * is now. Target tracking policies shrink a group only all together.
   *
   * @param desired what the group wants now
   * @param trackersAgree whether every target tracking policy of the group that may scale in wants
   *     to
   */
  public static Optional<Candidate> winner(
      List<Candidate> candidates, int desired, boolean trackersAgree) {
    return candidates.stream()
        .filter(each -> trackersAgree || !each.tracksTarget() || each.capacity() >= desired)
        .reduce((first, next) -> next.capacity() > first.capacity() ? next : first);
  }
}
