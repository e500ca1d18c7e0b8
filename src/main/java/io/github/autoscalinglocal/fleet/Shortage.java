package io.github.autoscalinglocal.fleet;

import java.math.BigDecimal;

/** Why an instance type cannot be launched in a zone. */
sealed interface Shortage {
  /** There is none left. */
  record Capacity() implements Shortage {}

  /** None is left in the capacity reservations that it must be launched into. */
  record Reservation() implements Shortage {}

  /**
   * A spot instance costs more than the group would pay.
   *
   * @param asked as the user wrote it
   * @param required the spot price
   */
  record Price(String asked, BigDecimal required) implements Shortage {}
}
