package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Scaling.Pause;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Change;
import io.github.autoscalinglocal.model.ScalingPolicy.Simple;
import io.github.autoscalinglocal.model.ScalingPolicy.Step;
import io.github.autoscalinglocal.scaling.Adjustment;
import io.github.autoscalinglocal.scaling.SimpleScaling;
import io.github.autoscalinglocal.scaling.Standing;
import io.github.autoscalinglocal.scaling.StepScaling;
import io.github.autoscalinglocal.scaling.Warmup;
import io.github.autoscalinglocal.shape.StepAdjustment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What policies make of a group, whoever or whatever has them executed. */
public final class PolicyExecution {
  private PolicyExecution() {}

  /** A user has a simple scaling policy executed. */
  public static void run(Tx tx, Group group, ScalingPolicy policy, Simple rule) {
    finish(tx, group, policy, capacity(tx.now(), group, rule));
  }

  /** A user has a step scaling policy executed, with a metric that chose this step. */
  public static void run(Tx tx, Group group, ScalingPolicy policy, Step rule, StepAdjustment step) {
    capacity(tx.now(), group, rule, step)
        .ifPresent(capacity -> finish(tx, group, policy, capacity));
  }

  private static void finish(Tx tx, Group group, ScalingPolicy policy, int capacity) {
    int desired = group.capacity().desired();
    if (capacity != desired) {
      String reason = Causes.policyExecuted(tx.now(), policy.name(), desired, capacity);
      set(tx, pausing(group, policy, capacity), capacity, reason);
    }
  }

  static int capacity(Instant now, Group group, Simple rule) {
    return SimpleScaling.capacity(
        standing(now, group, Optional.empty()), adjustment(rule.change(), rule.adjustment()));
  }

  static OptionalInt capacity(Instant now, Group group, Step rule, StepAdjustment step) {
    return StepScaling.capacity(
        standing(now, group, rule.warmup()), adjustment(rule.change(), step.scalingAdjustment()));
  }

  static Standing standing(Instant now, Group group, Optional<Integer> warmup) {
    return Standing.of(group, now, Warmup.of(warmup, group.capacity()));
  }

  private static Adjustment adjustment(Change change, int amount) {
    return new Adjustment(change.type(), amount, change.least());
  }

  /** The group with the cooldown that begins after this policy's step. */
  static Group pausing(Group group, ScalingPolicy policy, int capacity) {
    Optional<Integer> cooldown =
        policy.rule() instanceof Simple rule ? rule.cooldown() : Optional.empty();
    return group.with(
        group.scaling().withPause(cooldown.map(seconds -> new Pause(capacity, seconds))));
  }

  /** Puts a group that wants something else from now on, within bounds that it may have changed. */
  static void set(Tx tx, Group group, int capacity, String reason) {
    boolean wish = capacity != group.capacity().desired();
    Group wishing = group.with(group.capacity().withDesired(capacity));
    tx.put(wish ? wishing.with(wishing.work().because(reason)) : wishing);
  }
}
