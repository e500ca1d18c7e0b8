package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleAction;
import io.github.autoscalinglocal.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A group at a glance.
 *
 * @param instances by id
 * @param warmPool the instances that wait in its warm pool, or are on their way
 * @param activities the newest first, and only the last of them
 */
record GroupAnswer(
    String name,
    Instant at,
    int minSize,
    int maxSize,
    int desiredCapacity,
    List<String> availabilityZones,
    List<String> terminationPolicies,
    List<String> suspendedProcesses,
    List<Member> instances,
    List<Member> warmPool,
    List<Done> activities) {
  private static final int LAST = 20;

  /**
   * @param launchedFrom the launch configuration, or the launch template and its version
   * @param heldUpBy the lifecycle hooks that it waits at
   */
  record Member(
      String instanceId,
      String instanceType,
      String availabilityZone,
      String lifecycleState,
      boolean healthy,
      boolean protectedFromScaleIn,
      String purchaseOption,
      Instant launchTime,
      Optional<String> launchedFrom,
      Optional<Integer> weightedCapacity,
      List<HeldUp> heldUpBy) {
    static Member of(Instance instance) {
      return new Member(
          instance.id(),
          instance.machine().type(),
          instance.zone(),
          instance.lifecycle().wire(),
          instance.health().healthy(),
          instance.protectedFromScaleIn(),
          instance.machine().option().wire(),
          instance.launchedAt(),
          launchedFrom(instance.origin()),
          instance.machine().weight(),
          instance.transit().actions().values().stream().map(HeldUp::of).toList());
    }

    private static Optional<String> launchedFrom(Origin origin) {
      if (origin instanceof Origin.LaunchConfiguration configuration) {
        return Optional.of(configuration.name());
      }
      return origin instanceof Origin.LaunchTemplate template
          ? Optional.of(template.name() + ":" + template.version())
          : Optional.empty();
    }
  }

  /**
   * @param until when the hook's default result applies
   */
  record HeldUp(String hook, String token, Instant until) {
    static HeldUp of(LifecycleAction action) {
      return new HeldUp(action.hook(), action.token(), action.deadline());
    }
  }

  record Done(
      String activityId,
      Instant startTime,
      Optional<Instant> endTime,
      String statusCode,
      String description,
      String cause,
      Optional<String> statusMessage) {
    static Done of(Activity activity) {
      return new Done(
          activity.id(),
          activity.startTime(),
          activity.endTime(),
          activity.status().code().wire(),
          activity.description(),
          activity.cause(),
          activity.status().message());
    }
  }

  static GroupAnswer of(View view, Group group) {
    return new GroupAnswer(
        group.name(),
        view.now(),
        group.capacity().min(),
        group.capacity().max(),
        group.capacity().desired(),
        group.placement().zones(),
        group.scaleIn().terminationPolicies(),
        List.copyOf(group.suspended().keySet()),
        group.visibleInstances().stream().map(Member::of).toList(),
        group.instances().values().stream()
            .filter(each -> each.lifecycle().isWarmed() && !each.lifecycle().isUnknown())
            .map(Member::of)
            .toList(),
        view.region().history().newestOf(group.name()).limit(LAST).map(Done::of).toList());
  }

  /** For a terminal. */
  String text() {
    StringBuilder text =
        new StringBuilder(
            "%s at %s: %s in service of %s wanted, from %s to %s%n"
                .formatted(name, at, inService(), desiredCapacity, minSize, maxSize));
    for (Member each : instances) {
      text.append(
          "%n  %-19s  %-11s  %-20s  %-10s  %8s%s%s"
              .formatted(
                  each.instanceId(),
                  each.availabilityZone(),
                  each.lifecycleState(),
                  each.instanceType(),
                  age(each.launchTime()),
                  each.healthy() ? "" : "  unhealthy",
                  each.protectedFromScaleIn() ? "  protected" : ""));
    }
    text.append("%n".formatted());
    for (Done each : activities) {
      text.append(
          "%n  %s  %-12s  %s".formatted(each.startTime(), each.statusCode(), each.description()));
    }
    return text.toString();
  }

  private long inService() {
    return instances.stream().filter(each -> each.lifecycleState().equals("InService")).count();
  }

  private String age(Instant since) {
    Duration age = Duration.between(since, at);
    if (age.toHours() > 0) {
      return String.format(Locale.ROOT, "%dh%02dm", age.toHours(), age.toMinutesPart());
    }
    return String.format(Locale.ROOT, "%dm%02ds", age.toMinutes(), age.toSecondsPart());
  }
}
