package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;

/**
 * Why a scale-in chose whom it chose. Published as JSON at {@code /_local/decisions}, component by
 * component.
 *
 * @param count capacity units to remove
 * @param policies the group's list, as configured
 * @param victims in the order in which they were picked
 * @param steps what each rule kept; {@code victim} counts from 1
 * @param excluded who could not be chosen at all
 */
public record Explanation(
    String group,
    Instant at,
    int count,
    List<String> policies,
    List<Victim> victims,
    List<Step> steps,
    List<Excluded> excluded) {

  /**
   * @param decidedBy the rule that left this instance alone, or the tie-break
   */
  public record Victim(String instanceId, String availabilityZone, String decidedBy) {}

  /**
   * @param rule {@code unhealthy}, {@code purchase-option}, {@code zone}, a policy's name, or
   *     {@code tie-break}
   */
  public record Step(
      int victim, String rule, List<String> before, List<String> after, String reason) {}

  /**
   * @param reason {@code protected}, {@code standby}, {@code terminating}, {@code detaching},
   *     {@code pending}, {@code retained} or {@code weight}
   */
  public record Excluded(String instanceId, String reason) {}
}
