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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  /** How the groups of a region were left at an instant. */
  private record Moment(Instant at, TreePMap<String, Group> groups) {}

  /** What is not written yet of a region: how it was, and then became. */
  private static final class Unwritten {
    private final Scope scope;
    private final TreePMap<String, Group> before;
    private final List<Moment> moments = new ArrayList<>();
    private boolean hasNew;

    Unwritten(Region before) {
      this.scope = before.scope();
      this.before = before.groups();
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

  /** Notes that something has changed; it is written later. */
  void note(Region before, Region after, Instant at) {
    if (before.groups() == after.groups()) {
      return;
    }
    boolean tooMany;
    synchronized (noting) {
      Unwritten known = unwritten.get(after.scope());
      if (known != null && known.isDue(before, after, at)) {
        complete.add(known);
        known = null;
      }
      if (known == null) {
        known = new Unwritten(before);
        unwritten.put(after.scope(), known);
      }
      known.add(before, after, at);
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
    List<String> changed = new ArrayList<>();
    Changes.compare(
        change.before,
        change.last().groups(),
        (old, now) -> changed.add(now.or(() -> old).orElseThrow().name()));
    for (String name : changed) {
      Key key = new Key(change.scope, name);
      Group old = change.before.get(name);
      for (Moment moment : change.moments) {
        Group now = moment.groups().get(name);
        if (old != now) {
          write(key, Optional.ofNullable(old), Optional.ofNullable(now), moment.at());
        }
        old = now;
      }
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
