package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * All that one account has in one region.
 *
 * @param members how many instances all groups hold
 */
public record Region(
    Scope scope,
    TreePMap<String, Group> groups,
    TreePMap<String, LaunchConfiguration> launchConfigurations,
    int members,
    History history,
    Surroundings around,
    Market market) {

  public static Region empty(Scope scope) {
    return new Region(
        scope,
        TreePMap.empty(),
        TreePMap.empty(),
        0,
        History.EMPTY,
        Surroundings.EMPTY,
        Market.UNTOUCHED);
  }

  public Optional<Group> group(String name) {
    return Optional.ofNullable(groups.get(name));
  }

  /** A group that cannot be missing: another name is a bug, and throws. */
  public Group existing(String groupName) {
    Group group = groups.get(groupName);
    if (group == null) {
      throw new NoSuchElementException("no group " + groupName);
    }
    return group;
  }

  /** The group that holds an instance, once that has an id in EC2. */
  public Optional<Group> groupHolding(String instanceId) {
    return ec2()
        .instance(instanceId)
        .flatMap(Ec2Instance::group)
        .flatMap(this::group)
        .filter(group -> group.instances().containsKey(instanceId));
  }

  /** An instance of any group. */
  public Optional<Instance> instance(String id) {
    return groupHolding(id).flatMap(group -> group.instance(id));
  }

  public Optional<LaunchConfiguration> launchConfiguration(String name) {
    return Optional.ofNullable(launchConfigurations.get(name));
  }

  public Region with(Group group) {
    return with(group, members);
  }

  public Region withoutGroup(String name) {
    return withGroups(groups.minus(name), members);
  }

  /** With the next state of a group, in which it has an instance more. */
  public Region withJoined(Group group) {
    return with(group, members + 1);
  }

  /** With the next state of a group, which an instance has left. */
  public Region withLeft(Group group) {
    return with(group, members - 1);
  }

  public Region with(LaunchConfiguration configuration) {
    return withLaunchConfigurations(launchConfigurations.plus(configuration.name(), configuration));
  }

  public Region withoutLaunchConfiguration(String name) {
    return withLaunchConfigurations(launchConfigurations.minus(name));
  }

  public Region with(History next) {
    return new Region(scope, groups, launchConfigurations, members, next, around, market);
  }

  public Ec2 ec2() {
    return around.ec2();
  }

  public Region with(Ec2 next) {
    return with(around.with(next));
  }

  public Elb elb() {
    return around.elb();
  }

  public Region with(Elb next) {
    return with(around.with(next));
  }

  public Outbox outbox() {
    return around.outbox();
  }

  public Region with(Outbox next) {
    return with(around.with(next));
  }

  public Faults faults() {
    return around.faults();
  }

  public Region with(Faults next) {
    return with(around.with(next));
  }

  public CloudWatch cloudWatch() {
    return around.cloudWatch();
  }

  public Region with(CloudWatch next) {
    return with(around.with(next));
  }

  public Loads loads() {
    return around.loads();
  }

  public Region with(Loads next) {
    return with(around.with(next));
  }

  public Iam iam() {
    return around.iam();
  }

  public Region with(Iam next) {
    return with(around.with(next));
  }

  public Elastigroups elastigroups() {
    return around.elastigroups().orElse(Elastigroups.NONE);
  }

  public Region with(Elastigroups next) {
    return with(around.with(next));
  }

  private Region with(Surroundings next) {
    return new Region(scope, groups, launchConfigurations, members, history, next, market);
  }

  public Region with(Market next) {
    return new Region(scope, groups, launchConfigurations, members, history, around, next);
  }

  private Region with(Group group, int nextMembers) {
    return withGroups(groups.plus(group.name(), group), nextMembers);
  }

  private Region withGroups(TreePMap<String, Group> next, int nextMembers) {
    return new Region(scope, next, launchConfigurations, nextMembers, history, around, market);
  }

  private Region withLaunchConfigurations(TreePMap<String, LaunchConfiguration> next) {
    return new Region(scope, groups, next, members, history, around, market);
  }
}
