package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.time.Instant;

/**
 * A group as a policy sees it. All numbers are in the units of the desired capacity.
 *
 * @param overshoot what instances with weights exceed the desired capacity by
 * @param settled what is in service and has warmed up
 * @param scalingOut whether instances are being launched or warm up
 */
public record Standing(
    int min, int max, int desired, int overshoot, int settled, boolean scalingOut) {

  /** As it stands for a policy whose instances take so long to warm up. */
  public static Standing of(Group group, Instant now, Duration warmup) {
    int settled = 0;
    boolean scalingOut = false;
    for (Instance instance : group.instances().values()) {
      if (instance.lifecycle() == Lifecycle.IN_SERVICE && !isWarming(instance, now, warmup)) {
        settled += instance.units();
      } else {
        scalingOut |= instance.counts();
      }
    }
    boolean weighted = group.counted().anyMatch(each -> each.machine().weight().isPresent());
    int desired = group.capacity().desired();
    return new Standing(
        group.capacity().min(),
        group.capacity().max(),
        desired,
        weighted ? Math.max(0, group.actualCapacity() - desired) : 0,
        settled,
        scalingOut);
  }

  private static boolean isWarming(Instance instance, Instant now, Duration warmup) {
    return instance.health().inServiceAt().filter(at -> now.isBefore(at.plus(warmup))).isPresent();
  }

  int withinBounds(int capacity) {
    return Math.max(min, Math.min(max, capacity));
  }
}
