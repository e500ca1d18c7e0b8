package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.StatusCheck;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The health of instances, and the replacement of those that lost it. */
public final class Health {
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
      tx.put(group.with(instance.withHealth(instance.health().unhealthy(HealthCause.USER))));
      return;
    }
    Instant at = tx.now().plus(grace);
    tx.put(group.with(instance.withHealth(instance.health().unhealthyFrom(at))));
    tx.schedule(grace, new GracePeriodEnded(group.name(), instance.id(), at));
  }

  /**
   * The period starts when an instance enters service; one that has not done so has all of it. In
   * the warm pool there is none.
   */
  private static Duration graceLeft(Instant now, Group group, Instance instance) {
    if (instance.lifecycle().isWarmed()) {
      return Duration.ZERO;
    }
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

  // What others find out.

  /** Something happened to an instance: the next health check will notice. */
  static void noticeLater(Tx tx, String groupName, String instanceId) {
    tx.schedule(tx.options().timings().of(Timing.HEALTH_CHECK), new Check(groupName, instanceId));
  }

  /** Looks at all instances, as after a pause of the health checks. */
  public static void checkAll(Tx tx, String groupName) {
    for (String instanceId : tx.group(groupName).instances().keySet()) {
      check(tx, groupName, instanceId);
    }
  }

  /** A health check of one instance. */
  record Check(String groupName, String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      check(tx, groupName, instanceId);
    }
  }

  /**
   * Marks an instance in service, or ready in the warm pool, unhealthy if a check says so. Only a
   * failed status check and what load balancers say wait for the grace period to end.
   */
  static void check(Tx tx, String groupName, String instanceId) {
    Optional<Group> found = tx.findGroup(groupName);
    Optional<Instance> checked =
        found.isPresent() && !found.get().isSuspended(ScalingProcess.HealthCheck)
            ? found.get().instance(instanceId)
            : Optional.empty();
    if (checked.isEmpty()
        || !isChecked(checked.get().lifecycle())
        || !checked.get().health().healthy()) {
      return;
    }
    Group group = found.get();
    Instance instance = checked.get();
    boolean runs =
        instance.lifecycle() == Lifecycle.IN_SERVICE
            || instance.lifecycle() == Lifecycle.WARMED_RUNNING;
    Optional<Ec2Instance> machine = tx.region().ec2().instance(instanceId);
    if (runs ? !Machines.isRunning(machine) : Machines.isGone(machine)) {
      mark(tx, group, instance, HealthCause.NOT_RUNNING);
      return;
    }
    Optional<HealthCause> failed =
        runs ? failedCheck(tx, group, instance, machine) : failedVolume(tx, group, machine);
    if (failed.isEmpty()) {
      return;
    }
    Duration grace = graceLeft(tx.now(), group, instance);
    if (grace.isZero()) {
      mark(tx, group, instance, failed.get());
    } else {
      tx.schedule(grace, new Check(groupName, instanceId));
    }
  }

  private static void mark(Tx tx, Group group, Instance instance, HealthCause cause) {
    tx.put(group.with(instance.withHealth(instance.health().unhealthy(cause))));
  }

  private static boolean isChecked(Lifecycle lifecycle) {
    return lifecycle == Lifecycle.IN_SERVICE || lifecycle.isReady();
  }

  private static Optional<HealthCause> failedCheck(
      Tx tx, Group group, Instance instance, Optional<Ec2Instance> machine) {
    if (isImpaired(tx, group, machine, StatusCheck.INSTANCE)) {
      return Optional.of(HealthCause.STATUS_CHECKS);
    }
    if (group.healthChecks().include("EBS") && isImpaired(tx, group, machine, StatusCheck.EBS)) {
      return Optional.of(HealthCause.EBS);
    }
    return LoadBalancing.unhealthy(tx, group, instance);
  }

  /** Of an instance that is stopped, nothing but its volumes can fail. */
  private static Optional<HealthCause> failedVolume(
      Tx tx, Group group, Optional<Ec2Instance> machine) {
    return isImpaired(tx, group, machine, StatusCheck.EBS)
        ? Optional.of(HealthCause.EBS)
        : Optional.empty();
  }

  /**
   * A status check that fails is tolerated for a few minutes, after which it is looked at again.
   */
  private static boolean isImpaired(
      Tx tx, Group group, Optional<Ec2Instance> machine, StatusCheck check) {
    Optional<Instant> since = machine.flatMap(each -> each.impairedSince(check));
    if (since.isEmpty()) {
      return false;
    }
    Duration tolerated =
        Duration.between(tx.now(), since.get().plus(tx.options().timings().of(Timing.IMPAIRED)));
    if (tolerated.isNegative() || tolerated.isZero()) {
      return true;
    }
    tx.schedule(tolerated, new Check(group.name(), machine.orElseThrow().id()));
    return false;
  }

  /** Whether unhealthy instances are replaced: suspending {@code Terminate} stops that as well. */
  static boolean replaces(Group group) {
    return !group.isSuspended(ScalingProcess.ReplaceUnhealthy)
        && !group.isSuspended(ScalingProcess.Terminate);
  }

  static boolean isUnhealthy(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE && !instance.health().healthy();
  }

  static String cause(Instant now, InstanceHealth health) {
    return Causes.unhealthy(now, health.cause().orElse(HealthCause.USER));
  }
}
