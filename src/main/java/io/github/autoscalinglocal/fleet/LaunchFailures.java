package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.Comparator;
import java.util.List;

/** What the service says of a launch for which there is no pool. */
final class LaunchFailures {
  private static final String END = " Launching EC2 instance failed.";

  private LaunchFailures() {}

  /**
   * The status message when no candidate can be had.
   *
   * @param fleet whether a mixed instances policy is launched, whose messages carry EC2's code
   */
  static String noPool(Supply supply, List<Candidate> candidates, boolean fleet) {
    List<Shortage> shortages =
        candidates.stream().flatMap(each -> supply.shortage(each.type()).stream()).toList();
    Reason reason = reason(supply, candidates, shortages);
    String prefix =
        supply.option() == PurchaseOption.SPOT
            ? "Could not launch Spot Instances. "
            : "Could not launch On-Demand Instances. ";
    return (fleet ? prefix + reason.code() + " - " : "") + reason.text() + END;
  }

  private record Reason(String code, String text) {}

  private static Reason reason(
      Supply supply, List<Candidate> candidates, List<Shortage> shortages) {
    if (shortages.isEmpty()) {
      return new Reason(
          "UnfulfillableCapacity",
          "Unable to fulfill capacity due to your request configuration. Please adjust your request"
              + " and try again.");
    }
    if (shortages.stream().allMatch(Shortage.Price.class::isInstance)) {
      return tooDear(shortages);
    }
    if (shortages.get(0) instanceof Shortage.Reservation) {
      return new Reason(
          "ReservationCapacityExceeded",
          "The requested reservation does not have sufficient compatible and available capacity for"
              + " this request.");
    }
    return new Reason(
        "InsufficientInstanceCapacity",
        supply.option() == PurchaseOption.SPOT
            ? "There is no Spot capacity available that matches your request."
            : noCapacity(supply.view(), candidates.get(0).type(), supply.zone()));
  }

  /** The cheapest that there would be, for a group that pays too little for any. */
  private static Reason tooDear(List<Shortage> shortages) {
    Shortage.Price least =
        shortages.stream()
            .map(Shortage.Price.class::cast)
            .min(Comparator.comparing(Shortage.Price::required))
            .orElseThrow();
    return new Reason(
        "SpotMaxPriceTooLow",
        "Your Spot request price of "
            + least.asked()
            + " is lower than the minimum required Spot request fulfillment price of "
            + least.required().toPlainString()
            + ".");
  }

  private static String noCapacity(View view, String type, String zone) {
    List<String> elsewhere =
        Zones.of(view.scope().region()).stream()
            .filter(other -> !other.equals(zone))
            .filter(other -> Supply.hasCapacity(view, type, other, PurchaseOption.ON_DEMAND))
            .toList();
    String said =
        "We currently do not have sufficient "
            + type
            + " capacity in the Availability Zone you requested ("
            + zone
            + "). Our system will be working on provisioning additional capacity.";
    return elsewhere.isEmpty()
        ? said
        : said
            + " You can currently get "
            + type
            + " capacity by not specifying an Availability Zone in your request or choosing "
            + String.join(", ", elsewhere)
            + ".";
  }
}
