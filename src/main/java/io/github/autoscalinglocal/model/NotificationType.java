package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of notification that a topic can be configured for, in the service's order. */
public enum NotificationType implements WireEnum {
  EC2_INSTANCE_LAUNCH,
  EC2_INSTANCE_LAUNCH_ERROR,
  EC2_INSTANCE_TERMINATE,
  EC2_INSTANCE_TERMINATE_ERROR,
  TEST_NOTIFICATION;

  public static Optional<NotificationType> named(String wire) {
    return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
  }

  @Override
  public String wire() {
    return "autoscaling:" + name();
  }
}
