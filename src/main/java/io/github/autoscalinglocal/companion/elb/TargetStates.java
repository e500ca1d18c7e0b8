package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.elbv2.TargetHealthReason;
import io.github.autoscalinglocal.shape.elbv2.TargetHealthState;
import java.util.Optional;

/** What a load balancer says of targets: their own health, and what keeps them from having one. */
public final class TargetStates {
  private TargetStates() {}

  /**
   * The state of a target.
   *
   * @param reason empty for a healthy one, as is the description
   */
  public record State(
      TargetHealthState state, Optional<TargetHealthReason> reason, Optional<String> description) {
    private static final State HEALTHY =
        new State(TargetHealthState.HEALTHY, Optional.empty(), Optional.empty());

    private static State of(
        TargetHealthState state, TargetHealthReason reason, String description) {
      return new State(state, Optional.of(reason), Optional.of(description));
    }
  }

  private static final State NOT_REGISTERED =
      State.of(
          TargetHealthState.UNUSED,
          TargetHealthReason.TARGET_NOT_REGISTERED,
          "Target is not registered to the target group");
  private static final State DRAINING =
      State.of(
          TargetHealthState.DRAINING,
          TargetHealthReason.TARGET_DEREGISTRATION_IN_PROGRESS,
          "Target deregistration is in progress");
  private static final State NOT_IN_USE =
      State.of(
          TargetHealthState.UNUSED,
          TargetHealthReason.TARGET_NOT_IN_USE,
          "Target group is not configured to receive traffic from the load balancer");
  private static final State INITIAL =
      State.of(
          TargetHealthState.INITIAL,
          TargetHealthReason.ELB_REGISTRATION_IN_PROGRESS,
          "Target registration is in progress");
  private static final State UNHEALTHY =
      State.of(
          TargetHealthState.UNHEALTHY,
          TargetHealthReason.TARGET_FAILED_HEALTH_CHECKS,
          "Health checks failed");

  /**
   * The state of a target of a group.
   *
   * @param inUse whether a load balancer sends it requests
   */
  public static State of(View view, TrafficSource source, TargetId id, boolean inUse) {
    TargetHealth health = view.region().elb().health(source, id);
    if (health == TargetHealth.UNUSED) {
      return NOT_REGISTERED;
    }
    if (health == TargetHealth.DRAINING) {
      return DRAINING;
    }
    Optional<String> stopped = stopped(view, id.id());
    if (stopped.isPresent()) {
      return State.of(
          TargetHealthState.UNUSED,
          TargetHealthReason.TARGET_INVALID_STATE,
          "Target is in the " + stopped.get() + " state");
    }
    if (!inUse) {
      return NOT_IN_USE;
    }
    return switch (health) {
      case INITIAL -> INITIAL;
      case UNHEALTHY -> UNHEALTHY;
      default -> State.HEALTHY;
    };
  }

  /** The state in EC2 of an instance that does not run, nor is about to. */
  public static Optional<String> stopped(View view, String instanceId) {
    return view.region()
        .ec2()
        .instance(instanceId)
        .map(Ec2Instance::state)
        .filter(state -> state != Ec2Instance.State.RUNNING && state != Ec2Instance.State.PENDING)
        .map(Ec2Instance.State::wire);
  }
}
