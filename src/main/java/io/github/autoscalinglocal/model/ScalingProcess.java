package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The processes that can be suspended, in the order in which DescribeScalingProcessTypes lists
 * them.
 */
public enum ScalingProcess {
  AZRebalance,
  AddToLoadBalancer,
  AlarmNotification,
  HealthCheck,
  InstanceRefresh,
  Launch,
  ReplaceUnhealthy,
  ScheduledActions,
  Terminate;

  public static Optional<ScalingProcess> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
