package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.HealthCause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The sentences of an activity's {@code Cause}, in the service's words: {@code At
 * 2026-01-01T00:00:00Z a user request ...}.
 */
public final class Causes {
  /** The longest cause that the API description allows. */
  private static final int LONGEST = 1023;

  private static volatile Second latest = Second.of(Instant.EPOCH);

  private Causes() {}

  // Why the desired capacity is what it is.

  public static String created(Instant at, int to) {
    return sentence(
        at,
        "a user request created an AutoScalingGroup changing the desired capacity from 0 to " + to);
  }

  public static String updated(Instant at, int min, int max, int desired, int from) {
    return sentence(
        at,
        "a user request update of AutoScalingGroup constraints to min: "
            + min
            + ", max: "
            + max
            + ", desired: "
            + desired
            + " changing the desired capacity from "
            + from
            + " to "
            + desired);
  }

  public static String desiredSet(Instant at, int from, int to) {
    return sentence(
        at,
        "a user request explicitly set group desired capacity changing the desired capacity from "
            + from
            + " to "
            + to);
  }

  /** No text of the service is known. */
  static String launchesAsked(Instant at, int from, int to) {
    return sentence(at, "a user request launched instances" + changing(from, to));
  }

  public static String policyExecuted(Instant at, String policy, int from, int to) {
    return sentence(at, "a user request executed policy " + policy + changing(from, to));
  }

  static String alarm(Instant at, AlarmSignal signal, String policy, int from, int to) {
    return sentence(
        at,
        "a monitor alarm "
            + signal.alarm().name()
            + " in state "
            + signal.alarm().state().value().wire()
            + " triggered policy "
            + policy
            + changing(from, to));
  }

  static String scheduled(Instant at, Capacity to, int from) {
    return sentence(
        at,
        "a scheduled action update of AutoScalingGroup constraints to min: "
            + to.min()
            + ", max: "
            + to.max()
            + ", desired: "
            + to.desired()
            + changing(from, to.desired()));
  }

  /** Of this sentence, which follows the one above, only the beginning is known. */
  static String scheduledActionExecuted(Instant at, String action, int from, int to) {
    return sentence(
        at,
        "the scheduled action "
            + action
            + " executed. Setting desired capacity from "
            + from
            + " to "
            + to);
  }

  /** No text of the service is known; this follows that of alarms. */
  static String predicted(Instant at, String policy, int from, int to) {
    return sentence(at, "a forecast triggered policy " + policy + changing(from, to));
  }

  private static String changing(int from, int to) {
    return " changing the desired capacity from " + from + " to " + to;
  }

  /**
   * A user changed the zones of a group: a sentence for those that went and one for those that
   * came.
   */
  public static List<String> zonesChanged(Instant at, List<String> from, List<String> to) {
    List<String> removed = from.stream().filter(zone -> !to.contains(zone)).sorted().toList();
    List<String> added = to.stream().filter(zone -> !from.contains(zone)).sorted().toList();
    List<String> sentences = new ArrayList<>();
    if (!removed.isEmpty()) {
      sentences.add(
          sentence(
              at,
              "a user request removed the zones "
                  + String.join(",", removed)
                  + " from this AutoScalingGroup making them invalid"));
    }
    if (!added.isEmpty()) {
      sentences.add(
          sentence(
              at,
              "a user request added the zones "
                  + String.join(",", added)
                  + " to this AutoScalingGroup and the group may require rebalancing"));
    }
    return sentences;
  }

  /** Why the next scale-in follows: instances came to these zones on top of what is desired. */
  static String launchedToBalance(Instant at, Collection<String> zones) {
    return sentence(
        at,
        "instances were launched to balance instances in zones "
            + String.join(" ", zones)
            + " with other zones resulting in more than desired number of instances in the group");
  }

  // What was done.

  /**
   * @param instances by zone
   */
  static String startedToBalance(Instant at, SortedMap<String, Integer> instances) {
    return sentence(
        at,
        "availability zones "
            + String.join(" ", instances.keySet())
            + " had "
            + instances.values().stream().map(String::valueOf).collect(Collectors.joining(" "))
            + " instances respectively. An instance was launched to aid in balancing the group's"
            + " zones");
  }

  static String started(Instant at, int from, int to) {
    return sentence(
        at,
        "an instance was started in response to a difference between desired and actual capacity,"
            + " increasing the capacity from "
            + from
            + " to "
            + to);
  }

  /** Not captured; in the words of the others. */
  static String startedByUser(Instant at, int from, int to) {
    return sentence(
        at,
        "an instance was launched in response to a user request"
            + by(Optional.of(new Change(from, to))));
  }

  static String replacementStarted(Instant at) {
    return sentence(
        at, "an instance was launched in response to an unhealthy instance needing to be replaced");
  }

  static String scaledIn(Instant at, int from, int to) {
    return sentence(
        at,
        "an instance was taken out of service in response to a difference between desired and"
            + " actual capacity, shrinking the capacity from "
            + from
            + " to "
            + to);
  }

