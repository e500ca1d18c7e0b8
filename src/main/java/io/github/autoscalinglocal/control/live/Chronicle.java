package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/**
 * Which states the instances of a group went through, and what the group wanted meanwhile. It lies
 * beside the world: no rule asks for it, and a state that is exported is without it. What happens
 * at one instant is looked at once, when that instant is over. To find out which groups have
 * changed takes a look at all, so several instants are written together, unless a group that came
 * in one of them goes.
 */
@SuppressWarnings("ReferenceEquality") // what is the same object has not changed
public final class Chronicle {
  /** Of instances that have left; those that are there are bounded by the limits of EC2. */
  private static final int DEPARTED_KEPT = 10_000;

  /** How many instants are written together. */
  private static final int INSTANTS = 16;

  private final SortedMap<Key, Story> stories = new TreeMap<>();
  private final SortedMap<Scope, Unwritten> unwritten = new TreeMap<>();
  private final Deque<Departed> departed = new ArrayDeque<>();

  private record Key(Scope scope, String group) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = scope.compareTo(other.scope);
      return order == 0 ? group.compareTo(other.group) : order;
    }
  }

  /** How the groups of a region were left at an instant. */
  private record Moment(Instant at, TreePMap<String, Group> groups) {}

  /** What is not written yet of a region: how it was, and then became. */
  private static final class Unwritten {
    private final TreePMap<String, Group> before;
    private final List<Moment> moments = new ArrayList<>();
    private boolean hasNew;

    Unwritten(TreePMap<String, Group> before) {
      this.before = before;
    }

    /** Whether this is to be written before something of another instant is added. */
    boolean isDue(Region from, Region to, Instant at) {
      boolean goes = to.groups().size() < from.groups().size();
      return !moments.isEmpty()
          && (moments.size() >= INSTANTS || (hasNew && goes))
          && !last().at().equals(at);
    }

    void add(Region from, Region to, Instant at) {
      if (!moments.isEmpty() && last().at().equals(at)) {
        moments.remove(moments.size() - 1);
      }
      moments.add(new Moment(at, to.groups()));
      hasNew |= to.groups().size() > from.groups().size();
    }

    Moment last() {
      return moments.get(moments.size() - 1);
    }
  }

  private record Departed(Key key, String instanceId) {}

  /** Notes that something has changed. */
  synchronized void note(Region before, Region after, Instant at) {
    if (before.groups() == after.groups()) {
      return;
    }
    Unwritten known = unwritten.get(after.scope());
    if (known != null && known.isDue(before, after, at)) {
      write(after.scope(), known);
      known = null;
    }
    if (known == null) {
      known = new Unwritten(before.groups());
      unwritten.put(after.scope(), known);
    }
    known.add(before, after, at);
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
    unwritten.forEach(this::write);
    unwritten.clear();
  }

  private void write(Scope scope, Unwritten change) {
    List<String> changed = new ArrayList<>();
    Changes.compare(
        change.before,
        change.last().groups(),
        (old, now) -> changed.add(now.or(() -> old).orElseThrow().name()));
    TreePMap<String, Group> before = change.before;
    for (Moment moment : change.moments) {
      for (String name : changed) {
        Group old = before.get(name);
        Group now = moment.groups().get(name);
        if (old != now) {
          Key key = new Key(scope, name);
          write(key, Optional.ofNullable(old), Optional.ofNullable(now), moment.at());
        }
      }
      before = moment.groups();
    }
    while (departed.size() > DEPARTED_KEPT) {
      forget(departed.removeFirst());
    }
  }

  private void write(Key key, Optional<Group> old, Optional<Group> now, Instant at) {
    Story story = stories.computeIfAbsent(key, any -> Story.begin(old, at));
    story.wants(at, now.map(Group::capacity));
    Changes.moves(
        old,
        now,
        (from, to) -> {
          story.moves(at, from, to, old.isEmpty());
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
