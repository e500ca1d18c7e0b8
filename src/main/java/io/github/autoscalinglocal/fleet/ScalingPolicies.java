package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Simple;
import io.github.autoscalinglocal.model.ScalingPolicy.Step;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Signals;
import io.github.autoscalinglocal.model.Signals.Caller;
import io.github.autoscalinglocal.scaling.Precedence;
import io.github.autoscalinglocal.scaling.Precedence.Candidate;
import io.github.autoscalinglocal.scaling.Standing;
import io.github.autoscalinglocal.scaling.Steps;
import io.github.autoscalinglocal.scaling.Steps.Side;
import io.github.autoscalinglocal.scaling.TargetTracking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The policies of groups, and what alarms have them do. */
public final class ScalingPolicies {
  private ScalingPolicies() {}

  public static void put(Tx tx, Group group, ScalingPolicy policy) {
    Optional<ScalingPolicy> before = group.scaling().policy(policy.name());
    tx.update(group.with(group.scaling().with(policy)));
    PolicyAlarms.put(tx, group, before, policy);
    PredictiveScaling.arrange(tx, group.name(), policy.name());
  }

  public static void delete(Tx tx, Group group, ScalingPolicy policy) {
    tx.update(group.with(group.scaling().withoutPolicy(policy.name())));
    PolicyAlarms.delete(tx, policy);
  }

  /**
   * An alarm calls upon a policy: when it changes to a state that has the policy as an action, and
   * for as long as it stays there once a minute. What several alarms want of a group at one instant
   * is decided together, after the last of them.
   */
  public static void onAlarm(Tx tx, String policyArn, AlarmSignal signal) {
    ScalingPolicy.Address.of(policyArn)
        .flatMap(address -> tx.region().group(address.group()))
        .filter(group -> !group.isSuspended(ScalingProcess.AlarmNotification))
        .filter(group -> !group.work().deleting())
        .ifPresent(
            group ->
                group
                    .scaling()
                    .policyCalled(policyArn)
                    .filter(ScalingPolicy::enabled)
                    .ifPresent(policy -> hear(tx, group, policy, signal)));
  }

  private static void hear(Tx tx, Group group, ScalingPolicy policy, AlarmSignal signal) {
    if (group.scaling().signals().undecided().isEmpty()) {
      tx.schedule(Duration.ZERO, new Decide(group.name()));
    }
    change(tx, group, signals -> signals.with(policy.name(), signal));
  }

  private static void change(Tx tx, Group group, UnaryOperator<Signals> change) {
    tx.update(group.with(group.scaling().with(change)));
  }

  /** All alarms of this instant have spoken. */
  record Decide(String groupName) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.region()
          .group(groupName)
          .ifPresent(
              group -> {
                Set<Caller> undecided = group.scaling().signals().undecided();
                change(tx, group, signals -> signals.decided(tx.now()));
                if (!group.work().deleting()) {
                  decide(tx, tx.group(groupName), undecided);
                }
              });
    }
  }

  /** What one alarm has a policy want. */
  private record Wish(AlarmSignal signal, Candidate candidate) {}

  private static void decide(Tx tx, Group group, Set<Caller> callers) {
    List<Wish> wishes = new ArrayList<>();
    for (Caller caller : callers) {
      ScalingPolicy policy = group.scaling().policy(caller.policy()).orElseThrow();
      AlarmSignal signal = group.scaling().signals().of(caller);
      capacity(tx.now(), group, policy, signal)
          .ifPresent(
              capacity ->
                  wishes.add(
                      new Wish(
                          signal,
                          new Candidate(
                              policy.name(), capacity, policy.rule() instanceof Tracking))));
    }
    Precedence.winner(
            wishes.stream().map(Wish::candidate).toList(),
            group.capacity().desired(),
            trackersWantLess(group, tx.now()))
        .ifPresent(
            winner ->
                wishes.stream()
                    .filter(wish -> wish.candidate().equals(winner))
                    .findFirst()
                    .ifPresent(wish -> scale(tx, group, wish)));
  }

  private static OptionalInt capacity(
      Instant now, Group group, ScalingPolicy policy, AlarmSignal signal) {
    if (policy.rule() instanceof Simple rule) {
      return Cooldown.blocking(now, group).isPresent()
          ? OptionalInt.empty()
          : OptionalInt.of(PolicyExecution.capacity(now, group, rule));
    }
    if (policy.rule() instanceof Step rule) {
      return step(now, group, rule, signal);
    }
    return policy.rule() instanceof Tracking rule
        ? track(PolicyExecution.standing(now, group, rule.warmup()), rule, signal)
        : OptionalInt.empty();
  }

  private static OptionalInt step(Instant now, Group group, Step rule, AlarmSignal signal) {
    Side side = signal.isAboveThreshold() ? Side.ABOVE : Side.BELOW;
    return Steps.choose(rule.steps(), signal.distance(rule.aggregation()), side)
        .map(step -> PolicyExecution.capacity(now, group, rule, step))
        .orElse(OptionalInt.empty());
  }

  /** Without a metric there is nothing to track. */
  private static OptionalInt track(Standing standing, Tracking rule, AlarmSignal signal) {
    if (signal.metric().isEmpty()) {
      return OptionalInt.empty();
    }
    double metric = signal.metric().getAsDouble();
    double target = rule.configuration().targetValue();
    if (signal.isAboveThreshold()) {
      return TargetTracking.scaleOut(standing, metric, target);
    }
    return rule.mayScaleIn()
        ? TargetTracking.scaleIn(standing, metric, target)
        : OptionalInt.empty();
  }

  private static boolean trackersWantLess(Group group, Instant now) {
    return group.scaling().policies().values().stream()
        .filter(policy -> policy.enabled() && policy.rule() instanceof Tracking t && t.mayScaleIn())
        .allMatch(
            policy ->
                group.scaling().signals().toPolicy(policy.name(), now).stream()
                    .anyMatch(signal -> !signal.isAboveThreshold()));
  }

  private static void scale(Tx tx, Group group, Wish wish) {
    int desired = group.capacity().desired();
    int provided = Math.min(desired, PredictiveScaling.provided(tx, group).orElse(0));
    int capacity = Math.max(wish.candidate().capacity(), provided);
    if (capacity == desired || (capacity < desired && ZonalShifts.holdsDesired(tx, group))) {
      return;
    }
    ScalingPolicy policy = group.scaling().policy(wish.candidate().policy()).orElseThrow();
    String reason = Causes.alarm(tx.now(), wish.signal(), policy.name(), desired, capacity);
    Group explained =
        group.with(
            group
                .scaling()
                .with(
                    signals -> signals.explaining(reason, wish.signal(), group.work().reasons())));
    PolicyExecution.set(tx, PolicyExecution.pausing(explained, policy, capacity), capacity, reason);
  }
}
