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
  ROOT_VOLUME_REPLACED("RootVolumeReplaced", true),
  /** Asked of EC2 for the warm pool, no instance id known yet: shown nowhere. */
  WARMED_REQUESTED("Warmed:Pending", false),
  WARMED_PENDING("Warmed:Pending", false),
  WARMED_PENDING_WAIT("Warmed:Pending:Wait", false),
  WARMED_PENDING_PROCEED("Warmed:Pending:Proceed", false),
  WARMED_PENDING_RETAINED("Warmed:Pending:Retained", false),
  WARMED_TERMINATING("Warmed:Terminating", false),
  WARMED_TERMINATING_WAIT("Warmed:Terminating:Wait", false),
  WARMED_TERMINATING_PROCEED("Warmed:Terminating:Proceed", false),
  WARMED_TERMINATING_RETAINED("Warmed:Terminating:Retained", false),
  /** No instance is shown in it: it has left its group. */
  WARMED_TERMINATED("Warmed:Terminated", false),
  WARMED_STOPPED("Warmed:Stopped", false),
  WARMED_RUNNING("Warmed:Running", false),
  WARMED_HIBERNATED("Warmed:Hibernated", false);

  private final String wire;
  private final boolean counts;
  private final boolean warmed;

  Lifecycle(String wire, boolean counts) {
    this.wire = wire;
    this.counts = counts;
    this.warmed = wire.startsWith("Warmed:");
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
        || isWarming()
        || isTerminating()
        || isReplacingRootVolume()
        || this == DETACHING
        || this == ENTERING_STANDBY;
  }

  /** In the warm pool, on the way into it, or on the way out of it to its end. */
  public boolean isWarmed() {
    return warmed;
  }

  /** On the way into the warm pool. */
  public boolean isWarming() {
    return this == WARMED_REQUESTED
        || this == WARMED_PENDING
        || this == WARMED_PENDING_WAIT
        || this == WARMED_PENDING_PROCEED;
  }

  /** Waits in the warm pool for the group to need it. */
  public boolean isReady() {
    return this == WARMED_STOPPED || this == WARMED_RUNNING || this == WARMED_HIBERNATED;
  }

  /** EC2 was asked for it, and has not told an id that could be shown. */
  public boolean isUnknown() {
    return this == REQUESTED || this == WARMED_REQUESTED;
  }

  /** Stays, neither counted nor used, as its terminating hook was abandoned. */
  public boolean isRetained() {
    return this == TERMINATING_RETAINED
        || this == WARMED_PENDING_RETAINED
        || this == WARMED_TERMINATING_RETAINED;
  }

  /** Where hooks hold up an instance that is here. */
  public Lifecycle waiting() {
    return switch (this) {
      case PENDING -> PENDING_WAIT;
      case TERMINATING -> TERMINATING_WAIT;
      case REPLACING_ROOT_VOLUME -> REPLACING_ROOT_VOLUME_WAIT;
      case WARMED_PENDING -> WARMED_PENDING_WAIT;
      case WARMED_TERMINATING -> WARMED_TERMINATING_WAIT;
      default -> throw new IllegalStateException("no hook holds up what is " + this);
    };
  }

  /** Where an instance goes that hooks have held up here. */
  public Lifecycle proceeding() {
    return switch (this) {
      case PENDING_WAIT -> PENDING_PROCEED;
      case TERMINATING_WAIT -> TERMINATING_PROCEED;
      case WARMED_PENDING_WAIT -> WARMED_PENDING_PROCEED;
      case WARMED_TERMINATING_WAIT -> WARMED_TERMINATING_PROCEED;
      default -> throw new IllegalStateException("no hook has held up what is " + this);
    };
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
        IN_SERVICE,
        EnumSet.of(
            ENTERING_STANDBY, DETACHING, TERMINATING, REPLACING_ROOT_VOLUME, WARMED_PENDING));
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
    moves.putAll(movesInWarmPool());
    return moves;
  }

  private static Map<Lifecycle, Set<Lifecycle>> movesInWarmPool() {
    Map<Lifecycle, Set<Lifecycle>> moves = new EnumMap<>(Lifecycle.class);
    Set<Lifecycle> ready = EnumSet.of(WARMED_STOPPED, WARMED_RUNNING, WARMED_HIBERNATED);
    moves.put(WARMED_REQUESTED, EnumSet.of(WARMED_PENDING, WARMED_TERMINATING));
    moves.put(WARMED_PENDING, with(ready, WARMED_PENDING_WAIT, WARMED_TERMINATING));
    moves.put(WARMED_PENDING_WAIT, EnumSet.of(WARMED_PENDING_PROCEED, WARMED_TERMINATING));
    moves.put(WARMED_PENDING_PROCEED, with(ready, WARMED_PENDING_RETAINED, WARMED_TERMINATING));
    moves.put(WARMED_PENDING_RETAINED, EnumSet.of(WARMED_TERMINATING));
    for (Lifecycle each : ready) {
      moves.put(each, EnumSet.of(PENDING, WARMED_TERMINATING));
    }
    moves.put(WARMED_TERMINATING, EnumSet.of(WARMED_TERMINATING_WAIT, WARMED_TERMINATING_PROCEED));
    moves.put(WARMED_TERMINATING_WAIT, EnumSet.of(WARMED_TERMINATING_PROCEED));
    moves.put(WARMED_TERMINATING_PROCEED, EnumSet.of(WARMED_TERMINATING_RETAINED));
    moves.put(WARMED_TERMINATING_RETAINED, EnumSet.of(WARMED_TERMINATING));
    return moves;
  }

  private static Set<Lifecycle> with(Set<Lifecycle> some, Lifecycle one, Lifecycle other) {
    Set<Lifecycle> all = EnumSet.of(one, other);
    all.addAll(some);
    return all;
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
    return switch (this) {
      case TERMINATING,
          TERMINATING_WAIT,
          TERMINATING_PROCEED,
          WARMED_TERMINATING,
          WARMED_TERMINATING_WAIT,
          WARMED_TERMINATING_PROCEED ->
          true;
      default -> false;
    };
  }
}
