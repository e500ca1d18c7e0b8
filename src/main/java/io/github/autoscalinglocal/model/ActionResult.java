package io.github.autoscalinglocal.model;

import java.util.Arrays;
import java.util.Optional;

/** How a lifecycle action ends. */
public enum ActionResult {
  CONTINUE,
  ABANDON;

  public static Optional<ActionResult> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
