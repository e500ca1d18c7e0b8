package io.github.autoscalinglocal.model.ec2;

import java.util.Optional;
import org.pcollections.TreePMap;

/** Launch templates by id, and their ids by name. */
public record Templates(TreePMap<String, Template> byId, TreePMap<String, String> idsByName) {
  public static final Templates NONE = new Templates(TreePMap.empty(), TreePMap.empty());

  public Optional<Template> withId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Template> named(String name) {
    return Optional.ofNullable(idsByName.get(name)).flatMap(this::withId);
  }

  public Templates with(Template template) {
    return new Templates(
        byId.plus(template.id(), template), idsByName.plus(template.name(), template.id()));
  }

  public Templates without(Template template) {
    return new Templates(byId.minus(template.id()), idsByName.minus(template.name()));
  }
}
