package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.AdjustmentType;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.MetricAggregation;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Change;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.model.ScalingPolicy.Rule;
import io.github.autoscalinglocal.model.ScalingPolicy.Simple;
import io.github.autoscalinglocal.model.ScalingPolicy.Step;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.scaling.Steps;
import io.github.autoscalinglocal.shape.StepAdjustment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a policy's rule of what a request says, by the policy's type. */
final class Rules {
  private static final int MOST_STEPS = 20;

  private Rules() {}

  static Rule of(
      PutScalingPolicy.Request request, Tx tx, Group group, Optional<ScalingPolicy> existing) {
    String type = request.policyType() == null ? "SimpleScaling" : request.policyType();
    return switch (type) {
      case "SimpleScaling" -> simple(request);
      case "StepScaling" -> step(request);
      case "TargetTrackingScaling" -> targetTracking(request, tx, group, existing);
      case "PredictiveScaling" -> predictive(request, tx);
      default -> throw Errors.invalidPolicyType(type);
    };
  }

  private static Simple simple(PutScalingPolicy.Request request) {
    Function<String, ApiException> refusal = Errors::notForSimpleScaling;
    refuse(request.metricAggregationType(), "MetricAggregationType", refusal);
    refuse(request.estimatedInstanceWarmup(), "EstimatedInstanceWarmup", refusal);
    refuse(request.stepAdjustments(), "StepAdjustments", refusal);
    refuse(request.targetTrackingConfiguration(), "TargetTrackingConfiguration", refusal);
    refuse(request.predictiveScalingConfiguration(), "PredictiveScalingConfiguration", refusal);
    Change change = change(request, "SimpleScaling");
    if (request.scalingAdjustment() == null) {
      throw Errors.scalingAdjustmentMissing();
    }
    if (change.type() == AdjustmentType.ExactCapacity && request.scalingAdjustment() < 0) {
      throw Errors.negativeExactCapacity();
    }
    return new Simple(change, request.scalingAdjustment(), seconds(request.cooldown(), "Cooldown"));
  }

  private static Step step(PutScalingPolicy.Request request) {
    Function<String, ApiException> refusal = Errors::notForStepScaling;
    refuse(request.scalingAdjustment(), "ScalingAdjustment", refusal);
    refuse(request.targetTrackingConfiguration(), "TargetTrackingConfiguration", refusal);
    refuse(request.predictiveScalingConfiguration(), "PredictiveScalingConfiguration", refusal);
    if (request.cooldown() != null && request.cooldown() != 0) {
      // Some clients send a cooldown of 0 with every type of policy.
      throw Errors.notForStepScaling("Cooldown");
    }
    Change change = change(request, "StepScaling");
    List<StepAdjustment> steps = request.stepAdjustments();
    if (steps == null || steps.isEmpty()) {
      throw Errors.stepsMissing();
    }
    if (steps.size() > MOST_STEPS) {
      throw Errors.tooManySteps(MOST_STEPS);
    }
    if (change.type() == AdjustmentType.ExactCapacity
        && steps.stream().anyMatch(step -> step.scalingAdjustment() < 0)) {
      throw Errors.negativeExactCapacityInStep();
    }
    Steps.check(steps);
    return new Step(change, steps, aggregation(request), warmup(request));
  }

  /** What the documents name is refused; an adjustment type and a cooldown mean nothing here. */
  private static Tracking targetTracking(
      PutScalingPolicy.Request request, Tx tx, Group group, Optional<ScalingPolicy> existing) {
    Function<String, ApiException> refusal = Errors::notForTargetTracking;
    refuse(request.metricAggregationType(), "MetricAggregationType", refusal);
    refuse(request.minAdjustmentMagnitude(), "MinAdjustmentMagnitude", refusal);
    refuse(request.minAdjustmentStep(), "MinAdjustmentStep", refusal);
    refuse(request.scalingAdjustment(), "ScalingAdjustment", refusal);
    refuse(request.stepAdjustments(), "StepAdjustments", refusal);
    refuse(request.predictiveScalingConfiguration(), "PredictiveScalingConfiguration", refusal);
    if (request.targetTrackingConfiguration() == null) {
      throw Errors.targetTrackingConfigurationMissing();
    }
    return new Tracking(
        TargetTrackingRules.checked(request.targetTrackingConfiguration(), group),
        warmup(request),
        TargetTrackingRules.alarms(request.targetTrackingConfiguration(), tx, group, existing));
  }

  /** As with target tracking, what no document names means nothing. */
  private static Predictive predictive(PutScalingPolicy.Request request, Tx tx) {
    Function<String, ApiException> refusal = Errors::notForPredictiveScaling;
    refuse(request.targetTrackingConfiguration(), "TargetTrackingConfiguration", refusal);
    refuse(request.adjustmentType(), "AdjustmentType", refusal);
    refuse(request.scalingAdjustment(), "ScalingAdjustment", refusal);
    refuse(request.stepAdjustments(), "StepAdjustments", refusal);
    refuse(request.estimatedInstanceWarmup(), "EstimatedInstanceWarmup", refusal);
    if (request.predictiveScalingConfiguration() == null) {
      throw Errors.predictiveConfigurationMissing();
    }
    return new Predictive(
        PredictiveRules.checked(request.predictiveScalingConfiguration()),
        tx.now(),
        Optional.empty());
  }

  private static void refuse(Object given, String member, Function<String, ApiException> refusal) {
    if (given != null) {
      throw refusal.apply(member);
    }
  }

  private static Change change(PutScalingPolicy.Request request, String policyType) {
    if (request.adjustmentType() == null) {
      throw Errors.adjustmentTypeMissing(policyType);
    }
    AdjustmentType type =
        AdjustmentType.named(request.adjustmentType())
            .orElseThrow(() -> Errors.invalidAdjustmentType(request.adjustmentType()));
    minAdjustment(type, request.minAdjustmentMagnitude(), "MinAdjustmentMagnitude");
    minAdjustment(type, request.minAdjustmentStep(), "MinAdjustmentStep");
    return new Change(
        type,
        Optional.ofNullable(request.minAdjustmentMagnitude()),
        Optional.ofNullable(request.minAdjustmentStep()));
  }

  private static void minAdjustment(AdjustmentType type, Integer given, String member) {
    if (given != null && type != AdjustmentType.PercentChangeInCapacity) {
      throw Errors.minAdjustmentNotSupported(member);
    }
    if (given != null && given <= 0) {
      throw Errors.minAdjustmentNotPositive(member);
    }
  }

  private static MetricAggregation aggregation(PutScalingPolicy.Request request) {
    String type = request.metricAggregationType();
    return type == null
        ? MetricAggregation.Average
        : MetricAggregation.named(type).orElseThrow(() -> Errors.invalidMetricAggregation(type));
  }

  private static Optional<Integer> warmup(PutScalingPolicy.Request request) {
    return seconds(request.estimatedInstanceWarmup(), "EstimatedInstanceWarmup");
  }

  private static Optional<Integer> seconds(Integer given, String member) {
    if (given != null && given < 0) {
      throw Errors.negativeSeconds(member);
    }
    return Optional.ofNullable(given);
  }
}
