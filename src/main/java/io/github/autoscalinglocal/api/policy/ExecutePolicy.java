package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Cooldown;
import io.github.autoscalinglocal.fleet.PolicyExecution;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Simple;
import io.github.autoscalinglocal.model.ScalingPolicy.Step;
import io.github.autoscalinglocal.scaling.Steps;
import io.github.autoscalinglocal.scaling.Steps.Side;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.StepAdjustment;
import io.github.autoscalinglocal.shape.Text;

/** Does at once what a policy would do if its alarm went off. */
public final class ExecutePolicy implements WriteOperation<ExecutePolicy.Request, NoResult> {
  public record Request(
      @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 1600) String policyName,
      Boolean honorCooldown,
      Double metricValue,
      Double breachThreshold) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Policies.Found found = Policies.named(tx, request.autoScalingGroupName(), request.policyName());
    Group group = found.group();
    ScalingPolicy policy = found.policy();
    if (group.work().deleting()) {
      throw Errors.groupBeingDeleted();
    }
    if (!policy.enabled()) {
      throw Errors.policyDisabled(policy.name());
    }
    if (policy.rule() instanceof Simple rule) {
      if (request.metricValue() != null || request.breachThreshold() != null) {
        throw Errors.metricForStepScalingOnly();
      }
      if (Boolean.TRUE.equals(request.honorCooldown())) {
        Cooldown.check(tx.now(), group);
      }
      PolicyExecution.run(tx, group, policy, rule);
    } else if (policy.rule() instanceof Step rule) {
      PolicyExecution.run(tx, group, policy, rule, step(request, rule));
    } else {
      throw Errors.cannotExecute(policy.rule().type());
    }
    return new NoResult();
  }

  /** A metric at its threshold could be meant either way: above comes first. */
  private static StepAdjustment step(Request request, Step rule) {
    if (Boolean.TRUE.equals(request.honorCooldown())) {
      throw Errors.honorCooldownNotSupported();
    }
    if (request.metricValue() == null || request.breachThreshold() == null) {
      throw Errors.metricMissing();
    }
    double distance = request.metricValue() - request.breachThreshold();
    return Steps.choose(rule.steps(), distance, Side.ABOVE)
        .or(() -> Steps.choose(rule.steps(), distance, Side.BELOW))
        .orElseThrow(() -> Errors.noStepMatches(request.metricValue(), request.breachThreshold()));
  }
}
