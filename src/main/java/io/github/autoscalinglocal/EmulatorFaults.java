package io.github.autoscalinglocal;

import io.github.autoscalinglocal.control.Desk;
import io.github.autoscalinglocal.model.Fault;
import java.util.List;
import java.util.Optional;

/** What is to go wrong in one account and region. */
public final class EmulatorFaults {
  private final Desk desk;

  EmulatorFaults(Desk desk) {
    this.desk = desk;
  }

  /**
   * A fault that is set.
   *
   * @param kind as at {@code /_local/faults}, such as {@code throttle}
   * @param timesLeft how often it will strike yet; empty for as long as it is there
   */
  public record Active(String id, String kind, Optional<Integer> timesLeft) {
    static Active of(Fault fault) {
      return new Active(fault.id(), fault.kind().wire(), fault.times());
    }
  }

  /**
   * Sets a fault more, which is tried after those that are there.
   *
   * @return its id, for {@link #remove}
   * @throws IllegalArgumentException if there can be no such fault
   */
  public String add(FaultRule rule) {
    return desk.addFault(rule.body()).id();
  }

  /** Those that are set, in the order in which they are tried. */
  public List<Active> list() {
    return desk.faults().stream().map(Active::of).toList();
  }

  /**
   * Removes a fault.
   *
   * @throws IllegalArgumentException if there is none of this id, or no longer
   */
  public void remove(String id) {
    desk.removeFault(id);
  }

  /** Removes all faults. */
  public void clear() {
    desk.removeFaults();
  }
}
