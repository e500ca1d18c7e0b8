package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.LaunchRefusal;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.SynchronousLaunch.Denied;
import io.github.autoscalinglocal.model.SynchronousLaunch.Pool;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the service says of launches for which EC2 has nothing. */
final class LaunchFailures {
  static final String INSUFFICIENT_CAPACITY = "InsufficientInstanceCapacity";

  private static final String INSTANCE_LIMIT = "InstanceLimitExceeded";
  private static final String RESERVATION = "ReservationCapacityExceeded";
  private static final String PRICE = "SpotMaxPriceTooLow";

  /** Behind EC2's words come those of the service. */
  static final String END = " Launching EC2 instance failed.";

  private static final String NO_SPOT =
      "There is no Spot capacity available that matches your request.";
  private static final Reason UNFULFILLABLE =
      new Reason(
          "UnfulfillableCapacity",
          "Unable to fulfill capacity due to your request configuration. Please adjust your request"
              + " and try again.");

  /** The codes of what EC2 may have another time. */
  private static final Set<String> LACKS =
      new TreeSet<>(
          List.of(INSUFFICIENT_CAPACITY, INSTANCE_LIMIT, RESERVATION, PRICE, UNFULFILLABLE.code()));

  private LaunchFailures() {}

  /**
   * The status message when no candidate can be had.
   *
   * @param fleet whether a mixed instances policy is launched, whose messages carry EC2's code
   */
  static String noPool(Supply supply, List<Candidate> candidates, boolean fleet) {
    List<Shortage> shortages =
        candidates.stream().flatMap(each -> supply.shortage(each.type()).stream()).toList();
    return message(supply.option(), fleet, reason(supply, candidates, shortages));
  }

  /** The status message when EC2 has none of a machine where it was to be. */
  static String noCapacity(View view, Group group, Machine machine) {
    return message(
        machine.option(),
        group.launchesFrom() instanceof OfMixedInstances,
        insufficient(view, group, machine.type(), machine.zone(), machine.option()));
  }

  /** The status message when EC2 does not let the account have so many. */
  static String beyondQuota(int wanted, int limit) {
    return "You have requested more instances ("
        + wanted
        + ") than your current instance limit of "
        + limit
        + " allows for the specified instance type. Please visit"
        + " http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit."
        + END;
  }

  /** The words for a refusal, behind which the service puts what has failed. */
  static String failed(LaunchRefusal refusal) {
    return refusal.sentence() + " " + refusal.step() + " failed.";
  }

  /** The same, to a caller. */
  static Denied denied(Place place, LaunchRefusal refusal) {
    return denied(
        new Pool(Optional.empty(), PurchaseOption.ON_DEMAND, place.zone(), place.subnetId()),
        new Reason(refusal.code(), refusal.sentence()));
  }

  /** What EC2 says to a caller of each candidate, when none can be had. */
  static List<Denied> denied(Supply supply, List<Candidate> candidates, Place place) {
    if (candidates.isEmpty()) {
      return List.of(
          denied(
              new Pool(Optional.empty(), supply.option(), place.zone(), place.subnetId()),
              UNFULFILLABLE));
    }
    return candidates.stream()
        .map(
            candidate ->
                denied(
                    new Pool(
                        Optional.of(candidate.type()),
                        supply.option(),
                        place.zone(),
                        place.subnetId()),
                    reason(supply, candidate)))
        .toList();
  }

  /** What EC2 says to a caller of a machine that it refuses to launch. */
  static Denied denied(Machine machine, Mishaps.Failure failure) {
    Pool pool =
        new Pool(Optional.of(machine.type()), machine.option(), machine.zone(), machine.subnetId());
    boolean exhausted =
        failure.code().equals(INSUFFICIENT_CAPACITY)
            && failure.fault().effect().message().isEmpty();
    String said = failure.message();
    return denied(
        pool,
        exhausted
            ? insufficient(machine.type(), machine.zone(), machine.option())
            : new Reason(
                failure.code(),
                said.endsWith(END) ? said.substring(0, said.length() - END.length()) : said));
  }

