package io.github.autoscalinglocal.model;

import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What a group tells the outside world unasked.
 *
 * @param notifications topic ARN to the types of notifications that are published there
 * @param enabledMetrics in the order in which the service lists them
 * @param sampling the number of the events that publish them; empty when none are
 */
public record Reporting(
    TreePMap<String, TreePSet<NotificationType>> notifications,
    TreePSet<GroupMetric> enabledMetrics,
    Optional<Long> sampling) {
  public static final Reporting NONE =
      new Reporting(TreePMap.empty(), TreePSet.empty(), Optional.empty());

  public Reporting withNotifications(TreePMap<String, TreePSet<NotificationType>> next) {
    return new Reporting(next, enabledMetrics, sampling);
  }

  /** Publishing some metrics, by events of a number. */
  public Reporting publishing(TreePSet<GroupMetric> metrics, long number) {
    return new Reporting(notifications, metrics, Optional.of(number));
  }

  /** Without the last of its metrics, a group publishes none. */
  public Reporting without(Iterable<GroupMetric> disabled) {
    TreePSet<GroupMetric> left = enabledMetrics;
    for (GroupMetric metric : disabled) {
      left = left.minus(metric);
    }
    return new Reporting(notifications, left, left.isEmpty() ? Optional.empty() : sampling);
  }
}
