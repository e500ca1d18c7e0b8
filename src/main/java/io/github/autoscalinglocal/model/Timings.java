package io.github.autoscalinglocal.model;

import java.time.Duration;
import java.util.List;

/**
 * How long the service and EC2 take over things. Waits that a user asked for, such as cooldowns and
 * hook timeouts, are not among them.
 *
 * @param reconcile from a change of what is wanted to the activity that follows
 * @param instanceId from the start of a launch to the moment the instance is known and shown
 * @param boot from there until the instance runs
 * @param terminate from the start of a termination to its end
 * @param functionRetry until a custom termination function that answered nothing is asked again;
 *     never zero, or it would be asked for ever at one instant
 */
public record Timings(
    Duration reconcile,
    Duration instanceId,
    Duration boot,
    Duration terminate,
    Duration functionRetry) {

  /** The names that {@link #with} knows, which are those of the components. */
  public static final List<String> NAMES =
      List.of("reconcile", "instanceId", "boot", "terminate", "functionRetry");

  /** A group is settled when the call that changed it returns. */
  public static final Timings INSTANT =
      new Timings(
          Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));

  /** What has been seen of the real service. */
  public static final Timings REALISTIC =
      new Timings(
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(40),
          Duration.ofSeconds(5));

  public Timings {
    for (Duration each : List.of(reconcile, instanceId, boot, terminate, functionRetry)) {
      if (each.isNegative()) {
        throw new IllegalArgumentException("nothing takes less than no time");
      }
    }
    if (functionRetry.isZero()) {
      throw new IllegalArgumentException("functionRetry cannot be zero");
    }
  }

  /**
   * The same timings but for one.
   *
   * @throws IllegalArgumentException if nothing is called so, or cannot take that long
   */
  public Timings with(String name, Duration value) {
    return switch (name) {
      case "reconcile" -> new Timings(value, instanceId, boot, terminate, functionRetry);
      case "instanceId" -> new Timings(reconcile, value, boot, terminate, functionRetry);
      case "boot" -> new Timings(reconcile, instanceId, value, terminate, functionRetry);
      case "terminate" -> new Timings(reconcile, instanceId, boot, value, functionRetry);
      case "functionRetry" -> new Timings(reconcile, instanceId, boot, terminate, value);
      default ->
          throw new IllegalArgumentException(
              "no timing is called " + name + ": there are " + String.join(", ", NAMES));
    };
  }
}
