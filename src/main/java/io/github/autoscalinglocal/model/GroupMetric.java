package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The metrics that a group can publish, in the service's order. Where the four of retained
 * instances stand is a guess: of the first of them a refusal of the service shows the beginning,
 * behind the terminating capacity.
 */
public enum GroupMetric {
  GroupMinSize,
  GroupMaxSize,
  GroupDesiredCapacity,
  GroupInServiceInstances,
  GroupInServiceCapacity,
  GroupPendingInstances,
  GroupPendingCapacity,
  GroupTerminatingInstances,
  GroupTerminatingCapacity,
  GroupTerminatingRetainedInstances,
  GroupTerminatingRetainedCapacity,
  GroupStandbyInstances,
  GroupStandbyCapacity,
  GroupTotalInstances,
  GroupTotalCapacity,
  WarmPoolDesiredCapacity,
  WarmPoolWarmedCapacity,
  WarmPoolPendingCapacity,
  WarmPoolPendingRetainedCapacity,
  WarmPoolTerminatingCapacity,
  WarmPoolTerminatingRetainedCapacity,
  WarmPoolTotalCapacity,
  GroupAndWarmPoolDesiredCapacity,
  GroupAndWarmPoolTotalCapacity;

  /** The only one there is. */
  public static final String GRANULARITY = "1Minute";

  public static Optional<GroupMetric> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
