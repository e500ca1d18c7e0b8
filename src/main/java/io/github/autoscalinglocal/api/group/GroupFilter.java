package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.Tag;
import java.util.Collection;
import java.util.List;

/**
 * The filters of DescribeAutoScalingGroups, all on tags: a group must pass every one, by any of its
 * values.
 */
record GroupFilter(List<Filter> filters) {
  private static final String TAG_KEY = "tag-key";
  private static final String TAG_VALUE = "tag-value";
  private static final String TAG = "tag:";

  static GroupFilter of(List<Filter> given) {
    List<Filter> filters = given == null ? List.of() : given;
    for (Filter filter : filters) {
      String name = filter.name();
      if (name == null
          || !(name.equals(TAG_KEY) || name.equals(TAG_VALUE) || name.startsWith(TAG))) {
        throw Errors.invalidFilter(String.valueOf(name), "[tag-key, tag-value, tag:<key>]");
      }
    }
    return new GroupFilter(filters);
  }

  boolean accepts(Group group) {
    Collection<Tag> tags = group.attachments().tags().values();
    return filters.stream().allMatch(filter -> tags.stream().anyMatch(tag -> matches(filter, tag)));
  }

  private static boolean matches(Filter filter, Tag tag) {
    List<String> values = filter.values() == null ? List.of() : filter.values();
    return switch (filter.name()) {
      case TAG_KEY -> values.contains(tag.key());
      case TAG_VALUE -> values.contains(tag.value());
      default ->
          filter.name().substring(TAG.length()).equals(tag.key()) && values.contains(tag.value());
    };
  }
}
