package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Address;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.StepAdjustment;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.Optional;

/** Adds a policy to a group, or puts another in the place of the one of that name. */
public final class PutScalingPolicy
    implements WriteOperation<PutScalingPolicy.Request, PutScalingPolicy.Response> {
  private static final int MOST_POLICIES = 50;

  /**
   * @param cooldown seconds
   * @param estimatedInstanceWarmup seconds
   */
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String policyName,
      @Text(max = 64) String policyType,
      @Text(max = 255) String adjustmentType,
      Integer minAdjustmentStep,
      Integer minAdjustmentMagnitude,
      Integer scalingAdjustment,
      Integer cooldown,
      @Text(max = 32) String metricAggregationType,
      List<StepAdjustment> stepAdjustments,
      Integer estimatedInstanceWarmup,
      TargetTrackingConfiguration targetTrackingConfiguration,
      Boolean enabled,
      PredictiveScalingConfiguration predictiveScalingConfiguration) {}

  public record Response(String policyARN, List<Alarm> alarms) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    String name = request.policyName();
    Optional<ScalingPolicy> existing = group.scaling().policy(name);
    ScalingPolicy.Rule rule = Rules.of(request, tx, group, existing);
    if (existing.isEmpty() && group.scaling().policies().size() >= MOST_POLICIES) {
      throw Errors.tooManyPolicies(MOST_POLICIES);
    }
    if (rule instanceof Predictive predictive && predictive.scales()) {
      refuseSecondToScale(group, name);
    }
    ScalingPolicy policy =
        new ScalingPolicy(
            name,
            existing.map(ScalingPolicy::arn).orElseGet(() -> arn(tx, group, name)),
            !Boolean.FALSE.equals(request.enabled()),
            rule);
    ScalingPolicies.put(tx, group, policy);
    return new Response(policy.arn(), policy.alarms());
  }

  private static String arn(Tx tx, Group group, String name) {
    return tx.scope().arn("scalingPolicy:" + tx.newUuid() + new Address(group.name(), name).wire());
  }

  /** Many policies may forecast, and one of them may scale. */
  private static void refuseSecondToScale(Group group, String name) {
    for (ScalingPolicy other : group.scaling().policies().values()) {
      boolean scales = other.rule() instanceof Predictive predictive && predictive.scales();
      if (scales && !other.name().equals(name)) {
        throw Errors.secondForecastAndScale(other.name());
      }
    }
  }
}
