package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The health that the group believes an instance to have.
 *
 * @param cause why it is unhealthy
 * @param inServiceAt when it last entered {@code InService}, where the grace period starts
 * @param deferredTo when it will turn unhealthy, if that waits for the grace period to end
 */
public record InstanceHealth(
    boolean healthy,
    Optional<HealthCause> cause,
    Optional<Instant> inServiceAt,
    Optional<Instant> deferredTo) {
  public static final InstanceHealth NEW =
      new InstanceHealth(true, Optional.empty(), Optional.empty(), Optional.empty());

  public InstanceHealth enteredService(Instant at) {
    return new InstanceHealth(healthy, cause, Optional.of(at), deferredTo);
  }

  public InstanceHealth unhealthy(HealthCause because) {
    return new InstanceHealth(false, Optional.of(because), inServiceAt, Optional.empty());
  }

  public InstanceHealth unhealthyFrom(Instant at) {
    return new InstanceHealth(healthy, cause, inServiceAt, Optional.of(at));
  }

  public InstanceHealth recovered() {
    return new InstanceHealth(true, Optional.empty(), inServiceAt, Optional.empty());
  }

  public boolean isDeferredTo(Instant at) {
    return deferredTo.equals(Optional.of(at));
  }
}
