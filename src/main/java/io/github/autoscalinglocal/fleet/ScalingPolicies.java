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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policies of groups, and what alarms have them do. */
public final class ScalingPolicies {
  private static final Pattern GROUP_IN_ARN =
      Pattern.compile(":autoScalingGroupName/([^:]+):policyName/");

  private ScalingPolicies() {}

  public static void put(Tx tx, Group group, ScalingPolicy policy) {
    tx.update(region -> region.with(group.with(group.scaling().with(policy))));
    PredictiveScaling.arrange(tx, group.name(), policy.name());
  }

  public static void delete(Tx tx, Group group, ScalingPolicy policy) {
    tx.update(region -> region.with(group.with(group.scaling().withoutPolicy(policy.name()))));
  }

  /** The policy of an ARN and its group, if they are still there. */
  private record Owned(Group group, ScalingPolicy policy) {
    static Optional<Owned> of(Tx tx, String policyArn) {
      Matcher matcher = GROUP_IN_ARN.matcher(policyArn);
      return Optional.of(matcher)
          .filter(Matcher::find)
          .flatMap(found -> tx.region().group(found.group(1)))
          .flatMap(
              group ->
                  group.scaling().policyCalled(policyArn).map(policy -> new Owned(group, policy)));
    }
  }

  /**
   * An alarm calls upon a policy: when it changes to a state that has the policy as an action, and
   * for as long as it stays in {@code ALARM} once a minute. What several alarms want of a group at
   * one instant is decided together, after the last of them; so those of one group have to be
   * evaluated at the same instants.
   */
  public static void onAlarm(Tx tx, String policyArn, AlarmSignal signal) {
    Optional<Owned> found = Owned.of(tx, policyArn);
    if (found.isEmpty()) {
      return;
    }
    Group group = found.get().group();
    ScalingPolicy policy = found.get().policy();
    if (group.isSuspended(ScalingProcess.AlarmNotification) || !policy.enabled()) {
      return;
    }
    tx.update(r -> r.with(group.with(group.scaling().withSignal(policy.name(), signal))));
    tx.schedule(Duration.ZERO, new Decide(group.name()));
  }

  /** All alarms of this instant have spoken; the first of their events decides on all. */
  record Decide(String groupName) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.region()
          .group(groupName)
          .filter(group -> !group.scaling().undecided().isEmpty())
          .ifPresent(
              group -> {
                tx.update(r -> r.with(group.with(group.scaling().decided())));
                decide(tx, groupName, group.scaling().undecided());
              });
    }
  }

  private static void decide(Tx tx, String groupName, Set<String> policies) {
    Group group = tx.region().existing(groupName);
    if (group.work().deleting()) {
      return;
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String name : policies) {
      ScalingPolicy policy = group.scaling().policy(name).orElseThrow();
      group
          .scaling()
          .signal(name, tx.now())
          .flatMap(signal -> candidate(tx.now(), group, policy, signal))
          .ifPresent(candidates::add);
    }
    int desired = group.capacity().desired();
    Precedence.winner(candidates, desired, trackersWantLess(group, tx.now()))
        .ifPresent(winner -> scale(tx, group, winner));
  }

  private static Optional<Candidate> candidate(
      Instant now, Group group, ScalingPolicy policy, AlarmSignal signal) {
    OptionalInt capacity = capacity(now, group, policy, signal);
    return capacity.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Candidate(policy.name(), capacity.getAsInt(), policy.rule() instanceof Tracking));
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

  /** An alarm without datapoints, whose state was set by hand, counts as just at its threshold. */
  private static OptionalInt step(Instant now, Group group, Step rule, AlarmSignal signal) {
    double metric = rule.aggregation().of(signal.datapoints()).orElse(signal.threshold());
    Side side = signal.isAboveThreshold() ? Side.ABOVE : Side.BELOW;
    return Steps.choose(rule.steps(), metric - signal.threshold(), side)
        .map(step -> PolicyExecution.capacity(now, group, rule, step))
        .orElse(OptionalInt.empty());
  }

  private static OptionalInt track(Standing standing, Tracking rule, AlarmSignal signal) {
    if (signal.datapoints().isEmpty()) {
      return OptionalInt.empty();
    }
    double metric = signal.datapoints().get(signal.datapoints().size() - 1);
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
                group
                    .scaling()
                    .signal(policy.name(), now)
                    .filter(signal -> !signal.isAboveThreshold())
                    .isPresent());
  }

  private static void scale(Tx tx, Group group, Candidate winner) {
    int desired = group.capacity().desired();
    int provided = Math.min(desired, PredictiveScaling.provided(tx, group).orElse(0));
    int capacity = Math.max(winner.capacity(), provided);
    if (capacity == desired) {
      return;
    }
    ScalingPolicy policy = group.scaling().policy(winner.policy()).orElseThrow();
    AlarmSignal signal = group.scaling().signal(policy.name(), tx.now()).orElseThrow();
    PolicyExecution.set(
        tx,
        PolicyExecution.pausing(group, policy, capacity),
        capacity,
        Causes.alarm(tx.now(), signal, policy.name(), desired, capacity));
  }
}
