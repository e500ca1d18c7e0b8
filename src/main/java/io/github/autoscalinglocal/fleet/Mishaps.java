package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import java.time.Duration;
import java.util.Optional;

/**
 * What the faults that are set make of what a group is about to do. Whoever asks has met the fault:
 * that counts among its times.
 */
final class Mishaps {
  private Mishaps() {}

  /**
   * What becomes of something that EC2 is asked for.
   *
   * @param failure why it is refused, if it is
   * @param delay how much longer it takes than usual, if it is not refused
   */
  record Fate(Optional<Failure> failure, Duration delay) {
    private static final Fate SMOOTH = new Fate(Optional.empty(), Duration.ZERO);

    private static Fate refused(String code, String message, Fault fault) {
      return new Fate(Optional.of(new Failure(code, message, fault)), Duration.ZERO);
    }
  }

  /**
   * A refusal.
   *
   * @param code EC2's
   * @param message what the activity tells
   * @param fault what wants it so
   */
  record Failure(String code, String message, Fault fault) {
    /** Whether there is no use in asking for the same again at this instant. */
    boolean isLasting() {
      return Mishaps.isLasting(fault);
    }
  }

  /** What becomes of the launch of a machine. */
  static Fate ofLaunch(Tx tx, Group group, Machine machine) {
    if (tx.region().faults().areNone()) {
      return Fate.SMOOTH;
    }
    return tx.strike(fault -> refusesLaunches(fault) && matches(fault, group.name(), machine))
        .map(fault -> refusedLaunch(tx, fault, group, machine))
        .orElseGet(() -> delay(tx, Kind.SLOW_LAUNCH, group.name(), machine));
  }

  /**
   * What becomes of a launch that a user orders.
   *
   * @param groupName that of a group elsewhere that it is for, if it is for one
   */
  static Fate ofUserLaunch(Tx tx, String groupName, Machine machine) {
    return tx.strike(fault -> refusesLaunches(fault) && matches(fault, groupName, machine))
        .map(fault -> refusedByEc2(fault, machine))
        .orElseGet(() -> delay(tx, Kind.SLOW_LAUNCH, groupName, machine));
  }

  /** In EC2's own words, to which the service adds what has failed. */
  private static Fate refusedByEc2(Fault fault, Machine machine) {
    Fault.Effect effect = fault.effect();
    if (fault.kind() == Kind.INSUFFICIENT_CAPACITY) {
      ApiException said = Ec2Errors.insufficientCapacity(machine.type(), machine.zone());
      return Fate.refused(
          LaunchFailures.INSUFFICIENT_CAPACITY, effect.message().orElse(said.text()), fault);
    }
    String code = effect.code().orElse("InternalError");
    String said = effect.message().orElseGet(() -> sentence(code, machine));
    return Fate.refused(code, said.replace(LaunchFailures.END, ""), fault);
  }

  /**
   * What becomes of the replacement of a root volume: faults of launches strike it, as far as they
   * are not about capacity.
   */
  static Fate ofRootVolume(Tx tx, Group group, Machine machine) {
    return tx.strike(
            fault -> fault.kind() == Kind.LAUNCH_ERROR && matches(fault, group.name(), machine))
        .map(fault -> refusedLaunch(tx, fault, group, machine))
        .orElseGet(() -> delay(tx, Kind.SLOW_LAUNCH, group.name(), machine));
  }

  /** Whether a launch is sure to be refused for as long as the faults are what they are. */
  static boolean isHopeless(View view, Group group, Machine machine) {
    return view.region().faults().all().stream()
        .anyMatch(
            fault ->
                refusesLaunches(fault)
                    && isLasting(fault)
                    && matches(fault, group.name(), machine));
  }

  private static boolean isLasting(Fault fault) {
    return fault.times().isEmpty() && fault.probability() >= 1;
  }

  private static boolean refusesLaunches(Fault fault) {
    return fault.kind() == Kind.INSUFFICIENT_CAPACITY || fault.kind() == Kind.LAUNCH_ERROR;
  }

  private static Fate refusedLaunch(Tx tx, Fault fault, Group group, Machine machine) {
    Fault.Effect effect = fault.effect();
    if (fault.kind() == Kind.INSUFFICIENT_CAPACITY) {
      return Fate.refused(
          LaunchFailures.INSUFFICIENT_CAPACITY,
          effect.message().orElseGet(() -> LaunchFailures.noCapacity(tx, group, machine)),
          fault);
    }
    String code = effect.code().orElse("Client.InternalError");
    return Fate.refused(code, effect.message().orElseGet(() -> sentence(code, machine)), fault);
  }

  /** What the service says of a launch that EC2 refuses with a code, as far as that is known. */
  private static String sentence(String code, Machine machine) {
    return switch (code) {
      case "InvalidAMIID.NotFound" ->
          "The AMI ID " + machine.imageId() + " does not exist." + LaunchFailures.END;
      case "Unsupported" ->
          "The requested configuration is currently not supported. Please check the documentation"
              + " for supported configurations."
              + LaunchFailures.END;
      case "Client.InternalError" -> "Client.InternalError: Client error on launch.";
      default -> code + "." + LaunchFailures.END;
    };
  }

  /** Whether a fault may leave a zone without capacity of a type. */
  static boolean exhausts(View view, Group group, String zone, String type) {
    return view.region().faults().all().stream()
        .filter(fault -> fault.kind() == Kind.INSUFFICIENT_CAPACITY)
        .anyMatch(fault -> fault.matchesInstance(group.name(), zone, type));
  }

  /**
   * What becomes of the order to terminate an instance; one that is gone already has no trouble.
   */
  static Fate ofTermination(Tx tx, String groupName, Instance instance) {
    if (tx.region().faults().areNone() || Machines.isGone(tx, instance.id())) {
      return Fate.SMOOTH;
    }
    Optional<Fault> refusal =
        tx.strike(
            fault ->
                fault.kind() == Kind.TERMINATE_ERROR
                    && fault.effect().delay().isEmpty()
                    && matches(fault, groupName, instance.machine()));
    return refusal
        .map(fault -> Fate.refused("InternalError", terminationFailed(fault), fault))
        .orElseGet(() -> delay(tx, Kind.TERMINATE_ERROR, groupName, instance.machine()));
  }

  /** What the service says of that has not been seen: this is in the words of failed launches. */
  private static String terminationFailed(Fault fault) {
    return fault
        .effect()
        .message()
        .orElse("An internal error has occurred. Terminating EC2 instance failed.");
  }

  private static Fate delay(Tx tx, Kind kind, String groupName, Machine machine) {
    return tx.strike(
            fault ->
                fault.kind() == kind
                    && fault.effect().delay().isPresent()
                    && matches(fault, groupName, machine))
        .flatMap(fault -> fault.effect().delay())
        .map(delay -> new Fate(Optional.empty(), delay))
        .orElse(Fate.SMOOTH);
  }

  private static boolean matches(Fault fault, String groupName, Machine machine) {
    return fault.matchesInstance(groupName, machine.zone(), machine.type());
  }

  /** Why the invocation of a function for a group fails, as the end of a sentence, if it does. */
  static Optional<String> ofInvocation(Tx tx, Group group) {
    return tx.strike(fault -> fault.kind() == Kind.LAMBDA_ERROR && fault.matchesGroup(group.name()))
        .map(
            fault ->
                fault
                    .effect()
                    .message()
                    .map(message -> message.replaceFirst("\\.$", ""))
                    .orElse("the function ended with an error"));
  }
}
