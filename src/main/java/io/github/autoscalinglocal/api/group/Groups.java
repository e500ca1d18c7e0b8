package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;

/** Finding the group that a request names. */
public final class Groups {
  private Groups() {}

  /** The group, for a request that changes something about it. */
  public static Group named(View view, String name) {
    return view.region().group(name).orElseThrow(() -> Errors.groupNotFound());
  }

  /** The group, for a request that changes its definition: not one that is going away. */
  public static Group changeable(View view, String name) {
    Group group = named(view, name);
    if (group.work().deleting()) {
      throw Errors.groupBeingDeleted();
    }
    return group;
  }

  /** The group, for a request about its hooks. */
  public static Group forHooks(View view, String name) {
    return view.region().group(name).orElseThrow(() -> Errors.groupNotFound(name));
  }

  /** The group, for a request that may name it by its ARN. */
  public static Group namedOrArn(View view, String nameOrArn) {
    return named(view, nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1));
  }
}
