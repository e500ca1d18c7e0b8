package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.scaling.Forecast;
import io.github.autoscalinglocal.scaling.Provision;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration.PredictiveScalingMaxCapacityBreachBehavior;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Forecasts, and groups that grow before the load does. */
public final class PredictiveScaling {
  private static final Duration REFRESH = Duration.ofHours(6);

  /** How long before an hour the group grows, if the policy does not say. */
  private static final int DEFAULT_BUFFER_TIME = 300;

  private PredictiveScaling() {}

  /** What a predictive policy expects: made when the policy was put, and every six hours since. */
  public static Forecast forecast(View view, Group group, ScalingPolicy policy) {
    Instant since = ((Predictive) policy.rule()).since();
    long refreshes = Duration.between(since, view.now()).dividedBy(REFRESH);
    return LoadHistory.of(view, group, policy)
        .forecast(since.plus(REFRESH.multipliedBy(refreshes)));
  }

  /** The capacity that the present hour needs by the group's forecasts, if it has any. */
  public static OptionalInt predicted(View view, Group group) {
    if (group.scaling().policies().isEmpty()) {
      return OptionalInt.empty();
    }
    return group.scaling().policies().values().stream()
        .filter(policy -> policy.rule() instanceof Predictive)
        .flatMapToInt(policy -> capacity(view, group, policy, hourOf(view.now())).stream())
        .max();
  }

  /**
   * What no other policy takes the group below: the capacity that it has provided for this hour,
   * and for the next one if that has begun.
   */
  static OptionalInt provided(View view, Group group) {
    return group.scaling().policies().values().stream()
        .filter(policy -> policy.enabled() && policy.rule() instanceof Predictive p && p.scales())
        .flatMapToInt(
            policy ->
                Stream.of(view.now(), view.now().plus(bufferTime(policy)))
                    .map(PredictiveScaling::hourOf)
                    .flatMapToInt(hour -> capacity(view, group, policy, hour).stream()))
        .max();
  }

  private static OptionalInt capacity(View view, Group group, ScalingPolicy policy, Instant hour) {
    double target =
        ((Predictive) policy.rule()).configuration().metricSpecifications().get(0).targetValue();
    IntStream capacity =
        forecast(view, group, policy).load(hour).stream()
            .mapToInt(load -> Forecast.capacity(load, target, group.capacity().min()));
    return capacity.findFirst();
  }

  /** Has the group provide for the hours to come, if this policy is to see to it. */
  static void arrange(Tx tx, String groupName, String policyName) {
    Group group = tx.group(groupName);
    ScalingPolicy policy = group.scaling().policy(policyName).orElseThrow();
    if (policy.rule() instanceof Predictive rule && rule.scales()) {
      Duration buffer = bufferTime(policy);
      Instant hour = hourOf(tx.now().plus(buffer)).plus(1, ChronoUnit.HOURS);
      Instant at = hour.minus(buffer);
      Predictive arranged = new Predictive(rule.configuration(), rule.since(), Optional.of(at));
      tx.update(group.with(group.scaling().with(policy.with(arranged))));
      tx.schedule(Duration.between(tx.now(), at), new Provide(groupName, policyName, at));
    }
  }

  /** An hour comes: the group grows to what its forecast needs, and never shrinks. */
  record Provide(String groupName, String policyName, Instant at) implements Event {
    @Override
    public void fire(Tx tx) {
      Optional<Group> found = tx.findGroup(groupName);
      Optional<ScalingPolicy> policy =
          found.flatMap(group -> group.scaling().policy(policyName)).filter(this::isExpected);
      if (policy.isPresent()) {
        provide(tx, found.orElseThrow(), policy.get());
        arrange(tx, groupName, policyName);
      }
    }

    private boolean isExpected(ScalingPolicy policy) {
      return policy.rule() instanceof Predictive rule && rule.dueAt().equals(Optional.of(at));
    }
  }

  private static void provide(Tx tx, Group group, ScalingPolicy policy) {
    Instant hour = tx.now().plus(bufferTime(policy));
    OptionalInt forecast = capacity(tx, group, policy, hour);
    if (!policy.enabled() || group.work().deleting() || forecast.isEmpty()) {
      return;
    }
    Capacity old = group.capacity();
    Provision provision = provision(policy, forecast.getAsInt(), old);
    if (provision.max() != old.max() || provision.desired() != old.desired()) {
      Group next = group.with(old.withBounds(old.min(), provision.max()));
      PolicyExecution.set(
          tx,
          next,
          provision.desired(),
          Causes.predicted(tx.now(), policy.name(), old.desired(), provision.desired()));
    }
  }

  private static Provision provision(ScalingPolicy policy, int forecast, Capacity capacity) {
    PredictiveScalingConfiguration configuration = ((Predictive) policy.rule()).configuration();
    boolean raises =
        configuration.maxCapacityBreachBehavior()
            == PredictiveScalingMaxCapacityBreachBehavior.IncreaseMaxCapacity;
    return raises
        ? Provision.raising(
            forecast, configuration.maxCapacityBuffer(), capacity.desired(), capacity.max())
        : Provision.honoring(forecast, capacity.desired(), capacity.max());
  }

  private static Duration bufferTime(ScalingPolicy policy) {
    Integer given = ((Predictive) policy.rule()).configuration().schedulingBufferTime();
    return Duration.ofSeconds(given == null ? DEFAULT_BUFFER_TIME : given);
  }

  private static Instant hourOf(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
