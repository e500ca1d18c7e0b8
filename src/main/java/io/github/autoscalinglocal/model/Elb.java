package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What this account has in Elastic Load Balancing and VPC Lattice, as far as groups refer to it:
 * Classic load balancers and target groups, and the instances that are registered with them.
 */
public record Elb(TreePMap<TrafficSource, Targets> sources) {
  public static final Elb EMPTY = new Elb(TreePMap.empty());

  /**
   * The instances registered with a source.
   *
   * @param deregistrationDelay how long a target drains
   */
  public record Targets(Duration deregistrationDelay, TreePMap<String, Target> byInstance) {
    /** Of a new target group. */
    public static final Targets NONE = new Targets(Duration.ofMinutes(5), TreePMap.empty());

    public Targets with(String instanceId, Target target) {
      return new Targets(deregistrationDelay, byInstance.plus(instanceId, target));
    }

    public Targets without(String instanceId) {
      return new Targets(deregistrationDelay, byInstance.minus(instanceId));
    }
  }

  /**
   * A registered instance.
   *
   * @param registration tells this registration from an earlier one of the same instance
   * @param drainedAt when it will be deregistered, if that has begun
   */
  public record Target(TargetHealth health, long registration, Optional<Instant> drainedAt) {
    public Target withHealth(TargetHealth next) {
      return new Target(next, registration, drainedAt);
    }

    public Target draining(Instant until) {
      return new Target(TargetHealth.DRAINING, registration, Optional.of(until));
    }
  }

  /** The state of a target, and the reason code that Elastic Load Balancing gives for it. */
  public enum TargetHealth implements WireEnum {
    INITIAL("Elb.RegistrationInProgress"),
    HEALTHY(""),
    UNHEALTHY("Target.FailedHealthChecks"),
    DRAINING("Target.DeregistrationInProgress"),
    UNUSED("Target.NotRegistered");

    private final String reason;

    TargetHealth(String reason) {
      this.reason = reason;
    }

    /** Empty for a healthy target. */
    public String reason() {
      return reason;
    }
  }

  public Optional<Targets> targets(TrafficSource source) {
    return Optional.ofNullable(sources.get(source));
  }

  public Optional<Target> target(TrafficSource source, String instanceId) {
    return targets(source)
        .flatMap(targets -> Optional.ofNullable(targets.byInstance().get(instanceId)));
  }

  /** Unused, if the instance is not registered there. */
  public TargetHealth health(TrafficSource source, String instanceId) {
    return target(source, instanceId).map(Target::health).orElse(TargetHealth.UNUSED);
  }

  public Elb with(TrafficSource source, Targets targets) {
    return new Elb(sources.plus(source, targets));
  }
}
