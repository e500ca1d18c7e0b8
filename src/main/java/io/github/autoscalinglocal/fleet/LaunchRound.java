package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.LaunchRefusal;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Mishaps.Failure;
import io.github.autoscalinglocal.fleet.Mishaps.Fate;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.SynchronousLaunch.Denied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A group asks EC2 for what it lacks, instance by instance. What is refused in one place is asked
 * for in another, as far as the group goes anywhere else; the service has been seen to wait before
 * it does so, too.
 */
final class LaunchRound {
  private final Tx tx;
  private final Group group;
  private final Headcount headcount;
  private final Optional<Place> only;
  private final List<Pool> avoided;

  /** Why EC2 launches nothing for the group, wherever: no launch of the round changes that. */
  private final Optional<LaunchRefusal> refusal;

  private final List<Accepted> accepted = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  /** What need not be asked for again before the round is over. */
  private final List<Fault> lasting = new ArrayList<>();

  private final Set<NextLaunch.NoPool> emptyPools = new LinkedHashSet<>();
  private boolean cutShort;

  /**
   * @param only the place to which all are to go, if not where the group lacks most
   * @param avoided what EC2 has been asked for in vain already
   */
  private LaunchRound(
      Tx tx, Group group, Headcount headcount, Optional<Place> only, List<Pool> avoided) {
    this.avoided = avoided;
    this.tx = tx;
    this.group = group;
    this.headcount = headcount;
    this.only = only;
    this.refusal = NextLaunch.whyNot(tx, group);
  }

  /**
   * An instance to be.
   *
   * @param delay how much longer than usual it takes to come up
   * @param avoided where none is to be had, if EC2 refuses this one; empty if that is not looked at
   */
  record Accepted(Instance instance, Duration delay, List<Pool> avoided) {
    static Accepted of(Instance instance, Duration delay) {
      return new Accepted(instance, delay, List.of());
    }
  }

  /** Instances of a type in a zone. */
  record Pool(String zone, String type) {}

  /**
   * A refusal.
   *
   * @param denied what EC2 says, type by type
   */
  record Refused(Activity.Details where, String statusMessage, List<Denied> denied) {}

  /**
   * The launches of a step. With weights the last instance may overshoot: the service launches
   * until the sum is reached.
   *
   * @param headcount what lies where, kept up to date
   * @param missing capacity units
   * @param room how many instances EC2 lets the account have in all
   */
  static LaunchRound of(Tx tx, Group group, Headcount headcount, int missing, int room) {
    return run(new LaunchRound(tx, group, headcount, Optional.empty(), List.of()), missing, room);
  }

  /** The same, all in one place. */
  static LaunchRound in(Tx tx, Group group, Place place, int missing, int room) {
    return run(
        new LaunchRound(tx, group, Headcount.of(group), Optional.of(place), List.of()),
        missing,
        room);
  }

  /** The same, of what has not been asked for in vain already. */
  static LaunchRound except(Tx tx, Group group, List<Pool> avoided, int missing, int room) {
    return run(
        new LaunchRound(tx, group, Headcount.of(group), Optional.empty(), avoided), missing, room);
  }

  private static LaunchRound run(LaunchRound round, int missing, int room) {
    Tx tx = round.tx;
    Group group = round.group;
    int turn = group.work().launches();
    int left = missing;
    int units = -1;
    while (left > 0 && units != 0 && round.accepted.size() < room) {
      units = round.launch(turn++);
      left -= units;
    }
    round.cutShort = left > 0 && round.accepted.size() >= room;
    int turns = turn;
    tx.update(group.with(group.work().withLaunches(turns)));
    return round;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  List<Refused> refused() {
    return refused;
  }

  /** Whether EC2 does not let the account have all that is missing. */
  boolean isCutShort() {
    return cutShort;
  }

  /** Capacity units that come. */
  int units() {
    int units = 0;
    for (Accepted each : accepted) {
      units += each.instance().units();
    }
    return units;
  }

  /**
   * Launches one instance, wherever that can be.
   *
   * @return the units that it has, or would have; none when nothing is left to be asked for
   */
  private int launch(int turn) {
    List<Fault> met = new ArrayList<>(lasting);
    int units = 0;
    Optional<NextLaunch.Found> next = next(turn, met);
    while (next.isPresent()) {
      Machine machine = next.get().machine();
      units = machine.weight().orElse(1);
      Fate fate = Mishaps.ofLaunch(tx, group, machine);
      if (fate.failure().isEmpty()) {
        accept(next.get(), fate.delay());
        return units;
      }
      Failure failure = fate.failure().get();
      refused.add(
          new Refused(
              Activities.where(machine),
              failure.message(),
              List.of(LaunchFailures.denied(machine, failure))));
      met.add(failure.fault());
      if (failure.isLasting()) {
        lasting.add(failure.fault());
      }
      next = next(turn, met);
    }
    return units;
  }

  /** What to ask for, in the first zone that has something; a zone that has nothing is noted. */
  private Optional<NextLaunch.Found> next(int turn, List<Fault> met) {
    List<Place> places = places(turn);
    if (refusal.isPresent()) {
      refuse(places.get(0), refusal.get());
      return Optional.empty();
    }
    for (Place place : places) {
      NextLaunch.Outcome outcome =
          NextLaunch.in(tx, group, headcount, place, (in, type) -> hasProspects(in, type, met));
      if (outcome instanceof NextLaunch.Found found) {
        return Optional.of(found);
      }
      if (outcome instanceof NextLaunch.NoPool none && emptyPools.add(none)) {
        refused.add(new Refused(where(place), none.statusMessage(), none.denied()));
      }
    }
    return Optional.empty();
  }

  private boolean hasProspects(String zone, String type, List<Fault> met) {
    for (Fault fault : met) {
      if (fault.matchesInstance(group.name(), zone, type)) {
        return false;
      }
    }
    return avoided.isEmpty() || !avoided.contains(new Pool(zone, type));
  }

  /** Once for all places, as it is the same in each. */
  private void refuse(Place place, LaunchRefusal refusal) {
    refused.add(
        new Refused(
            where(place),
            LaunchFailures.failed(refusal),
            List.of(LaunchFailures.denied(place, refusal))));
  }

  private static Activity.Details where(Place place) {
    return new Activity.Details(place.subnetId(), Optional.of(place.zone()));
  }

  private List<Place> places(int turn) {
    if (only.isPresent()) {
      return List.of(only.get());
    }
    List<Place> places = new ArrayList<>();
    for (String zone : NextLaunch.zones(tx, group, headcount, turn)) {
      places.add(new Place(zone, Optional.empty()));
    }
    return places;
  }

  private List<Pool> avoidedWithout(Instance instance) {
    return tx.options().externalEc2()
        ? Stream.concat(
                avoided.stream(), Stream.of(new Pool(instance.zone(), instance.machine().type())))
            .toList()
        : List.of();
  }

  private void accept(NextLaunch.Found next, Duration delay) {
    Instance instance = Launch.requested(tx, group, next);
    accepted.add(new Accepted(instance, delay, avoidedWithout(instance)));
    headcount.add(instance);
  }
}
