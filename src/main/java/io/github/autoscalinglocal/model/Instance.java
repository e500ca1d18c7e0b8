package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An EC2 instance of a group.
 *
 * @param activityId the activity that last moved it
 */
public record Instance(
    String id,
    Machine machine,
    Origin origin,
    Instant launchedAt,
    Lifecycle lifecycle,
    InstanceHealth health,
    boolean protectedFromScaleIn,
    String activityId) {

  /**
   * What runs, and where.
   *
   * @param subnetId empty when the group names zones and no subnets
   * @param weight capacity units, present only in a group with weights
   */
  public record Machine(
      String type,
      String imageId,
      String zone,
      Optional<String> subnetId,
      PurchaseOption option,
      Optional<Integer> weight) {}

  /** What the instance adds to its group's capacity: its weight, or one. */
  public int units() {
    return machine.weight().orElse(1);
  }

  public String zone() {
    return machine.zone();
  }

  /** Whether it counts toward the desired capacity. */
  public boolean counts() {
    return lifecycle.counts();
  }

  public Instance withWeight(Optional<Integer> next) {
    return new Instance(
        id,
        new Machine(
            machine.type(),
            machine.imageId(),
            machine.zone(),
            machine.subnetId(),
            machine.option(),
            next),
        origin,
        launchedAt,
        lifecycle,
        health,
        protectedFromScaleIn,
        activityId);
  }

  public Instance withLifecycle(Lifecycle next) {
    return new Instance(
        id, machine, origin, launchedAt, next, health, protectedFromScaleIn, activityId);
  }

  public Instance withHealth(InstanceHealth next) {
    return new Instance(
        id, machine, origin, launchedAt, lifecycle, next, protectedFromScaleIn, activityId);
  }

  public Instance withProtection(boolean next) {
    return new Instance(id, machine, origin, launchedAt, lifecycle, health, next, activityId);
  }

  public Instance withActivity(String next) {
    return new Instance(
        id, machine, origin, launchedAt, lifecycle, health, protectedFromScaleIn, next);
  }
}
