package io.github.autoscalinglocal.api.activity;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.History;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pcollections.TreePSet;

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
    NavigableSet<Long> named = sequences(history, request);
    Stream<Long> ended = before(named, after, ENDED).descendingSet().stream();
    Stream<Activity> endedActivities = ended.map(history.activities()::get).filter(Activity::ended);
    if (after.startsWith(ENDED)) {
      return endedActivities;
    }
    NavigableSet<Long> inProgress = new TreeSet<>(history.inProgress());
    inProgress.retainAll(named);
    return Stream.concat(
        before(inProgress, after, IN_PROGRESS).descendingSet().stream()
            .map(history.activities()::get),
        endedActivities);
  }

  private static NavigableSet<Long> before(
      NavigableSet<Long> sequences, String after, String phase) {
    return after.startsWith(phase)
        ? sequences.headSet(Long.parseLong(after.substring(phase.length())), false)
        : sequences;
  }

  private static NavigableSet<Long> sequences(
      History history, DescribeScalingActivities.Request request) {
    List<String> ids = request.activityIds();
    if (ids != null && !ids.isEmpty()) {
      return ids.stream()
          .flatMap(id -> history.activity(id).stream())
          .map(Activity::sequence)
          .collect(Collectors.toCollection(TreeSet::new));
    }
    return Optional.ofNullable(request.autoScalingGroupName())
        .map(name -> history.ofGroup().getOrDefault(name, TreePSet.empty()))
        .orElseGet(() -> history.activities().navigableKeySet());
  }
}
