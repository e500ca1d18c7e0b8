package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/** What a lifecycle hook holds up. */
public enum HookTransition {
  LAUNCHING("autoscaling:EC2_INSTANCE_LAUNCHING"),
  TERMINATING("autoscaling:EC2_INSTANCE_TERMINATING");

  private final String wire;

  HookTransition(String wire) {
    this.wire = wire;
  }

  /** Its name in the API. */
  public String wire() {
    return wire;
  }

  public static Optional<HookTransition> named(String name) {
    return Arrays.stream(values()).filter(each -> each.wire.equals(name)).findFirst();
  }
}
