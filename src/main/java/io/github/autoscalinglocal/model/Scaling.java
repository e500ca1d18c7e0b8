package io.github.autoscalinglocal.model;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/**
 * What changes a group's capacity by itself.
 *
 * @param policies by name
 * @param scheduledActions by name
 * @param pause the cooldown of the policy that set the capacity
 */
public record Scaling(
    TreePMap<String, ScalingPolicy> policies,
    TreePMap<String, ScheduledAction> scheduledActions,
    Signals signals,
    Optional<Pause> pause) {

  public static final Scaling NONE =
      new Scaling(TreePMap.empty(), TreePMap.empty(), Signals.NONE, Optional.empty());

  /**
   * A simple scaling policy's own cooldown.
   *
   * @param desired the capacity that the policy set; once that is another, so is the cooldown
   */
  public record Pause(int desired, int seconds) {}

  public Optional<ScalingPolicy> policy(String name) {
    return Optional.ofNullable(policies.get(name));
  }

  public Optional<ScheduledAction> scheduledAction(String name) {
    return Optional.ofNullable(scheduledActions.get(name));
  }

  /** The policy of that name or ARN. */
  public Optional<ScalingPolicy> policyCalled(String nameOrArn) {
    return policy(nameOrArn)
        .or(
            () ->
                ScalingPolicy.Address.of(nameOrArn)
                    .flatMap(address -> policy(address.policy()))
                    .filter(policy -> policy.arn().equals(nameOrArn)));
  }

  public Scaling with(ScalingPolicy policy) {
    return withPolicies(policies.plus(policy.name(), policy));
  }

  public Scaling withoutPolicy(String name) {
    return withPolicies(policies.minus(name)).with(signals -> signals.withoutPolicy(name));
  }

  private Scaling withPolicies(TreePMap<String, ScalingPolicy> next) {
    return new Scaling(next, scheduledActions, signals, pause);
  }

  public Scaling with(ScheduledAction action) {
    return withScheduledActions(scheduledActions.plus(action.name(), action));
  }

  public Scaling withoutScheduledActions(Collection<String> names) {
    return withScheduledActions(scheduledActions.minusAll(names));
  }

  private Scaling withScheduledActions(TreePMap<String, ScheduledAction> next) {
    return new Scaling(policies, next, signals, pause);
  }

  public Scaling with(UnaryOperator<Signals> change) {
    return new Scaling(policies, scheduledActions, change.apply(signals), pause);
  }

  public Scaling withPause(Optional<Pause> next) {
    return new Scaling(policies, scheduledActions, signals, next);
  }
}
