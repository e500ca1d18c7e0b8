package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;

/** Where an instance refresh stands: the API's {@code InstanceRefreshStatus}. */
public enum RefreshStatus implements WireEnum {
  Pending,
  InProgress,
  Successful,
  Failed,
  Cancelling,
  Cancelled,
  RollbackInProgress,
  RollbackFailed,
  RollbackSuccessful,
  Baking;

  @Override
  public String wire() {
    return name();
  }

  /** Whether it replaces instances, or may before long. */
  public boolean replaces() {
    return this == Pending || this == InProgress || this == RollbackInProgress;
  }
}
