package io.github.autoscalinglocal.fleet;

import java.util.Optional;

/** Where an instance comes from and where it goes, as messages tell it. */
enum Route {
  LAUNCH("EC2", "AutoScalingGroup"),
  TERMINATION("AutoScalingGroup", "EC2"),
  INTO_WARM_POOL("EC2", "WarmPool"),
  OUT_OF_WARM_POOL("WarmPool", "AutoScalingGroup"),
  BACK_TO_WARM_POOL("AutoScalingGroup", "WarmPool"),
  TERMINATION_IN_WARM_POOL("WarmPool", "EC2"),
  ROOT_VOLUME_REPLACEMENT("AutoScalingGroup", "AutoScalingGroup", "ReplaceRootVolume");

  private final String origin;
  private final String destination;
  private final String action;

  Route(String origin, String destination) {
    this(origin, destination, "");
  }

  Route(String origin, String destination, String action) {
    this.origin = origin;
    this.destination = destination;
    this.action = action;
  }

  String origin() {
    return origin;
  }

  String destination() {
    return destination;
  }

  /** What is done to the instance if it goes nowhere. */
  Optional<String> action() {
    return Optional.of(action).filter(each -> !each.isEmpty());
  }
}
