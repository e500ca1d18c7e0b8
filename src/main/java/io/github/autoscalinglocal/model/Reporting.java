package io.github.autoscalinglocal.model;

import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * What a group tells the outside world unasked.
 *
 * @param notifications topic ARN to the types of notifications that are published there
 * @param enabledMetrics in the order in which the service lists them
 */
public record Reporting(
    TreePMap<String, TreePSet<NotificationType>> notifications,
    TreePSet<GroupMetric> enabledMetrics) {
  public static final Reporting NONE = new Reporting(TreePMap.empty(), TreePSet.empty());

  public Reporting withNotifications(TreePMap<String, TreePSet<NotificationType>> next) {
    return new Reporting(next, enabledMetrics);
  }

  public Reporting withEnabledMetrics(TreePSet<GroupMetric> next) {
    return new Reporting(notifications, next);
  }
}
