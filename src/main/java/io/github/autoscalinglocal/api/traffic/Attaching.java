package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.api.group.Rules;
import io.github.autoscalinglocal.companion.elb.TrafficSources;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.InstanceRefreshes;
import io.github.autoscalinglocal.fleet.SourceAttachments;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.TrafficSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What the operations that attach and detach have in common. */
final class Attaching {
  private static final int MOST_AT_ONCE = 10;

  private Attaching() {}

  /** Adds sources to those of a group. What is attached already, in whichever way, stays so. */
  static void attach(
      Tx tx, String groupName, List<TrafficSource> sources, boolean asTrafficSources) {
    Group group = Groups.changeable(tx, groupName);
    if (InstanceRefreshes.replacesRootVolumes(group)) {
      throw Errors.rootVolumeReplacementInProgress();
    }
    var attached = group.attachments().traffic();
    List<TrafficSource> added =
        sources.stream()
            .filter(each -> !attached.containsKey(each) || !attached.get(each).takesInstances())
            .toList();
    checkAtOnce(group, sources, added);
    added.forEach(each -> TrafficSources.resolve(tx, each));
    TreeSet<TrafficSource> wanted = new TreeSet<>(added);
    attached.values().stream()
        .filter(AttachedSource::takesInstances)
        .forEach(each -> wanted.add(each.source()));
    Rules.trafficSources(wanted);
    added.forEach(each -> SourceAttachments.attach(tx, groupName, each, asTrafficSources));
  }

  /**
   * Removes sources from a group. What is on its way out already stays so.
   *
   * @param known the attachments that the operation knows
   * @param what the sources are called where they are refused
   */
  static void detach(
      Tx tx,
      String groupName,
      List<TrafficSource> sources,
      Predicate<AttachedSource> known,
      String what) {
    Group group = Groups.changeable(tx, groupName);
    checkAtOnce(group, sources, sources);
    for (TrafficSource source : sources) {
      AttachedSource attached = group.attachments().traffic().get(source);
      if (attached == null || !known.test(attached)) {
        throw Errors.sourcesNotAttached(what);
      }
    }
    sources.forEach(each -> SourceAttachments.detach(tx, groupName, each));
  }

  /** In one call, or on the way in and out together. */
  private static void checkAtOnce(
      Group group, List<TrafficSource> named, Collection<TrafficSource> changing) {
    TreeSet<TrafficSource> moving = new TreeSet<>(changing);
    group.attachments().traffic().values().stream()
        .filter(AttachedSource::isMoving)
        .forEach(each -> moving.add(each.source()));
    if (named.size() > MOST_AT_ONCE || moving.size() > MOST_AT_ONCE) {
      throw Errors.tooManySourcesAtOnce(MOST_AT_ONCE);
    }
  }
}
