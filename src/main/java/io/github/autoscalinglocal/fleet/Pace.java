package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many instances are replaced at a time, and in which order: as a group's maintenance policy
 * says, or as the service does without one.
 */
final class Pace {
  /** How much of a group without a maintenance policy is replaced at once, in percent. */
  private static final int AT_ONCE = 10;

  private Pace() {}

  /** Whether replacements are launched before those go that they replace. */
  static boolean launchesFirst(Group group) {
    return group
        .behavior()
        .maintenancePolicy()
        .filter(policy -> policy.minHealthyPercentage() == 100)
        .isPresent();
  }

  /**
   * Whether a group that launches first may have one more on top of what it wants. The upper bound
   * is rounded down, but one more is always allowed (scale-in.md U-40).
   */
  static boolean allowsOneMore(Group group) {
    int desired = group.capacity().desired();
    int most =
        desired * group.behavior().maintenancePolicy().orElseThrow().maxHealthyPercentage() / 100;
    return group.wantedCapacity() - desired < Math.max(1, most - desired);
  }

  /**
   * How many may go now: none while the last wave has not come up and warmed up; else a tenth of
   * the group, or what its maintenance policy allows, one at least.
   */
  static int room(Tx tx, Group group) {
    int desired = group.capacity().desired();
    boolean pending =
        group.instances().values().stream().anyMatch(each -> each.lifecycle().isPending());
    boolean underWay = group.activityInProgress().isPresent();
    boolean tenthShort = (desired - group.actualCapacity()) * 100 >= desired * AT_ONCE;
    if (pending || (underWay && tenthShort && group.actualCapacity() < desired)) {
      return 0;
    }
    Optional<Instant> warm = warmAt(group).filter(at -> at.isAfter(tx.now()));
    if (warm.isPresent()) {
      Reconciler.arrange(tx, group.name(), Duration.between(tx.now(), warm.get()));
      return 0;
    }
    return group
        .behavior()
        .maintenancePolicy()
        .map(policy -> allowed(policy, group, desired))
        .orElse(Math.max(1, desired * AT_ONCE / 100));
  }

  /** The lower bound is rounded up (scale-in.md U-40). */
  private static int allowed(InstanceMaintenancePolicy policy, Group group, int desired) {
    int least = (desired * policy.minHealthyPercentage() + 99) / 100;
    long healthy =
        group
            .counted()
            .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE && each.health().healthy())
            .mapToInt(Instance::units)
            .sum();
    return (int) Math.max(1, healthy - least);
  }

  /** When the youngest instance has warmed up, if the group says how long that takes. */
  private static Optional<Instant> warmAt(Group group) {
    return group
        .capacity()
        .defaultInstanceWarmup()
        .flatMap(
            seconds ->
                group
                    .counted()
                    .filter(each -> each.health().healthy())
                    .flatMap(each -> each.health().inServiceAt().stream())
                    .max(Instant::compareTo)
                    .map(at -> at.plusSeconds(seconds)));
  }
}
