package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What changes a group's capacity by itself.
 *
 * @param policies by name
 * @param scheduledActions by name
 * @param signals what alarms last told policies, by the policy's name
 * @param undecided the policies whose signal has not been acted upon
 * @param pause the cooldown of the policy that set the capacity
 * @param loads hourly load by the hour's start, by the name of the predictive policy that looks at
 *     it
 */
public record Scaling(
    TreePMap<String, ScalingPolicy> policies,
    TreePMap<String, ScheduledAction> scheduledActions,
    TreePMap<String, AlarmSignal> signals,
    TreePSet<String> undecided,
    Optional<Pause> pause,
    TreePMap<String, TreePMap<Instant, Double>> loads) {

  public static final Scaling NONE =
      new Scaling(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePSet.empty(),
          Optional.empty(),
          TreePMap.empty());

  /** An alarm that stays on speaks once a minute, so for that long it has not spoken otherwise. */
  private static final Duration HEARD = Duration.ofMinutes(1);

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
                policies.values().stream()
                    .filter(each -> each.arn().equals(nameOrArn))
                    .findFirst());
  }

  /** What an alarm told a policy, if that still holds. */
  public Optional<AlarmSignal> signal(String policy, Instant now) {
    return Optional.ofNullable(signals.get(policy))
        .filter(signal -> now.isBefore(signal.at().plus(HEARD)));
  }

  public Scaling with(ScalingPolicy policy) {
    return withPolicies(policies.plus(policy.name(), policy));
  }

  public Scaling withoutPolicy(String name) {
    return new Scaling(
        policies.minus(name),
        scheduledActions,
        signals.minus(name),
        undecided.minus(name),
        pause,
        loads.minus(name));
  }

  private Scaling withPolicies(TreePMap<String, ScalingPolicy> next) {
    return new Scaling(next, scheduledActions, signals, undecided, pause, loads);
  }

  public Scaling with(ScheduledAction action) {
    return withScheduledActions(scheduledActions.plus(action.name(), action));
  }

  public Scaling withoutScheduledActions(Collection<String> names) {
    return withScheduledActions(scheduledActions.minusAll(names));
  }

  private Scaling withScheduledActions(TreePMap<String, ScheduledAction> next) {
    return new Scaling(policies, next, signals, undecided, pause, loads);
  }

  /** An alarm has spoken to a policy, which will have to be acted upon. */
  public Scaling withSignal(String policy, AlarmSignal signal) {
    return new Scaling(
        policies,
        scheduledActions,
        signals.plus(policy, signal),
        undecided.plus(policy),
        pause,
        loads);
  }

  /** All that alarms have said has been acted upon. */
  public Scaling decided() {
    return new Scaling(policies, scheduledActions, signals, TreePSet.empty(), pause, loads);
  }

  public Scaling withPause(Optional<Pause> next) {
    return new Scaling(policies, scheduledActions, signals, undecided, next, loads);
  }

  public Scaling withLoad(String policy, TreePMap<Instant, Double> load) {
    return new Scaling(
        policies, scheduledActions, signals, undecided, pause, loads.plus(policy, load));
  }
}
