package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Something that goes wrong because it is wanted to.
 *
 * @param times how often it will strike yet; empty for as long as it is there
 * @param probability that it strikes where it could: above 0, at most 1
 */
public record Fault(
    String id, Kind kind, Match match, Optional<Integer> times, double probability, Effect effect) {

  public enum Kind implements WireEnum {
    /** EC2 has no instances of the type in the zone. */
    INSUFFICIENT_CAPACITY,
    /** EC2 refuses a launch for another reason. */
    LAUNCH_ERROR,
    /** A launch takes longer. */
    SLOW_LAUNCH,
    /** EC2 refuses a termination, or takes longer over it. */
    TERMINATE_ERROR,
    /** The invocation of a function fails. */
    LAMBDA_ERROR,
    /** A call is one too many. */
    THROTTLE,
    /** A call is answered with an error. */
    API_ERROR;

    /** Whether it is calls of the AWS API that it strikes. */
    public boolean concernsCalls() {
      return this == THROTTLE || this == API_ERROR;
    }
  }

  /** What it strikes; what is left open is all the same to it. */
  public record Match(
      Optional<String> group,
      Optional<String> availabilityZone,
      Optional<String> instanceType,
      Optional<String> operation) {}

  /**
   * What is seen of it, where that is not left to its kind.
   *
   * @param status of HTTP
   */
  public record Effect(
      Optional<Integer> status,
      Optional<String> code,
      Optional<String> message,
      Optional<Duration> delay) {}

  /** Whether it can strike a call that names these groups. */
  public boolean matchesCall(String operation, Collection<String> groups) {
    return kind.concernsCalls()
        && matches(match.operation, operation)
        && (match.group.isEmpty() || groups.contains(match.group.get()));
  }

  /** Whether it can strike what is done for a group to an instance, or to one that is to be. */
  public boolean matchesInstance(String group, String zone, String type) {
    return matches(match.group, group)
        && matches(match.availabilityZone, zone)
        && matches(match.instanceType, type);
  }

  /** Whether it can strike what is done for a group. */
  public boolean matchesGroup(String group) {
    return matches(match.group, group);
  }

  private static boolean matches(Optional<String> wanted, String found) {
    return wanted.isEmpty() || wanted.get().equals(found);
  }

  Fault struck() {
    return new Fault(id, kind, match, times.map(left -> left - 1), probability, effect);
  }
}
