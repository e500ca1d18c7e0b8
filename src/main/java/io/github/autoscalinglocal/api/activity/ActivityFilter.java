package io.github.autoscalinglocal.api.activity;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The filters of DescribeScalingActivities: an activity must pass every one, by any of its values.
 */
final class ActivityFilter {
  private static final String LOWER_BOUND = "StartTimeLowerBound";
  private static final String UPPER_BOUND = "StartTimeUpperBound";
  private static final String STATUS = "Status";

  private ActivityFilter() {}

  static Predicate<Activity> of(List<Filter> filters, String groupName) {
    Predicate<Activity> all = activity -> true;
    for (Filter filter : filters == null ? List.<Filter>of() : filters) {
      all = all.and(of(filter, groupName));
    }
    return all;
  }

  private static Predicate<Activity> of(Filter filter, String groupName) {
    List<String> values = filter.values() == null ? List.of() : filter.values();
    Predicate<Activity> any = activity -> false;
    for (String value : values) {
      any = any.or(of(String.valueOf(filter.name()), value, groupName));
    }
    if (values.isEmpty()) {
      throw Errors.invalidFilterValue(String.valueOf(filter.name()), "");
    }
    return any;
  }

  private static Predicate<Activity> of(String name, String value, String groupName) {
    return switch (name) {
      case LOWER_BOUND -> {
        Instant bound = time(name, value);
        yield activity -> !activity.startTime().isBefore(bound);
      }
      case UPPER_BOUND -> {
        Instant bound = time(name, value);
        yield activity -> !activity.startTime().isAfter(bound);
      }
      case STATUS -> {
        if (groupName == null) {
          throw Errors.statusFilterWithoutGroup();
        }
        if (Arrays.stream(ActivityStatus.values()).noneMatch(each -> each.wire().equals(value))) {
          throw Errors.invalidFilterValue(name, value);
        }
        yield activity -> activity.status().code().wire().equals(value);
      }
      default ->
          throw Errors.invalidFilter(
              name, "[" + String.join(", ", LOWER_BOUND, UPPER_BOUND, STATUS) + "]");
    };
  }

  /** ISO 8601; without an offset it is UTC. */
  private static Instant time(String name, String value) {
    return Timestamps.parse(value).orElseThrow(() -> Errors.invalidFilterValue(name, value));
  }
}
