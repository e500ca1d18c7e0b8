package io.github.autoscalinglocal.model;

import java.util.Optional;

/**
 * An instance that was launched before another goes: for as long as this is open, the group holds
 * the new one on top of what it wants.
 *
 * @param units what the new instance adds, and what weights had made the group larger than it
 *     wanted before
 * @param victimId who goes once the new one is in service; empty if the termination policies decide
 *     that then
 */
public record Swap(Kind kind, int units, Optional<String> victimId) {

  /** Why. */
  public enum Kind {
    /** Availability Zones are balanced. */
    ZONES,
    /** The victim is unhealthy, and the maintenance policy wants its replacement first. */
    HEALTH,
    /** The victim has lived as long as the group lets it. */
    LIFETIME,
    /** EC2 recommends to replace the victim, a Spot Instance. */
    SPOT,
    /** The victim is of a purchase option of which the group has too much. */
    PURCHASE_OPTION,
    /** The victim is to be updated by an instance refresh that launches first. */
    REFRESH
  }
}
