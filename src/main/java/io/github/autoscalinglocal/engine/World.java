package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.pcollections.TreePMap;

/**
 * Everything, as one immutable value: a snapshot of it costs nothing, and an update costs O(log n).
 *
 * @param agenda what is due, in the order in which it will run
 * @param sequence the last number handed out
 * @param chance the state of the random stream
 */
public record World(
    TreePMap<Scope, Region> regions,
    TreePMap<Due, Appointment> agenda,
    long sequence,
    long chance) {

  /** When an event runs: events of one instant run in the order in which they were scheduled. */
  public record Due(Instant at, long sequence) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = at.compareTo(other.at);
      return order != 0 ? order : Long.compare(sequence, other.sequence);
    }
  }

  public record Appointment(Scope scope, Event event) {}

  static World empty(long seed) {
    return new World(TreePMap.empty(), TreePMap.empty(), 0, seed);
  }

  public Region region(Scope scope) {
    Region region = regions.get(scope);
    return region == null ? Region.empty(scope) : region;
  }

  /** When the next event is due. */
  Optional<Instant> nextDue() {
    // Unlike the maps of the JDK, this one throws where it has no first entry.
    return agenda.isEmpty() ? Optional.empty() : Optional.of(agenda.firstKey().at());
  }

  /** Whether an event is due at an instant or before it. */
  boolean isDue(Instant at) {
    return !agenda.isEmpty() && !agenda.firstKey().at().isAfter(at);
  }

  World with(Region region) {
    return new World(regions.plus(region.scope(), region), agenda, sequence, chance);
  }

  World withAgenda(TreePMap<Due, Appointment> next) {
    return new World(regions, next, sequence, chance);
  }

  World withChance(long next) {
    return new World(regions, agenda, sequence, next);
  }

  /** Without a region, or without all regions of an account, and without what was due there. */
  World without(Predicate<Scope> gone) {
    TreePMap<Scope, Region> keptRegions = regions;
    for (Scope scope : regions.keySet()) {
      keptRegions = gone.test(scope) ? keptRegions.minus(scope) : keptRegions;
    }
    TreePMap<Due, Appointment> keptAgenda = agenda;
    for (var entry : agenda.entrySet()) {
      keptAgenda =
          gone.test(entry.getValue().scope()) ? keptAgenda.minus(entry.getKey()) : keptAgenda;
    }
    return new World(keptRegions, keptAgenda, sequence, chance);
  }
}
