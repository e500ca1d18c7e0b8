package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.WireEnum;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

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
  /** No instance is shown in it: it has left its group. */
  TERMINATED("Terminated", false),
  DETACHING("Detaching", false),
  /** No instance is shown in it: it has left its group. */
  DETACHED("Detached", false),
  ENTERING_STANDBY("EnteringStandby", false),
  STANDBY("Standby", false),
  REPLACING_ROOT_VOLUME("ReplacingRootVolume", true),
  REPLACING_ROOT_VOLUME_WAIT("ReplacingRootVolume:Wait", true),
  REPLACING_ROOT_VOLUME_PROCEED("ReplacingRootVolume:Proceed", true),
  ROOT_VOLUME_REPLACED("RootVolumeReplaced", true);

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
    return isPending()
        || isTerminating()
        || isReplacingRootVolume()
        || this == DETACHING
        || this == ENTERING_STANDBY;
  }

  /**
   * Whether an instance can go from here to there in one step. The way back from {@link
   * #TERMINATING} does not exist; leaving the group altogether is no state.
   */
  public boolean canBecome(Lifecycle next) {
    return MOVES.getOrDefault(this, Set.of()).contains(next);
  }

  private static final Map<Lifecycle, Set<Lifecycle>> MOVES = moves();

  private static Map<Lifecycle, Set<Lifecycle>> moves() {
    Map<Lifecycle, Set<Lifecycle>> moves = new EnumMap<>(Lifecycle.class);
    moves.put(REQUESTED, EnumSet.of(PENDING, TERMINATING));
    moves.put(PENDING, EnumSet.of(PENDING_WAIT, IN_SERVICE, TERMINATING));
    moves.put(PENDING_WAIT, EnumSet.of(PENDING_PROCEED, TERMINATING));
    moves.put(PENDING_PROCEED, EnumSet.of(IN_SERVICE, TERMINATING));
    moves.put(
        IN_SERVICE, EnumSet.of(ENTERING_STANDBY, DETACHING, TERMINATING, REPLACING_ROOT_VOLUME));
    moves.put(ENTERING_STANDBY, EnumSet.of(STANDBY, TERMINATING));
    moves.put(STANDBY, EnumSet.of(PENDING, DETACHING, TERMINATING));
    moves.put(DETACHING, EnumSet.of(TERMINATING));
    moves.put(TERMINATING, EnumSet.of(TERMINATING_WAIT));
    moves.put(TERMINATING_WAIT, EnumSet.of(TERMINATING_PROCEED));
    moves.put(TERMINATING_PROCEED, EnumSet.of(TERMINATING_RETAINED));
    moves.put(TERMINATING_RETAINED, EnumSet.of(TERMINATING, DETACHING));
    moves.put(
        REPLACING_ROOT_VOLUME,
        EnumSet.of(REPLACING_ROOT_VOLUME_WAIT, REPLACING_ROOT_VOLUME_PROCEED, TERMINATING));
    moves.put(REPLACING_ROOT_VOLUME_WAIT, EnumSet.of(REPLACING_ROOT_VOLUME_PROCEED, TERMINATING));
    moves.put(REPLACING_ROOT_VOLUME_PROCEED, EnumSet.of(ROOT_VOLUME_REPLACED, TERMINATING));
    moves.put(ROOT_VOLUME_REPLACED, EnumSet.of(PENDING, TERMINATING));
    return moves;
  }

  /** In service before and after, and meanwhile given another root volume. */
  public boolean isReplacingRootVolume() {
    return this == REPLACING_ROOT_VOLUME
        || this == REPLACING_ROOT_VOLUME_WAIT
        || this == REPLACING_ROOT_VOLUME_PROCEED
        || this == ROOT_VOLUME_REPLACED;
  }

  /** On the way out, retention aside. */
  public boolean isTerminating() {
    return this == TERMINATING || this == TERMINATING_WAIT || this == TERMINATING_PROCEED;
  }
}
