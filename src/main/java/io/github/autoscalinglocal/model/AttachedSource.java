package io.github.autoscalinglocal.model;

/**
 * A traffic source on its way into a group, in it, or on its way out.
 *
 * @param asTrafficSource whether it was given as a traffic source, in which case the older
 *     operations for load balancers and target groups do not know it
 * @param sequence tells this attachment from an earlier one of the same source
 */
public record AttachedSource(
    TrafficSource source, boolean asTrafficSource, State state, long sequence) {

  /**
   * How far it has come, in the words of the API. There is no constant for its {@code Removed}: a
   * source that is removed is listed no more.
   */
  public enum State {
    /** Instances are being registered. */
    Adding,
    /** All instances are registered. */
    Added,
    /** An instance has passed the source's health check, which the group heeds from here on. */
    InService,
    /** Instances are being deregistered. */
    Removing
  }

  /** Whether instances belong to it: not on its way out. */
  public boolean takesInstances() {
    return state != State.Removing;
  }

  /** Between two steady states. */
  public boolean isMoving() {
    return state == State.Adding || state == State.Removing;
  }

  public AttachedSource withState(State next) {
    return new AttachedSource(source, asTrafficSource, next, sequence);
  }
}
