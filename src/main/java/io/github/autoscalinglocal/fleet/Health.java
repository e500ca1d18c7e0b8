package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The health of instances, and the replacement of those that lost it. */
public final class Health {
  /** What SetInstanceHealth is to a cause sentence. */
  private static final String USER_HEALTH_CHECK = "a user health-check";

  private Health() {}

  /**
   * SetInstanceHealth to {@code Healthy}, which also takes back what waits for the grace period to
   * end.
   */
  public static void markHealthy(Tx tx, Group group, Instance instance) {
    tx.put(group.with(instance.withHealth(instance.health().recovered())));
  }

  /**
   * SetInstanceHealth to {@code Unhealthy}. Within the grace period, if that is respected, the
   * instance is shown healthy and the call takes effect when the period ends.
   */
  public static void markUnhealthy(
      Tx tx, Group group, Instance instance, boolean respectGracePeriod) {
    Duration grace = respectGracePeriod ? graceLeft(tx.now(), group, instance) : Duration.ZERO;
    if (grace.isZero()) {
      tx.put(group.with(instance.withHealth(instance.health().unhealthy(USER_HEALTH_CHECK))));
      return;
    }
    Instant at = tx.now().plus(grace);
    tx.put(group.with(instance.withHealth(instance.health().unhealthyFrom(at))));
    tx.schedule(grace, new GracePeriodEnded(group.name(), instance.id(), at));
  }

  /** The period starts when an instance enters service; one that has not done so has all of it. */
  private static Duration graceLeft(Instant now, Group group, Instance instance) {
    Duration left =
        instance
            .health()
            .inServiceAt()
            .map(at -> at.plusSeconds(group.healthChecks().gracePeriod()))
            .map(end -> Duration.between(now, end))
            .orElse(Duration.ofSeconds(group.healthChecks().gracePeriod()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * An instance that was set unhealthy during its grace period is so now, unless that was taken
   * back.
   */
  record GracePeriodEnded(String groupName, String instanceId, Instant at) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.region()
          .group(groupName)
          .ifPresent(
              group ->
                  group
                      .instance(instanceId)
                      .filter(each -> each.health().isDeferredTo(at))
                      .ifPresent(each -> markUnhealthy(tx, group, each, true)));
    }
  }

  /**
   * Terminates what is unhealthy, protected or not, for a replacement to be launched.
   *
   * @return the capacity units that need a replacement
   */
  static int replaceUnhealthy(Tx tx, String groupName) {
    Group group = tx.region().existing(groupName);
    if (!replaces(group)) {
      return 0;
    }
    int replaced = 0;
    for (Instance instance : group.instances().values()) {
      if (instance.lifecycle() == Lifecycle.IN_SERVICE && !instance.health().healthy()) {
        Terminate.begin(tx, group, instance, List.of(cause(tx.now(), instance.health())));
        replaced += instance.units();
      }
    }
    return replaced;
  }

  /** Whether unhealthy instances are replaced: suspending {@code Terminate} stops that as well. */
  static boolean replaces(Group group) {
    return !group.isSuspended(ScalingProcess.ReplaceUnhealthy)
        && !group.isSuspended(ScalingProcess.Terminate);
  }

  static String cause(Instant now, InstanceHealth health) {
    return Causes.unhealthy(now, health.cause().orElse(USER_HEALTH_CHECK));
  }
}
