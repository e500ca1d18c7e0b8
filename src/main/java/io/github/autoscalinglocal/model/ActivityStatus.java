package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;

/** The API's {@code ScalingActivityStatusCode}. */
public enum ActivityStatus implements WireEnum {
  PendingSpotBidPlacement,
  WaitingForSpotInstanceRequestId,
  WaitingForSpotInstanceId,
  WaitingForInstanceId,
  PreInService,
  InProgress,
  WaitingForELBConnectionDraining,
  MidLifecycleAction,
  WaitingForInstanceWarmup,
  Successful,
  Failed,
  Cancelled,
  WaitingForConnectionDraining,
  WaitingForInPlaceUpdateToStart,
  WaitingForInPlaceUpdateToFinalize,
  InPlaceUpdateInProgress;

  @Override
  public String wire() {
    return name();
  }
}