  /** The status message when the EC2 of another host refuses a launch. */
  static String refused(PurchaseOption option, Group group, String code, String sentence) {
    boolean fleet = group.launchesFrom() instanceof OfMixedInstances;
    return message(option, fleet, new Reason(code, sentence(sentence)));
  }

  /** Words of another host that others can follow. */
  static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }

  /** Whether a group may be luckier in another place, by EC2's code. */
  static boolean isForWantOfCapacity(String code) {
    return LACKS.contains(code);
  }

  /** What EC2 says to a caller when it does not let the account have so many. */
  static Denied quota(PurchaseOption option, Place place, int wanted, int limit) {
    String said = beyondQuota(wanted, limit);
    return denied(
        new Pool(Optional.empty(), option, place.zone(), place.subnetId()),
        new Reason(INSTANCE_LIMIT, said.substring(0, said.length() - END.length())));
  }

  /** Whether a group that asks again later may be lucky: no configuration is to blame. */
  static boolean isForWantOfCapacity(Denied denied) {
    return LACKS.contains(denied.code());
  }

  private static Denied denied(Pool pool, Reason reason) {
    return new Denied(pool, reason.code(), reason.text());
  }

  private static Reason reason(Supply supply, Candidate candidate) {
    Shortage shortage = supply.shortage(candidate.type()).orElseThrow();
    return shortage instanceof Shortage.Capacity
        ? insufficient(candidate.type(), supply.zone(), supply.option())
        : reason(supply, List.of(candidate), List.of(shortage));
  }

  /** The sentence that callers are shown, which differs from that of activities. */
  private static Reason insufficient(String type, String zone, PurchaseOption option) {
    return new Reason(
        INSUFFICIENT_CAPACITY,
        option == PurchaseOption.SPOT
            ? NO_SPOT
            : "There is not enough capacity to fulfill your request for instance type '"
                + type
                + "' in '"
                + zone
                + "'");
  }

  private static String message(PurchaseOption option, boolean fleet, Reason reason) {
    String prefix =
        option == PurchaseOption.SPOT
            ? "Could not launch Spot Instances. "
            : "Could not launch On-Demand Instances. ";
    return (fleet ? prefix + reason.code() + " - " : "") + reason.text() + END;
  }

  private record Reason(String code, String text) {}

  private static Reason reason(
      Supply supply, List<Candidate> candidates, List<Shortage> shortages) {
    if (shortages.isEmpty()) {
      return UNFULFILLABLE;
    }
    if (shortages.stream().allMatch(Shortage.Price.class::isInstance)) {
      return tooDear(shortages);
    }
    if (shortages.get(0) instanceof Shortage.Reservation) {
      return new Reason(
          RESERVATION,
          "The requested reservation does not have sufficient compatible and available capacity for"
              + " this request.");
    }
    return insufficient(
        supply.view(), supply.group(), candidates.get(0).type(), supply.zone(), supply.option());
  }

  private static Reason insufficient(
      View view, Group group, String type, String zone, PurchaseOption option) {
    return new Reason(
        INSUFFICIENT_CAPACITY,
        option == PurchaseOption.SPOT ? NO_SPOT : noCapacity(view, group, type, zone));
  }

  /** The cheapest that there would be, for a group that pays too little for any. */
  private static Reason tooDear(List<Shortage> shortages) {
    Shortage.Price least =
        shortages.stream()
            .map(Shortage.Price.class::cast)
            .min(Comparator.comparing(Shortage.Price::required))
            .orElseThrow();
    return new Reason(
        PRICE,
        "Your Spot request price of "
            + least.asked()
            + " is lower than the minimum required Spot request fulfillment price of "
            + least.required().toPlainString()
            + ".");
  }

  private static String noCapacity(View view, Group group, String type, String zone) {
    List<String> elsewhere =
        Zones.of(view.scope().region()).stream()
            .filter(other -> !other.equals(zone))
            .filter(other -> Supply.hasCapacity(view, type, other, PurchaseOption.ON_DEMAND))
            .filter(other -> !Mishaps.exhausts(view, group, other, type))
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
