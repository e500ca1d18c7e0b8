package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of a group. */
public final class Story {
  /** A group that changes its mind every minute is told of for more than a day. */
  private static final int WISHES_KEPT = 2_000;

  private static final int STEPS_KEPT = 200;

  private final List<Wish> wishes = new ArrayList<>();
  private final Map<String, Way> ways = new HashMap<>();

  private Story() {}

  /**
   * What the group wanted from an instant on.
   *
   * @param capacity empty once it is gone
   */
  public record Wish(Instant at, Optional<Capacity> capacity) {}

  /**
   * An instance's way.
   *
   * @param instance as it was seen last
   */
  public record Lane(Instance instance, List<Step> steps) {
    /** Whether it has left its group. */
    public boolean isGone() {
      return last(steps).state().isEmpty();
    }
  }

  /** A lane that is written on. */
  private static final class Way {
    private Instance instance;
    private final List<Step> steps = new ArrayList<>();

    Way(Instance instance, Step first) {
      this.instance = instance;
      this.steps.add(first);
    }

    void moves(Instance next, Step step) {
      instance = next;
      if (last(steps).at().equals(step.at())) {
        steps.remove(steps.size() - 1);
      }
      if (steps.isEmpty() || !last(steps).state().equals(step.state())) {
        steps.add(step);
      }
      if (steps.size() > STEPS_KEPT) {
        steps.remove(0);
      }
    }

    Way copy() {
      Way copy = new Way(instance, steps.get(0));
      copy.steps.addAll(steps.subList(1, steps.size()));
      return copy;
    }

    Lane lane() {
      return new Lane(instance, List.copyOf(steps));
    }
  }

  /**
   * A state, from when on.
   *
   * @param state as the API tells it; empty once it has left
   */
  public record Step(Instant at, Optional<String> state) {}

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  /** The story of a group that may have been there before anybody took notes. */
  static Story begin(Optional<Group> before, Instant at) {
    Story story = new Story();
    before.ifPresent(
        group -> {
          story.wishes.add(new Wish(group.identity().createdAt(), Optional.of(group.capacity())));
          for (Instance instance : group.instances().values()) {
            if (!instance.lifecycle().isUnknown()) {
              Instant since = earlier(instance.launchedAt(), at);
              story.ways.put(instance.id(), new Way(instance, new Step(since, state(instance))));
            }
          }
        });
    return story;
  }

  private static Optional<String> state(Instance instance) {
    return Optional.of(instance.lifecycle().wire());
  }

  void wants(Instant at, Optional<Capacity> capacity) {
    if (wishes.isEmpty() || !last(wishes).capacity().equals(capacity)) {
      wishes.add(new Wish(at, capacity));
    }
    if (wishes.size() > WISHES_KEPT) {
      wishes.remove(0);
    }
  }

  /**
   * An instance has come, moved or left.
   *
   * @param isNew whether its group is new: then it has been with it since its launch
   */
  void moves(Instant at, Optional<Instance> from, Optional<Instance> to, boolean isNew) {
    Instance instance = to.or(() -> from).orElseThrow();
    Way way = ways.get(instance.id());
    if (way == null) {
      boolean planted = isNew || from.isPresent();
      Instant since = planted ? earlier(instance.launchedAt(), at) : at;
      way = new Way(instance, new Step(since, state(from.orElse(instance))));
      ways.put(instance.id(), way);
    }
    way.moves(instance, new Step(at, to.flatMap(Story::state)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  void forget(String instanceId) {
    Way way = ways.get(instanceId);
    if (way != null && last(way.steps).state().isEmpty()) {
      ways.remove(instanceId);
    }
  }

  boolean isOver() {
    return ways.isEmpty() && !wishes.isEmpty() && last(wishes).capacity().isEmpty();
  }

  Story copy() {
    Story copy = new Story();
    copy.wishes.addAll(wishes);
    ways.forEach((id, way) -> copy.ways.put(id, way.copy()));
    return copy;
  }

  /** What it wanted, the oldest first. */
  public List<Wish> wishes() {
    return wishes;
  }

  /** Its instances by id, those that have left among them. */
  public SortedMap<String, Lane> lanes() {
    SortedMap<String, Lane> lanes = new TreeMap<>();
    ways.forEach((id, way) -> lanes.put(id, way.lane()));
    return lanes;
  }
}
