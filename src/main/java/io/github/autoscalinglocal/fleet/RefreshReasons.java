package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.refresh.Census;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentences of an instance refresh's {@code StatusReason}. Those about instances that warm up
 * or are not available are the service's; the others are in its words, as none is known.
 */
final class RefreshReasons {
  static final String CANCELLED = "Cancelled due to user request.";
  static final String GROUP_DELETED = "Cancelled because the Auto Scaling group is being deleted.";
  static final String ROLLBACK_BY_USER = "Instance refresh rollback was initiated by a user.";
  static final String EXPIRED = "The instance refresh did not end within 14 days.";
  static final String REQUIREMENTS =
      "Instance refreshes with a desired configuration or skip matching do not support instance"
          + " requirements.";

  private static final String LAUNCHES = "Waiting for instances to be launched.";
  private static final String REMAINING =
      "Waiting for remaining instances to be available. For example: ";

  private RefreshReasons() {}

  static String rolledBackBecause(String reason) {
    return "Instance refresh rollback was triggered automatically: " + reason;
  }

  static String alarm(String name, String state) {
    return "CloudWatch alarm " + name + " is in " + state + ".";
  }

  static String suspended(String process) {
    return "Waiting for the process " + process + " to be resumed.";
  }

  static String noProgress(Optional<String> waitingFor) {
    return Stream.concat(
            Stream.of("The instance refresh made no progress for one hour."), waitingFor.stream())
        .reduce((first, next) -> first + " " + next)
        .orElseThrow();
  }

  /** What a refresh that nothing holds up waits for; nothing if it has all that it wants. */
  static Optional<String> waiting(
      Group group, InstanceRefresh refresh, RefreshRun run, Census census) {
    if (refresh.status() == RefreshStatus.Baking) {
      return Optional.of("Baking for " + refresh.preferences().bakeTime() + " seconds.");
    }
    if (run.restsUntil().isPresent()) {
      return Optional.of(
          "Waiting "
              + refresh.preferences().checkpointDelay()
              + " seconds for checkpoint "
              + run.milestone()
              + ".");
    }
    Optional<String> unavailable =
        census.unavailable().stream()
            .filter(each -> each.lifecycle() != Lifecycle.REQUESTED)
            .findFirst()
            .map(RefreshReasons::unavailable)
            .map(REMAINING::concat);
    return first(census.warming())
        .map(
            each ->
                "Waiting for instances to warm up before continuing. For example: "
                    + each.id()
                    + " is warming up.")
        .or(() -> unavailable)
        .or(() -> stoppedProcess(group).map(RefreshReasons::suspended))
        .or(() -> census.isUnderWay() ? Optional.of(LAUNCHES) : Optional.empty())
        .or(() -> first(census.held()).map(RefreshReasons::held))
        .or(() -> census.toUpdate() == 0 ? Optional.empty() : Optional.of(permission(group)));
  }

  /** Without either process nobody is replaced. */
  private static Optional<String> stoppedProcess(Group group) {
    return Stream.of(ScalingProcess.Launch, ScalingProcess.Terminate)
        .filter(group::isSuspended)
        .map(ScalingProcess::name)
        .findFirst();
  }

  private static String permission(Group group) {
    return TerminationPolicies.isFunctionArn(group.scaleIn().terminationPolicies().get(0))
        ? "Waiting for the custom termination policy to name instances."
        : LAUNCHES;
  }

  private static Optional<Instance> first(List<Instance> instances) {
    return instances.stream().findFirst();
  }

  private static String unavailable(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        ? instance.id() + " is unhealthy."
        : instance.id() + " has insufficient data to evaluate its health with Amazon EC2.";
  }

  private static String held(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        ? REMAINING + instance.id() + " is protected."
        : "Waiting for instances in Standby. For example: " + instance.id() + " is in Standby.";
  }
}
