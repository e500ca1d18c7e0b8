package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMode;
import io.github.autoscalinglocal.shape.StepAdjustment;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A scaling policy of a group. */
public record ScalingPolicy(String name, String arn, boolean enabled, Rule rule) {

  private static final String GROUP = ":autoScalingGroupName/";
  private static final String POLICY = ":policyName/";

  /** Whose policy an ARN names. */
  public record Address(String group, String policy) {
    /** What an ARN names, if it is one of a policy. Names of groups have no colon. */
    public static Optional<Address> of(String arn) {
      int group = arn.indexOf(GROUP);
      int policy = arn.indexOf(POLICY, group + 1);
      return group < 0 || policy < 0 || !arn.contains(":scalingPolicy:")
          ? Optional.empty()
          : Optional.of(
              new Address(
                  arn.substring(group + GROUP.length(), policy),
                  arn.substring(policy + POLICY.length())));
    }

    /** The end of the ARN. */
    public String wire() {
      return GROUP + group + POLICY + policy;
    }
  }

  /** What the policy does; the kind of rule is the policy's type. */
  public sealed interface Rule {
    /** The API's {@code PolicyType}. */
    String type();
  }

  /**
   * How a number changes the capacity.
   *
   * @param minMagnitude the least change in instances that a percentage comes to
   * @param minStep the same, given by its former name
   */
  public record Change(
      AdjustmentType type, Optional<Integer> minMagnitude, Optional<Integer> minStep) {

    /** Whichever of the two was given. */
    public Optional<Integer> least() {
      return minMagnitude.or(() -> minStep);
    }
  }

  /**
   * @param cooldown seconds, where they are not the group's
   */
  public record Simple(Change change, int adjustment, Optional<Integer> cooldown) implements Rule {
    @Override
    public String type() {
      return "SimpleScaling";
    }
  }

  /**
   * @param warmup seconds, where they are not the group's
   */
  public record Step(
      Change change,
      List<StepAdjustment> steps,
      MetricAggregation aggregation,
      Optional<Integer> warmup)
      implements Rule {
    @Override
    public String type() {
      return "StepScaling";
    }
  }

  /**
   * @param warmup seconds, where they are not the group's
   */
  public record Tracking(
      TargetTrackingConfiguration configuration, Optional<Integer> warmup, TrackingAlarms alarms)
      implements Rule {
    @Override
    public String type() {
      return "TargetTrackingScaling";
    }

    public boolean mayScaleIn() {
      return !configuration.disableScaleIn();
    }
  }

  /**
   * The alarms of a target tracking policy.
   *
   * @param low missing if the policy may not scale in
   */
  public record TrackingAlarms(Alarm high, Optional<Alarm> low) {
    public List<Alarm> all() {
      return Stream.concat(Stream.of(high), low.stream()).toList();
    }
  }

  /**
   * @param since when forecasts began; a new one follows every six hours
   * @param dueAt when the group is next to provide for an hour, if the policy scales
   */
  public record Predictive(
      PredictiveScalingConfiguration configuration, Instant since, Optional<Instant> dueAt)
      implements Rule {
    @Override
    public String type() {
      return "PredictiveScaling";
    }

    public boolean scales() {
      return configuration.mode() == PredictiveScalingMode.ForecastAndScale;
    }
  }

  public ScalingPolicy with(Rule next) {
    return new ScalingPolicy(name, arn, enabled, next);
  }

  /** The alarms that the policy has made for itself. */
  public List<Alarm> alarms() {
    return rule instanceof Tracking tracking ? tracking.alarms().all() : List.of();
  }
}
