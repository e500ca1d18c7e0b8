package io.github.autoscalinglocal.control.live;

import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.History;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** What is different between two states of a region. States are values, so nobody has to wait. */
@SuppressWarnings("ReferenceEquality") // what is the same object has not changed
final class Changes {
  private final Region before;
  private final Region after;
  private final Instant at;
  private final List<News> news = new ArrayList<>();

  private Changes(Region before, Region after, Instant at) {
    this.before = before;
    this.after = after;
    this.at = at;
  }

  /**
   * What has happened, in the order in which it is best understood: what was wanted, what was
   * decided, what was begun, who moved.
   *
   * @param groups the names of those that may have changed
   */
  static List<News> between(Region before, Region after, TreePSet<String> groups, Instant at) {
    Changes changes = new Changes(before, after, at);
    compare(before.groups(), after.groups(), groups, changes::group);
    changes.history();
    compare(before.groups(), after.groups(), groups, changes::instances);
    changes.rest();
    return changes.news;
  }

  /** Tells which of some groups have come, are others or have gone. */
  static void compare(
      TreePMap<String, Group> old,
      TreePMap<String, Group> now,
      TreePSet<String> names,
      BiConsumer<Optional<Group>, Optional<Group>> each) {
    for (String name : names) {
      Group was = old.get(name);
      Group is = now.get(name);
      if (was != is) {
        each.accept(Optional.ofNullable(was), Optional.ofNullable(is));
      }
    }
  }

  /** Tells of each instance that has come, is another or has gone, in the order of the ids. */
  private static void compare(
      TreePMap<String, Instance> old,
      TreePMap<String, Instance> now,
      BiConsumer<Optional<Instance>, Optional<Instance>> each) {
    if (old == now) {
      return;
    }
    Iterator<Map.Entry<String, Instance>> left = old.entrySet().iterator();
    Iterator<Map.Entry<String, Instance>> right = now.entrySet().iterator();
    Map.Entry<String, Instance> last = next(left);
    Map.Entry<String, Instance> next = next(right);
    while (last != null || next != null) {
      int order = order(last, next);
      Instance was = last == null || order > 0 ? null : last.getValue();
      Instance is = next == null || order < 0 ? null : next.getValue();
      if (was != is) {
        each.accept(Optional.ofNullable(was), Optional.ofNullable(is));
      }
      last = order <= 0 ? next(left) : last;
      next = order >= 0 ? next(right) : next;
    }
  }

  private static <E> @Nullable E next(Iterator<E> entries) {
    return entries.hasNext() ? entries.next() : null;
  }

  /** Which of both comes first; the end comes last. */
  private static int order(
      Map.@Nullable Entry<String, Instance> left, Map.@Nullable Entry<String, Instance> right) {
    if (left == null) {
      return 1;
    }
    return right == null ? -1 : left.getKey().compareTo(right.getKey());
  }

  /**
   * Tells of every instance that has come, is seen in another state or has left: one that EC2 has
   * not told the id of is not there yet.
   */
  static void moves(
      Optional<Group> old,
      Optional<Group> now,
      BiConsumer<Optional<Instance>, Optional<Instance>> each) {
    compare(
        instances(old),
        instances(now),
        (last, next) -> {
          Optional<Instance> from = last.filter(Changes::isKnown);
          Optional<Instance> to = next.filter(Changes::isKnown);
          if (!from.map(Changes::shown).equals(to.map(Changes::shown))) {
            each.accept(from, to);
          }
        });
  }

  private static TreePMap<String, Instance> instances(Optional<Group> group) {
    return group.map(Group::instances).orElse(TreePMap.empty());
  }

  private static boolean isKnown(Instance instance) {
    return !instance.lifecycle().isUnknown();
  }

  private static List<Object> shown(Instance instance) {
    return List.of(
        instance.lifecycle(), instance.protectedFromScaleIn(), instance.health().healthy());
  }

  private void group(Optional<Group> old, Optional<Group> now) {
    if (!now.map(Changes::settings).equals(old.map(Changes::settings))) {
      news.add(
          new News.OfGroup(
              account(),
              region(),
              at,
              now.or(() -> old).orElseThrow().name(),
              now.map(group -> group.capacity().desired()),
              now.map(group -> group.capacity().min()),
              now.map(group -> group.capacity().max())));
    }
  }

  /** What of a group is shown beside its instances. */
  private static List<Object> settings(Group group) {
    return List.of(
        group.capacity(),
        group.placement(),
        group.scaleIn(),
        group.suspended(),
        group.behavior(),
        group.work().deleting());
  }

  private void instances(Optional<Group> old, Optional<Group> now) {
    String group = now.or(() -> old).orElseThrow().name();
    moves(
        old,
        now,
        (from, to) -> {
          Instance either = to.or(() -> from).orElseThrow();
          news.add(
              new News.OfLifecycle(
                  account(),
                  region(),
                  at,
                  group,
                  either.id(),
                  either.zone(),
                  from.map(instance -> instance.lifecycle().wire()),
                  to.map(instance -> instance.lifecycle().wire())));
        });
  }

  private void history() {
    History old = before.history();
    History now = after.history();
    if (old == now) {
      return;
    }
    for (Explanation decision : newer(old.decisions(), now.decisions())) {
      news.add(
          new News.OfDecision(
              account(),
              region(),
              at,
              decision.group(),
              decision.count(),
              decision.victims().stream().map(Explanation.Victim::instanceId).toList()));
    }
    old.inProgress()
        .forEach(
            (sequence, was) ->
                now.activity(sequence)
                    .filter(next -> next != was)
                    .ifPresent(next -> news.add(News.OfActivity.of(after.scope(), at, next))));
    long last = Math.max(last(old.ended()), last(old.inProgress()));
    SortedMap<Long, Activity> begun = new TreeMap<>(now.ended().tailMap(last, false));
    begun.putAll(now.inProgress().tailMap(last, false));
    for (Activity activity : begun.values()) {
      news.add(News.OfActivity.of(after.scope(), at, activity));
    }
  }

  private static long last(TreePMap<Long, Activity> activities) {
    return activities.isEmpty() ? -1 : activities.lastKey();
  }

  private static <T> List<T> newer(TreePMap<Long, T> old, TreePMap<Long, T> now) {
    if (old == now || now.isEmpty()) {
      return List.of();
    }
    return old.isEmpty()
        ? List.copyOf(now.values())
        : List.copyOf(now.tailMap(old.lastKey(), false).values());
  }

  private void rest() {
    List<String> what = new ArrayList<>();
    note(what, "faults", before.faults(), after.faults());
    note(what, "market", before.market(), after.market());
    note(what, "messages", before.outbox(), after.outbox());
    note(what, "metrics", before.cloudWatch(), after.cloudWatch());
    note(what, "loads", before.loads(), after.loads());
    if (!what.isEmpty()) {
      news.add(new News.OfRegion(account(), region(), at, what));
    }
  }

  private static void note(List<String> what, String name, Object old, Object now) {
    if (old != now) {
      what.add(name);
    }
  }

  private String account() {
    return after.scope().account();
  }

  private String region() {
    return after.scope().region();
  }
}
