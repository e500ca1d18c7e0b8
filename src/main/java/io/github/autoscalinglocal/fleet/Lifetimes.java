package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.termination.FunctionRequest;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The maximum instance lifetime: who has been in service for as long as the group allows is
 * replaced, the one that came first being the first to go.
 *
 * <p>The service replaces them one at a time, beginning early, or up to a tenth of the group at
 * once if there is too little time for that. Here nothing begins early. So one goes when its time
 * is over, and of several whose time is over at once up to a tenth of the group.
 */
public final class Lifetimes {
  private Lifetimes() {}

  /** Has the group looked at when an instance that has entered service will have lived enough. */
  static void watch(Tx tx, Group group, Instance instance) {
    Optional<Instant> end = end(group, instance);
    if (end.isPresent()) {
      Duration left = Duration.between(tx.now(), end.get());
      if (!left.isNegative()) {
        tx.schedule(left, new Expired(group.name(), instance.id()));
      }
    }
  }

  /** The same for all instances of a group that has changed its mind. */
  public static void watchAll(Tx tx, Group group) {
    group.instances().values().forEach(instance -> watch(tx, group, instance));
  }

  /** An instance may have lived for as long as its group allows. */
  record Expired(String groupName, String instanceId) implements Event {
    @Override
    public void fire(Tx tx) {
      tx.region()
          .group(groupName)
          .filter(group -> group.instance(instanceId).filter(i -> isDue(tx, group, i)).isPresent())
          .ifPresent(group -> tx.touch(groupName));
    }
  }

  /** Time in service is counted anew when an instance comes back from standby. */
  private static Optional<Instant> end(Group group, Instance instance) {
    Optional<Integer> seconds = group.healthChecks().maxInstanceLifetime();
    return seconds.isEmpty()
        ? Optional.empty()
        : instance.health().inServiceAt().map(at -> at.plusSeconds(seconds.get()));
  }

  private static boolean isDue(Tx tx, Group group, Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        && instance.health().healthy()
        && !instance.protectedFromScaleIn()
        && !Swaps.isVictim(group, instance.id())
        && end(group, instance).filter(end -> !end.isAfter(tx.now())).isPresent();
  }

  private static List<Instance> due(Tx tx, Group group) {
    return group.healthChecks().maxInstanceLifetime().isEmpty()
        ? List.of()
        : group.instances().values().stream()
            .filter(instance -> isDue(tx, group, instance))
            .sorted(Comparator.comparing(instance -> instance.health().inServiceAt().orElseThrow()))
            .toList();
  }

  /** Without either process nobody is replaced: neither would the new come nor the old go. */
  private static boolean replaces(Group group) {
    return !group.isSuspended(ScalingProcess.Launch)
        && !group.isSuspended(ScalingProcess.Terminate);
  }

  private static boolean anyDue(Tx tx, Group group) {
    return replaces(group) && !due(tx, group).isEmpty();
  }

  /** Whether a custom termination policy is to say who goes. */
  static boolean asks(Tx tx, Group group) {
    return hasFunction(group)
        && anyDue(tx, group)
        && (Pace.launchesFirst(group) || Pace.room(tx, group) > 0);
  }

  private static boolean hasFunction(Group group) {
    return TerminationPolicies.isFunctionArn(group.scaleIn().terminationPolicies().get(0));
  }

  /** Replaces whom it is the turn of. */
  static void begin(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (asks(tx, group)) {
      CustomPolicy.ask(
          tx,
          groupName,
          FunctionRequest.about(
              group.scaleIn().terminationPolicies().get(0),
              FunctionRequest.Cause.MAX_INSTANCE_LIFETIME,
              due(tx, group)));
    } else if (!hasFunction(group) && anyDue(tx, group)) {
      replace(tx, group, due(tx, group));
    }
  }

  /** A custom termination policy has said who is ready to go. */
  static void answered(Tx tx, String groupName, List<String> readyIds) {
    Group group = tx.group(groupName);
    List<Instance> ready =
        due(tx, group).stream().filter(each -> readyIds.contains(each.id())).toList();
    if (replaces(group) && !ready.isEmpty()) {
      replace(tx, group, ready);
      tx.touch(groupName);
    }
  }

  private static void replace(Tx tx, Group group, List<Instance> leaving) {
    if (Pace.launchesFirst(group)) {
      leaving.forEach(instance -> launchFirst(tx, tx.group(group.name()), instance));
    } else {
      leaving.stream()
          .limit(Pace.room(tx, group))
          .forEach(
              instance ->
                  Terminate.begin(
                      tx,
                      tx.group(group.name()),
                      instance,
                      List.of(Causes.lifetimeOver(tx.now()))));
    }
  }

  private static void launchFirst(Tx tx, Group group, Instance leaving) {
    if (Pace.allowsOneMore(group)) {
      Launch.before(tx, group, leaving)
          .ifPresent(
              arrival ->
                  Launch.onTop(
                      tx,
                      group.name(),
                      arrival,
                      Swap.Kind.LIFETIME,
                      Optional.of(leaving.id()),
                      List.of(Causes.startedForLifetime(tx.now()))));
    }
  }
}
