package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.error.ElbV2Errors;
import java.util.Map;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** Which attributes there are, and what they can be. */
final class AttributeRules {
  private static final Map<String, Range> RANGES =
      Map.of(
          "client_keep_alive.seconds", new Range(60, 604_800),
          "deregistration_delay.timeout_seconds", new Range(0, 3600),
          "idle_timeout.timeout_seconds", new Range(1, 4000),
          "slow_start.duration_seconds", new Range(0, 900),
          "stickiness.app_cookie.duration_seconds", new Range(1, 604_800),
          "stickiness.lb_cookie.duration_seconds", new Range(1, 604_800));

  private record Range(int least, int most) {
    boolean holds(String value) {
      return value.length() <= 6
          && !value.isEmpty()
          && value.chars().allMatch(digit -> digit >= '0' && digit <= '9')
          && Integer.parseInt(value) >= least
          && Integer.parseInt(value) <= most;
    }
  }

  private AttributeRules() {}

  /**
   * Sets attributes to other values.
   *
   * @param known those that the resource has
   * @param what it is, as a refusal begins
   */
  static TreePMap<String, String> changed(
      TreePMap<String, String> known, Stream<Map.Entry<String, String>> given, String what) {
    TreePMap<String, String> next = known;
    for (Map.Entry<String, String> each : given.toList()) {
      String key = each.getKey();
      if (key.isEmpty() || !known.containsKey(key)) {
        throw ElbV2Errors.invalidConfiguration(
            what + " attribute key '" + key + "' is not recognized");
      }
      if (!canBe(key, each.getValue())) {
        // No text of the service is known.
        throw ElbV2Errors.invalidConfiguration(
            what + " attribute '" + key + "' cannot have the value '" + each.getValue() + "'");
      }
      next = next.plus(key, each.getValue());
    }
    return next;
  }

  private static boolean canBe(String key, String value) {
    if (key.endsWith(".enabled")) {
      boolean inherits =
          key.equals("load_balancing.cross_zone.enabled")
              && value.equals("use_load_balancer_configuration");
      return value.equals("true") || value.equals("false") || inherits;
    }
    Range range = RANGES.get(key);
    return range == null || range.holds(value);
  }

  /** Absent members count as empty. */
  static Map.Entry<String, String> entry(String key, String value) {
    return Map.entry(key == null ? "" : key, value == null ? "" : value);
  }
}
