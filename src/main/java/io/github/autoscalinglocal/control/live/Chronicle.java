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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Which states the instances of a group went through, and what the group wanted meanwhile. It lies
 * beside the world: no rule asks for it, and a state that is exported is without it. What happens
 * at one instant is looked at once, when that instant is over.
 */
public final class Chronicle {
  /** Of instances that have left; those that are there are bounded by the limits of EC2. */
  private static final int DEPARTED_KEPT = 10_000;

  /** Whoever notes more than so many without anybody writing them writes them himself. */
  private static final int MOST_UNWRITTEN = 64;

  /** Guards the stories. */
  private final ReentrantLock writing = new ReentrantLock();

  private final SortedMap<Key, Story> stories = new TreeMap<>();
  private final Deque<Departed> departed = new ArrayDeque<>();

  /** Guards what is noted, for moments: under the lock of the engine. */
  private final Object noting = new Object();

  private final SortedMap<Scope, Unwritten> unwritten = new TreeMap<>();
  private final Deque<Unwritten> complete = new ArrayDeque<>();

  private record Key(Scope scope, String group) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = scope.compareTo(other.scope);
      return order == 0 ? group.compareTo(other.group) : order;
    }
  }

  /** What is not written yet of a region: how one instant found its groups, and left them. */
  private static final class Unwritten {
    private final Scope scope;
    private final Instant at;
    private final TreePMap<String, Group> before;
    private TreePMap<String, Group> after;
    private TreePSet<String> changed = TreePSet.empty();

    Unwritten(Region before, Instant at) {
      this.scope = before.scope();
      this.at = at;
      this.before = before.groups();
      this.after = before.groups();
    }

    void add(Region next, TreePSet<String> groups) {
      after = next.groups();
      changed = changed.isEmpty() ? groups : changed.plusAll(groups);
    }
  }

  private record Departed(Key key, String instanceId) {}

  /**
   * Notes that something has changed; it is written later.
   *
   * @param groups the names of the groups that have changed
   */
  void note(Region before, Region after, TreePSet<String> groups, Instant at) {
    if (groups.isEmpty()) {
      return;
    }
    boolean tooMany;
    synchronized (noting) {
      Unwritten known = unwritten.get(after.scope());
      if (known != null && !known.at.equals(at)) {
        complete.add(known);
        known = null;
      }
      if (known == null) {
        known = new Unwritten(before, at);
        unwritten.put(after.scope(), known);
      }
      known.add(after, groups);
      tooMany = complete.size() > MOST_UNWRITTEN;
    }
    if (tooMany) {
      writeComplete();
    }
  }

  /** Writes what was noted and is complete, unless somebody is at it. */
  void write() {
    if (writing.tryLock()) {
      try {
        writeComplete();
      } finally {
        writing.unlock();
      }
    }
  }

  private void writeComplete() {
    writing.lock();
    try {
      for (Unwritten next = nextComplete(); next != null; next = nextComplete()) {
        write(next);
      }
    } finally {
      writing.unlock();
    }
  }

  private @Nullable Unwritten nextComplete() {
    synchronized (noting) {
      return complete.poll();
    }
  }

  void forget() {
    writing.lock();
    try {
      synchronized (noting) {
        unwritten.clear();
        complete.clear();
      }
      stories.clear();
      departed.clear();
    } finally {
      writing.unlock();
    }
  }

  /** What is known of a group, which may be gone. */
  public Optional<Story> of(Scope scope, String group) {
    return read(() -> Optional.ofNullable(stories.get(new Key(scope, group))).map(Story::copy));
  }

  /** The groups of a region that something is known of, whether they are there or not. */
  public List<String> groups(Scope scope) {
    return read(
        () ->
            stories.keySet().stream()
                .filter(key -> key.scope().equals(scope))
                .map(Key::group)
                .toList());
  }

  private <T> T read(Supplier<T> what) {
    writing.lock();
    try {
      synchronized (noting) {
        complete.addAll(unwritten.values());
        unwritten.clear();
      }
      writeComplete();
      return what.get();
    } finally {
      writing.unlock();
    }
  }

  private void write(Unwritten change) {
    Changes.compare(
        change.before,
        change.after,
        change.changed,
        (old, now) -> {
          String name = now.or(() -> old).orElseThrow().name();
          write(new Key(change.scope, name), old, now, change.at);
        });
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
