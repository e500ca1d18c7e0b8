package io.github.autoscalinglocal.model;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The faults of a region: of several that could strike, the one that was set first does.
 *
 * @param bySequence in the order in which they were set
 */
public record Faults(TreePMap<Long, Fault> bySequence) {
  public static final Faults NONE = new Faults(TreePMap.empty());

  public Collection<Fault> all() {
    return bySequence.values();
  }

  /** Whether none is set, as nearly always. */
  public boolean areNone() {
    return bySequence.isEmpty();
  }

  /** Asked for every call, and next to nothing when there are none. */
  public boolean concernCalls() {
    return !areNone() && all().stream().anyMatch(each -> each.kind().concernsCalls());
  }

  public Optional<Fault> fault(String id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  public Faults with(long sequence, Fault fault) {
    return new Faults(bySequence.plus(sequence, fault));
  }

  public Faults without(String id) {
    TreePMap<Long, Fault> left = bySequence;
    for (Map.Entry<Long, Fault> each : bySequence.entrySet()) {
      left = each.getValue().id().equals(id) ? left.minus(each.getKey()) : left;
    }
    return new Faults(left);
  }

  /** With a fault that has struck once more: it is gone after the last of its times. */
  public Faults afterStrike(long sequence, Fault fault) {
    Fault struck = fault.struck();
    boolean usedUp = struck.times().filter(left -> left == 0).isPresent();
    return new Faults(usedUp ? bySequence.minus(sequence) : bySequence.plus(sequence, struck));
  }
}
