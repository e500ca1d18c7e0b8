package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.model.Instance;
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

  /** The way of an instance between the steady states that it is between. */
  static Route of(Instance instance) {
    if (instance.transit().inPlace()) {
      return ROOT_VOLUME_REPLACEMENT;
    }
    boolean exchange = instance.transit().exchange();
    boolean warmed = instance.lifecycle().isWarmed();
    if (instance.lifecycle().isTerminating()) {
      return warmed ? TERMINATION_IN_WARM_POOL : TERMINATION;
    }
    if (warmed) {
      return exchange ? BACK_TO_WARM_POOL : INTO_WARM_POOL;
    }
    return exchange ? OUT_OF_WARM_POOL : LAUNCH;
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
