package io.github.autoscalinglocal.fleet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The sentences of an activity's {@code Cause}, in the service's words: {@code At
 * 2026-01-01T00:00:00Z a user request ...}.
 */
public final class Causes {
  /** The longest cause that the API description allows. */
  private static final int LONGEST = 1023;

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

  // What was done.

  static String started(Instant at, int from, int to) {
    return sentence(
        at,
        "an instance was started in response to a difference between desired and actual capacity,"
            + " increasing the capacity from "
            + from
            + " to "
            + to);
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

  /**
   * @param response one of the constants of {@link Health}
   */
  static String unhealthy(Instant at, String response) {
    return sentence(at, "an instance was taken out of service in response to " + response);
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
    StringBuilder cause = new StringBuilder();
    for (String sentence : sentences) {
      if (cause.length() > LONGEST) {
        break;
      }
      cause.append(cause.isEmpty() ? "" : "  ").append(sentence);
    }
    return cause.substring(0, Math.min(cause.length(), LONGEST));
  }

  private static String sentence(Instant at, String text) {
    return "At " + at.truncatedTo(ChronoUnit.SECONDS) + " " + text + ".";
  }
}
