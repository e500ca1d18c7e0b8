package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification.CapacityReservationPreference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the market lets a group launch in a zone under a purchase option.
 *
 * @param maxPrice what the group would pay for a spot instance; the on-demand price if it does not
 *     say
 */
record Supply(
    View view,
    Group group,
    Headcount headcount,
    String zone,
    PurchaseOption option,
    Optional<String> maxPrice) {

  boolean has(Candidate candidate) {
    return shortage(candidate.type()).isEmpty();
  }

  /** What is in the way of launching a type; empty if nothing is. */
  Optional<Shortage> shortage(String type) {
    return option == PurchaseOption.SPOT ? spotShortage(type) : onDemandShortage(type);
  }

  private Optional<Shortage> spotShortage(String type) {
    MarketData market = view.market();
    OptionalDouble price = market.price(type, zone, option);
    Optional<String> limit =
        maxPrice.or(() -> text(market.price(type, zone, PurchaseOption.ON_DEMAND)));
    if (price.isPresent() && limit.isPresent()) {
      BigDecimal required = rounded(price.getAsDouble());
      if (required.compareTo(new BigDecimal(limit.get())) > 0) {
        return Optional.of(new Shortage.Price(limit.get(), required));
      }
    }
    return hasCapacity(type) ? Optional.empty() : Optional.of(new Shortage.Capacity());
  }

  private static Optional<String> text(OptionalDouble price) {
    return price.isPresent()
        ? Optional.of(rounded(price.getAsDouble()).toPlainString())
        : Optional.empty();
  }

  /** Prices have at most six decimals; what is beyond them is noise of the arithmetic. */
  private static BigDecimal rounded(double price) {
    return BigDecimal.valueOf(price).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  /** A reservation keeps capacity for those that may use it, also when there is none otherwise. */
  private Optional<Shortage> onDemandShortage(String type) {
    if (preference() == CapacityReservationPreference.CAPACITY_RESERVATIONS_ONLY) {
      return isReserved(type) ? Optional.empty() : Optional.of(new Shortage.Reservation());
    }
    return hasCapacity(type) || isReserved(type)
        ? Optional.empty()
        : Optional.of(new Shortage.Capacity());
  }

  /** What is not known to have run out is there. */
  private boolean hasCapacity(String type) {
    return hasCapacity(view, type, zone, option);
  }

  static boolean hasCapacity(View view, String type, String zone, PurchaseOption option) {
    return view.market().spareCapacity(type, zone, option).orElse(1) > 0;
  }

  CapacityReservationPreference preference() {
    return group.behavior().capacityReservation().capacityReservationPreference();
  }

  /**
   * Whether a reservation has room that the group may use. Reservations are counted, not told
   * apart: whoever may use them fills them, in whichever group it is.
   */
  boolean isReserved(String type) {
    if (option == PurchaseOption.SPOT || preference() == CapacityReservationPreference.NONE) {
      return false;
    }
    int reserved = view.region().market().reserved(type, zone);
    return reserved > 0 && reserved > users(type) + headcount.launchedIn(zone, option, type);
  }

  private long users(String type) {
    return view.region().groups().values().stream()
        .filter(Supply::mayUseReservations)
        .flatMap(each -> each.instances().values().stream())
        .map(Instance::machine)
        .filter(
            machine ->
                machine.option() == PurchaseOption.ON_DEMAND
                    && machine.zone().equals(zone)
                    && machine.type().equals(type))
        .count();
  }

  static boolean mayUseReservations(Group group) {
    return group.behavior().capacityReservation().capacityReservationPreference()
        != CapacityReservationPreference.NONE;
  }
}
