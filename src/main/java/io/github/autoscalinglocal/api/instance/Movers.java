package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Causes.Change;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The instances that a request moves into, out of or within a group, and what that does to the
 * desired capacity.
 *
 * @param move as error texts name it, such as {@code detach}
 */
record Movers(Group group, List<Instance> instances, String move) {
  private static final int MOST = 20;

  /**
   * The instances of these ids, in the order given.
   *
   * @param ids {@code null} for none
   * @param from the states from which the move leads
   * @param states those states as the error text names them
   */
  static Movers of(Group group, List<String> ids, Set<Lifecycle> from, String states, String move) {
    List<Instance> instances = new ArrayList<>();
    for (String id : ids(ids, move)) {
      Instance instance =
          group.instance(id).orElseThrow(() -> Errors.notPartOfGroup(id, group.name()));
      if (!from.contains(instance.lifecycle())) {
        throw Errors.instanceNotInState(id, states);
      }
      instances.add(instance);
    }
    return new Movers(group, instances, move);
  }

  /** The ids that a request names, each once. */
  static List<String> ids(List<String> given, String move) {
    List<String> ids = given == null ? List.of() : given.stream().distinct().toList();
    if (ids.size() > MOST) {
      throw Errors.tooManyInstances(move);
    }
    return ids;
  }

  /** Lowers the desired capacity by what they weigh, if that is asked for. */
  Optional<Change> lower(Tx tx, boolean asked) {
    if (!asked || instances.isEmpty()) {
      tx.touch(group.name());
      return Optional.empty();
    }
    int desired = group.capacity().desired() - units();
    if (desired < group.capacity().min()) {
      throw sizesForbid(instances.size());
    }
    return Optional.of(change(tx, desired));
  }

  /** Raises the desired capacity by what they weigh. */
  Change raise(Tx tx) {
    return raise(tx, units(), instances.size());
  }

  Change raise(Tx tx, int units, int count) {
    checkRaise(units, count);
    return change(tx, group.capacity().desired() + units);
  }

  void checkRaise(int units, int count) {
    if (units > group.capacity().max() - group.capacity().desired()) {
      throw sizesForbid(count);
    }
  }

  private Change change(Tx tx, int desired) {
    Capacity capacity = group.capacity();
    tx.put(group.with(capacity.withDesired(desired)).with(group.work().withNewWish()));
    return new Change(capacity.desired(), desired);
  }

  private int units() {
    return units(instances);
  }

  private static int units(Collection<Instance> instances) {
    return instances.stream().mapToInt(Instance::units).sum();
  }

  private ApiException sizesForbid(int count) {
    Capacity capacity = group.capacity();
    return Errors.sizesForbid(
        group.name(), capacity.min(), capacity.max(), capacity.desired(), move, count);
  }
}
