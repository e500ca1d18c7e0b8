package io.github.autoscalinglocal.model;

import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The groups that were made through Spot's API.
 *
 * @param idOfGroup by the name of the group
 */
public record Elastigroups(TreePMap<String, Elastigroup> byId, TreePMap<String, String> idOfGroup) {
  public static final Elastigroups NONE = new Elastigroups(TreePMap.empty(), TreePMap.empty());

  public Optional<Elastigroup> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Elastigroup> of(Group group) {
    return Optional.ofNullable(idOfGroup.get(group.name()))
        .flatMap(this::withId)
        .filter(each -> each.group().equals(group.ref()));
  }

  /** With a group, which takes the place of one that had the same name and is gone. */
  public Elastigroups with(Elastigroup next) {
    String before = idOfGroup.getOrDefault(next.group().name(), next.id());
    return new Elastigroups(
        byId.minus(before).plus(next.id(), next), idOfGroup.plus(next.group().name(), next.id()));
  }

  public Elastigroups without(Elastigroup gone) {
    return new Elastigroups(byId.minus(gone.id()), idOfGroup.minus(gone.group().name()));
  }
}
