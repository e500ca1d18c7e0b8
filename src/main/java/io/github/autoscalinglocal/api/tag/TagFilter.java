package io.github.autoscalinglocal.api.tag;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.Tag;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters of DescribeTags: a tag must pass every one, by any of its values. */
final class TagFilter {
  private static final int MOST_VALUES = 1000;

  private TagFilter() {}

  static Predicate<Tag> of(List<Filter> filters) {
    Predicate<Tag> all = tag -> true;
    for (Filter filter : filters == null ? List.<Filter>of() : filters) {
      all = all.and(of(filter));
    }
    return all;
  }

  private static Predicate<Tag> of(Filter filter) {
    Function<Tag, String> member = member(String.valueOf(filter.name()));
    List<String> values = filter.values() == null ? List.of() : filter.values();
    if (values.size() > MOST_VALUES) {
      throw Errors.tooManyNames("filter values", MOST_VALUES);
    }
    return tag -> values.contains(member.apply(tag));
  }

  private static Function<Tag, String> member(String filterName) {
    return switch (filterName) {
      case "auto-scaling-group" -> Tag::resourceId;
      case "key" -> Tag::key;
      case "value" -> Tag::value;
      case "propagate-at-launch" -> tag -> String.valueOf(tag.propagateAtLaunch());
      default ->
          throw Errors.invalidFilter(
              filterName, "[auto-scaling-group, key, value, propagate-at-launch]");
    };
  }
}
