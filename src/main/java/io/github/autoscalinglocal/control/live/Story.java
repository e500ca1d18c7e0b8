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

  private final List<Wish> wishes;
  private final Map<String, Lane> lanes;

  private Story(List<Wish> wishes, Map<String, Lane> lanes) {
    this.wishes = wishes;
    this.lanes = lanes;
  }

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
    Lane with(Instance next, Step step) {
      List<Step> all = new ArrayList<>(steps);
      if (!all.isEmpty() && last(all).at().equals(step.at())) {
        all.remove(all.size() - 1);
      }
      if (all.isEmpty() || !last(all).state().equals(step.state())) {
        all.add(step);
      }
      return new Lane(
          next, List.copyOf(all.size() > STEPS_KEPT ? all.subList(1, all.size()) : all));
    }

    /** Whether it has left its group. */
    public boolean isGone() {
      return last(steps).state().isEmpty();
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
    Story story = new Story(new ArrayList<>(), new HashMap<>());
    before.ifPresent(
        group -> {
          story.wishes.add(new Wish(group.identity().createdAt(), Optional.of(group.capacity())));
          for (Instance instance : group.instances().values()) {
            if (!instance.lifecycle().isUnknown()) {
              Instant since = earlier(instance.launchedAt(), at);
              story.lanes.put(instance.id(), lane(instance, since));
            }
          }
        });
    return story;
  }

  private static Lane lane(Instance instance, Instant since) {
    return new Lane(instance, List.of(new Step(since, Optional.of(instance.lifecycle().wire()))));
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
    Lane lane = lanes.get(instance.id());
    if (lane == null) {
      boolean planted = isNew || from.isPresent();
      lane =
          new Lane(instance, List.of())
              .with(
                  instance,
                  new Step(
                      planted ? earlier(instance.launchedAt(), at) : at,
                      from.or(() -> to).map(each -> each.lifecycle().wire())));
    }
    lanes.put(
        instance.id(), lane.with(instance, new Step(at, to.map(each -> each.lifecycle().wire()))));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  void forget(String instanceId) {
    Lane lane = lanes.get(instanceId);
    if (lane != null && lane.isGone()) {
      lanes.remove(instanceId);
    }
  }

  boolean isOver() {
    return lanes.isEmpty() && !wishes.isEmpty() && last(wishes).capacity().isEmpty();
  }

  Story copy() {
    return new Story(List.copyOf(wishes), Map.copyOf(lanes));
  }

  /** What it wanted, the oldest first. */
  public List<Wish> wishes() {
    return wishes;
  }

  /** Its instances by id, those that have left among them. */
  public SortedMap<String, Lane> lanes() {
    return new TreeMap<>(lanes);
  }
}
