package io.github.autoscalinglocal.api.activity;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.History;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order of DescribeScalingActivities: those in progress first, then by start, the newest first.
 */
final class Listing {
  private static final String IN_PROGRESS = "1-";
  private static final String ENDED = "2-";

  /** Eighteen digits always fit into a long. */
  private static final Pattern KEY = Pattern.compile("[12]-\\d{1,18}");

  private Listing() {}

  /** Where in the order an activity stands, as a page token holds it. */
  static String key(Activity activity) {
    return (activity.ended() ? ENDED : IN_PROGRESS) + activity.sequence();
  }

  /** The key that a request's token holds; empty, which comes before every key, without one. */
  static String after(String operation, String token) {
    String key = Page.keyIn(operation, token);
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      throw Errors.invalidNextToken(token);
    }
    return key;
  }

  /** All activities that a request names, those behind a key. */
  static Stream<Activity> of(
      History history, DescribeScalingActivities.Request request, String after) {
    Optional<NavigableSet<Long>> named = named(history, request);
    NavigableSet<Long> ended = named.orElseGet(() -> history.ended().navigableKeySet());
    Stream<Activity> endedActivities =
        before(ended, after, ENDED).descendingSet().stream()
            .map(history.ended()::get)
            .filter(Objects::nonNull);
    if (after.startsWith(ENDED)) {
      return endedActivities;
    }
    NavigableSet<Long> inProgress = new TreeSet<>(history.inProgress().keySet());
    named.ifPresent(inProgress::retainAll);
    return Stream.concat(
        before(inProgress, after, IN_PROGRESS).descendingSet().stream()
            .map(history.inProgress()::get),
        endedActivities);
  }

  private static NavigableSet<Long> before(
      NavigableSet<Long> sequences, String after, String phase) {
    return after.startsWith(phase)
        ? sequences.headSet(Long.parseLong(after.substring(phase.length())), false)
        : sequences;
  }

  /** The sequences that a request names; empty if it names none. */
  private static Optional<NavigableSet<Long>> named(
      History history, DescribeScalingActivities.Request request) {
    List<String> ids = request.activityIds();
    if (ids != null && !ids.isEmpty()) {
      return Optional.of(
          ids.stream()
              .flatMap(id -> history.activity(id).stream())
              .map(Activity::sequence)
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    return Optional.ofNullable(request.autoScalingGroupName()).map(history::sequences);
  }
}
