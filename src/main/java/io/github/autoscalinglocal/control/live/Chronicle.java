package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/**
 * Which states the instances of a group went through, and what the group wanted meanwhile. It lies
 * beside the world: no rule asks for it, and a state that is exported is without it. What happens
 * at one instant is looked at once, when that instant is over, so it costs a look at the group for
 * each instant at which it has changed.
 */
@SuppressWarnings("ReferenceEquality") // what is the same object has not changed
public final class Chronicle {
  /** Of instances that have left; those that are there are bounded by the limits of EC2. */
  private static final int DEPARTED_KEPT = 10_000;

  private final SortedMap<Key, Story> stories = new TreeMap<>();
  private final SortedMap<Scope, Change> unwritten = new TreeMap<>();
  private final Deque<Departed> departed = new ArrayDeque<>();
  private Instant unwrittenAt = Instant.MIN;

  private record Key(Scope scope, String group) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = scope.compareTo(other.scope);
      return order == 0 ? group.compareTo(other.group) : order;
    }
  }

  private record Change(TreePMap<String, Group> before, TreePMap<String, Group> after) {}

  private record Departed(Key key, String instanceId) {}

  /** Notes that something has changed. */
  synchronized void note(Region before, Region after, Instant at) {
    if (before.groups() == after.groups()) {
      return;
    }
    if (!at.equals(unwrittenAt)) {
      write();
      unwrittenAt = at;
    }
    Change first = unwritten.get(after.scope());
    unwritten.put(
        after.scope(),
        new Change(first == null ? before.groups() : first.before(), after.groups()));
  }

  synchronized void forget() {
    stories.clear();
    unwritten.clear();
    departed.clear();
  }

  /** What is known of a group, which may be gone. */
  public synchronized Optional<Story> of(Scope scope, String group) {
    write();
    return Optional.ofNullable(stories.get(new Key(scope, group))).map(Story::copy);
  }

  /** The groups of a region that something is known of, whether they are there or not. */
  public synchronized List<String> groups(Scope scope) {
    write();
    return stories.keySet().stream()
        .filter(key -> key.scope().equals(scope))
        .map(Key::group)
        .toList();
  }

  private void write() {
    unwritten.forEach(
        (scope, change) ->
            Changes.compare(
                change.before(),
                change.after(),
                (old, now) -> {
                  String group = now.or(() -> old).orElseThrow().name();
                  write(new Key(scope, group), old, now);
                }));
    unwritten.clear();
    while (departed.size() > DEPARTED_KEPT) {
      forget(departed.removeFirst());
    }
  }

  private void write(Key key, Optional<Group> old, Optional<Group> now) {
    Story story = stories.computeIfAbsent(key, any -> Story.begin(old, unwrittenAt));
    story.wants(unwrittenAt, now.map(Group::capacity));
    Changes.moves(
        old,
        now,
        (from, to) -> {
          story.moves(unwrittenAt, from, to, old.isEmpty());
          if (to.isEmpty()) {
            departed.add(new Departed(key, from.orElseThrow().id()));
          }
        });
    if (story.isOver()) {
      stories.remove(key);
    }
  }

  private void forget(Departed gone) {
    Story story = stories.get(gone.key());
    if (story != null) {
      story.forget(gone.instanceId());
      if (story.isOver()) {
        stories.remove(gone.key());
      }
    }
  }
}
