package io.github.autoscalinglocal.api.schedule;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScheduledAction;
import io.github.autoscalinglocal.shape.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Lists the scheduled actions of a group, or of all, with the next time of each. */
public final class DescribeScheduledActions
    implements ReadOperation<DescribeScheduledActions.Request, DescribeScheduledActions.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);
  private static final int MOST_NAMES = 50;

  public record Request(
      @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> scheduledActionNames,
      Instant startTime,
      Instant endTime,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(
      List<ScheduledUpdateGroupAction> scheduledUpdateGroupActions, String nextToken) {}

  public record ScheduledUpdateGroupAction(
      String autoScalingGroupName,
      String scheduledActionName,
      String scheduledActionARN,
      Instant time,
      Instant startTime,
      Instant endTime,
      String recurrence,
      Integer minSize,
      Integer maxSize,
      Integer desiredCapacity,
      String timeZone) {}

  private record Item(String group, ScheduledAction action) {
    /** No group's name has a line feed, so this is the order of groups, then of actions. */
    String key() {
      return group + '\n' + action.name();
    }
  }

  @Override
  public Response answer(Request request, View view) {
    List<String> names = request.scheduledActionNames();
    if (names != null && names.size() > MOST_NAMES) {
      throw Errors.tooManyNames("scheduled action names", MOST_NAMES);
    }
    String after = Page.keyIn(name(), request.nextToken());
    Stream<Item> items =
        groups(view, request.autoScalingGroupName()).stream()
            .flatMap(DescribeScheduledActions::items)
            .filter(item -> item.key().compareTo(after) > 0)
            .filter(item -> isWanted(item.action(), request));
    Page<Item> page = Page.of(name(), items.iterator(), SIZE.of(request.maxRecords()), Item::key);
    return new Response(
        page.items().stream().map(DescribeScheduledActions::answer).toList(), page.nextToken());
  }

  private static Collection<Group> groups(View view, String name) {
    return name == null
        ? view.region().groups().values()
        : List.of(view.region().group(name).orElseThrow(() -> Errors.describedGroupNotFound(name)));
  }

  private static Stream<Item> items(Group group) {
    return group.scaling().scheduledActions().values().stream()
        .map(each -> new Item(group.name(), each));
  }

  /** With names, the times do not matter. */
  private static boolean isWanted(ScheduledAction action, Request request) {
    List<String> names = request.scheduledActionNames();
    if (names != null && !names.isEmpty()) {
      return names.contains(action.name());
    }
    Instant from = request.startTime();
    Instant to = request.endTime();
    return (from == null || !action.dueAt().isBefore(from))
        && (to == null || !action.dueAt().isAfter(to));
  }

  private static ScheduledUpdateGroupAction answer(Item item) {
    ScheduledAction action = item.action();
    return new ScheduledUpdateGroupAction(
        item.group(),
        action.name(),
        action.arn(),
        action.dueAt(),
        action.dueAt(),
        action.timetable().end().orElse(null),
        action.timetable().recurrence().orElse(null),
        action.sizes().min().orElse(null),
        action.sizes().max().orElse(null),
        action.sizes().desired().orElse(null),
        action.timetable().timeZone().orElse(null));
  }
}
