package io.github.autoscalinglocal.api.tag;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Tag;
import java.util.List;
import org.pcollections.TreePMap;

/** What the service checks of tags, and what it makes of them. */
public final class Tags {
  private static final String RESOURCE_TYPE = "auto-scaling-group";
  private static final int MOST = 50;

  private Tags() {}

  /**
   * A group's tags with some more, which take the place of those of the same key. A tag names its
   * group, whatever the request says; an absent value is empty, and nothing propagates unasked.
   */
  public static TreePMap<String, Tag> with(
      TreePMap<String, Tag> tags, String groupName, List<Tag> given) {
    TreePMap<String, Tag> all = tags;
    for (Tag tag : given) {
      if (tag.key().startsWith("aws:")) {
        throw Errors.reservedTagKey(tag.key());
      }
      all =
          all.plus(
              tag.key(),
              new Tag(
                  groupName,
                  RESOURCE_TYPE,
                  tag.key(),
                  tag.value() == null ? "" : tag.value(),
                  Boolean.TRUE.equals(tag.propagateAtLaunch())));
    }
    if (all.size() > MOST) {
      throw Errors.tooManyTags();
    }
    return all;
  }

  /** The group that a tag names, if it is not going away. */
  static Group changeable(View view, Tag tag) {
    Group group = named(view, tag);
    if (group.work().deleting()) {
      throw Errors.taggedGroupBeingDeleted();
    }
    return group;
  }

  /** A tag without a resource type can only mean a group. */
  private static Group named(View view, Tag tag) {
    String type = tag.resourceType();
    if (type != null && !type.equals(RESOURCE_TYPE)) {
      throw Errors.invalidTagResourceType(type);
    }
    String name = String.valueOf(tag.resourceId());
    return view.region().group(name).orElseThrow(() -> Errors.taggedGroupNotFound(name));
  }
}
