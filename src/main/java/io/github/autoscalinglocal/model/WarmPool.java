package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WarmPoolState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a group wants of its warm pool. The instances in it are among those of the group, in states
 * of their own.
 *
 * @param maxGroupPreparedCapacity of the group and its pool together; the group's maximum, if not
 *     set
 * @param state what becomes of an instance that comes into the pool
 * @param reuseOnScaleIn empty if the user has not said
 * @param deleting whether the pool goes away once it is empty
 */
public record WarmPool(
    int minSize,
    Optional<Integer> maxGroupPreparedCapacity,
    WarmPoolState state,
    Optional<Boolean> reuseOnScaleIn,
    boolean deleting) {

  /** Wants nothing any more: so the service shows a pool that is being deleted. */
  public WarmPool beingDeleted() {
    return new WarmPool(0, Optional.of(0), state, reuseOnScaleIn, true);
  }

  /** How many instances there should be. */
  public int target(Capacity capacity) {
    if (deleting) {
      return 0;
    }
    int prepared = maxGroupPreparedCapacity.orElse(capacity.max());
    return Math.max(minSize, prepared - capacity.desired());
  }

  /** Whatever is in the pool of a group, comes into it, or leaves it for its end. */
  public static Stream<Instance> members(Group group) {
    return group.instances().values().stream().filter(each -> each.lifecycle().isWarmed());
  }

  /** The instances that count toward the size of the pool: those in it, and those to come. */
  public static Stream<Instance> counted(Group group) {
    return members(group)
        .filter(each -> each.lifecycle().isReady() || each.lifecycle().isWarming());
  }

  public static int size(Group group) {
    return (int) counted(group).count();
  }
}
