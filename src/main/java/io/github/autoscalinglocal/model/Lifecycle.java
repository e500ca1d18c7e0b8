package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;

/** Where an instance stands in its life; the API's {@code LifecycleState}. */
public enum Lifecycle implements WireEnum {
  /** Asked of EC2, no instance id known yet: counted, but shown nowhere. */
  REQUESTED("Pending", true),
  PENDING("Pending", true),
  PENDING_WAIT("Pending:Wait", true),
  PENDING_PROCEED("Pending:Proceed", true),
  IN_SERVICE("InService", true),
  TERMINATING("Terminating", false),
  TERMINATING_WAIT("Terminating:Wait", false),
  TERMINATING_PROCEED("Terminating:Proceed", false),
  TERMINATING_RETAINED("Terminating:Retained", false),
  TERMINATED("Terminated", false),
  DETACHING("Detaching", false),
  DETACHED("Detached", false),
  ENTERING_STANDBY("EnteringStandby", false),
  STANDBY("Standby", false);

  private final String wire;
  private final boolean counts;

  Lifecycle(String wire, boolean counts) {
    this.wire = wire;
    this.counts = counts;
  }

  @Override
  public String wire() {
    return wire;
  }

  /** Whether the instance counts toward the desired capacity. */
  public boolean counts() {
    return counts;
  }

  /** Launched, or being launched, and not in service yet. */
  public boolean isPending() {
    return this == REQUESTED || this == PENDING || this == PENDING_WAIT || this == PENDING_PROCEED;
  }

  /** Between two steady states: an activity is under way. */
  public boolean isTransitional() {
    return isPending() || isTerminating() || this == DETACHING || this == ENTERING_STANDBY;
  }

  /** On the way out, retention aside. */
  public boolean isTerminating() {
    return this == TERMINATING || this == TERMINATING_WAIT || this == TERMINATING_PROCEED;
  }
}
