package io.github.autoscalinglocal;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.History;
import java.util.List;
import java.util.Optional;

/**
 * A group and its history, as they were at one moment.
 *
 * @param terminationPolicies as configured
 * @param suspendedProcesses by name
 * @param instances by id
 * @param activities the oldest first
 * @param decisions why its scale-ins chose whom they chose, the oldest first
 */
public record GroupSnapshot(
    String name,
    int minSize,
    int maxSize,
    int desiredCapacity,
    List<String> availabilityZones,
    List<String> terminationPolicies,
    List<String> suspendedProcesses,
    List<InstanceSnapshot> instances,
    List<ActivitySnapshot> activities,
    List<Explanation> decisions) {

  static GroupSnapshot of(View view, Group group) {
    History history = view.region().history();
    return new GroupSnapshot(
        group.name(),
        group.capacity().min(),
        group.capacity().max(),
        group.capacity().desired(),
        List.copyOf(group.placement().zones()),
        List.copyOf(group.scaleIn().terminationPolicies()),
        List.copyOf(group.suspended().keySet()),
        group.visibleInstances().stream().map(InstanceSnapshot::of).toList(),
        activities(history, group),
        history.decisions().values().stream()
            .filter(decision -> decision.group().equals(group.name()))
            .toList());
  }

  private static List<ActivitySnapshot> activities(History history, Group group) {
    return history.sequences(group.name()).stream()
        .flatMap(sequence -> history.activity(sequence).stream())
        .filter(activity -> isOf(group, activity))
        .map(ActivitySnapshot::of)
        .toList();
  }

  /** A group that was deleted may have had the same name. */
  private static boolean isOf(Group group, Activity activity) {
    return activity.group().arn().equals(group.identity().arn());
  }

  /** One of its instances. */
  public Optional<InstanceSnapshot> instance(String id) {
    return instances.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The ids of the instances that serve. */
  public List<String> inService() {
    return instances.stream()
        .filter(InstanceSnapshot::isInService)
        .map(InstanceSnapshot::id)
        .toList();
  }

  /** The decision to lose an instance; empty if no scale-in chose it. */
  public Optional<Explanation> decisionAgainst(String id) {
    return decisions.stream()
        .filter(each -> each.victims().stream().anyMatch(victim -> victim.instanceId().equals(id)))
        .findFirst();
  }

  /** All that is known of the group and what happened to it, for people to read. */
  public String history() {
    return GroupHistory.of(this);
  }

  static List<GroupSnapshot> all(View view) {
    return view.region().groups().values().stream().map(group -> of(view, group)).toList();
  }
}