  static String selected(Instant at, String instanceId) {
    return sentence(at, "instance " + instanceId + " was selected for termination");
  }

  static String unhealthy(Instant at, HealthCause cause) {
    return sentence(at, "an instance was taken out of service in response to " + cause.text());
  }

  static List<String> refreshed(Instant at, String instanceId) {
    return List.of(
        sentence(at, "an instance was taken out of service in response to an instance refresh"),
        selected(at, instanceId));
  }

  static String startedForRefresh(Instant at) {
    return sentence(at, "an instance was launched in response to an instance refresh");
  }

  /** Not captured; in the words of the others. */
  static List<String> rootVolumeRefreshed(Instant at, String instanceId) {
    return List.of(
        sentence(
            at,
            "the root volume of instance "
                + instanceId
                + " was replaced in response to an instance refresh"));
  }

  /** Not captured; in the words of the others. */
  static String rootVolumeLost(Instant at) {
    return sentence(
        at, "an instance was taken out of service in response to a failed root volume replacement");
  }

  // Not captured from the service; in the words of the others (scale-in.md U-41).

  static String lifetimeOver(Instant at) {
    return sentence(
        at, "an instance was taken out of service in response to the maximum instance lifetime");
  }

  static String startedForLifetime(Instant at) {
    return sentence(at, "an instance was launched in response to the maximum instance lifetime");
  }

  static String spotAtRisk(Instant at) {
    return sentence(
        at,
        "an instance was taken out of service in response to an EC2 instance rebalance"
            + " recommendation");
  }

  static String spotReplacementStarted(Instant at) {
    return sentence(
        at, "an instance was launched in response to an EC2 instance rebalance recommendation");
  }

  static String spotInterrupted(Instant at) {
    return sentence(
        at,
        "an instance was taken out of service in response to an EC2 Spot Instance interruption"
            + " notice");
  }

  static String rebalanced(Instant at) {
    return sentence(
        at, "an instance was taken out of service to balance the group's purchase options");
  }

  static String startedToRedistribute(Instant at) {
    return sentence(at, "an instance was launched to balance the group's purchase options");
  }

  /** Not captured; in the words of the others. */
  static String launchAbandoned(Instant at) {
    return sentence(
        at,
        "an instance was taken out of service in response to an abandoned launch lifecycle action");
  }

  /**
   * @param change the change of the desired capacity, or empty if that is kept
   */
  static String detached(Instant at, String instanceId, Optional<Change> change) {
    return sentence(
        at, "instance " + instanceId + " was detached in response to a user request" + by(change));
  }

  static String movedToStandby(Instant at, String instanceId, Optional<Change> change) {
    return sentence(
        at,
        "instance "
            + instanceId
            + " was moved to standby in response to a user request"
            + by(change));
  }

  static String movedOutOfStandby(Instant at, String instanceId, Change change) {
    return sentence(
        at,
        "instance "
            + instanceId
            + " was moved out of standby in response to a user request"
            + by(Optional.of(change)));
  }

  /** The service's words, without an article. */
  static String attached(Instant at, int capacity) {
    return sentence(
        at,
        "an instance was added in response to user request. Keeping the capacity at the new "
            + capacity);
  }

  /** How a call changes the desired capacity. */
  public record Change(int from, int to) {}

  private static String by(Optional<Change> change) {
    return change
        .map(
            each ->
                (each.to() < each.from()
                        ? ", shrinking the capacity from "
                        : ", increasing the capacity from ")
                    + each.from()
                    + " to "
                    + each.to())
        .orElse("");
  }

  public static String terminatedByUser(Instant at, String instanceId) {
    return sentence(
        at, "instance " + instanceId + " was taken out of service in response to a user request");
  }

  public static String terminatedByUser(Instant at, String instanceId, int from, int to) {
    return sentence(
        at,
        "instance "
            + instanceId
            + " was taken out of service in response to a user request, shrinking the capacity from "
            + from
            + " to "
            + to);
  }

  static String equilibrium(Instant at) {
    return sentence(at, "group reached equilibrium");
  }

  /** Sentences as one cause: two spaces between them, cut at the longest that the API allows. */
  static String chain(List<String> sentences) {
    String cause = String.join("  ", sentences);
    return cause.substring(0, Math.min(cause.length(), LONGEST));
  }

  private static String sentence(Instant at, String text) {
    // In one step: every activity has one, and a buffer would grow four times on the way.
    return String.join("", "At ", seconds(at), " ", text, ".");
  }

  /** Most sentences are of the same second as the one before. */
  private static String seconds(Instant at) {
    Second second = latest;
    if (second.epoch() != at.getEpochSecond()) {
      second = Second.of(at);
      latest = second;
    }
    return second.text();
  }

  private record Second(long epoch, String text) {
    static Second of(Instant at) {
      return new Second(at.getEpochSecond(), at.truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }
}
