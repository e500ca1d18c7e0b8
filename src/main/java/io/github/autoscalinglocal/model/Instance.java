package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * An EC2 instance of a group.
 *
 * @param transit what moves it, or moved it last
 */
public record Instance(
    String id,
    Machine machine,
    Origin origin,
    Instant launchedAt,
    Lifecycle lifecycle,
    InstanceHealth health,
    boolean protectedFromScaleIn,
    Transit transit) {

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

  /** The same, to be launched into the warm pool, where nothing protects it from scale-in. */
  public Instance forWarmPool() {
    return new Instance(
        id, machine, origin, launchedAt, Lifecycle.WARMED_REQUESTED, health, false, transit);
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
        transit);
  }

  /** Started anew from another image. */
  public Instance withImage(String imageId, Origin from) {
    return new Instance(
        id,
        new Machine(
            machine.type(),
            imageId,
            machine.zone(),
            machine.subnetId(),
            machine.option(),
            machine.weight()),
        from,
        launchedAt,
        lifecycle,
        health,
        protectedFromScaleIn,
        transit);
  }

  /** The activity that moves it, or moved it last. */
  public String activityId() {
    return transit.activityId();
  }

  /**
   * @throws IllegalStateException if no move leads there, which is a bug
   */
  public Instance withLifecycle(Lifecycle next) {
    if (!lifecycle.canBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + lifecycle + " to " + next);
    }
    return new Instance(
        id, machine, origin, launchedAt, next, health, protectedFromScaleIn, transit);
  }

  public Instance withHealth(InstanceHealth next) {
    return new Instance(
        id, machine, origin, launchedAt, lifecycle, next, protectedFromScaleIn, transit);
  }

  public Instance withProtection(boolean next) {
    return new Instance(id, machine, origin, launchedAt, lifecycle, health, next, transit);
  }

  public Instance with(Transit next) {
    return new Instance(
        id, machine, origin, launchedAt, lifecycle, health, protectedFromScaleIn, next);
  }
}
