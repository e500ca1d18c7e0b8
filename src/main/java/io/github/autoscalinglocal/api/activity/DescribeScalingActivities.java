package io.github.autoscalinglocal.api.activity;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Activity.GroupRef;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.History;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.JsonText;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WholeSeconds;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Lists what groups did, newest first. */
public final class DescribeScalingActivities
    implements ReadOperation<
        DescribeScalingActivities.Request, DescribeScalingActivities.Response> {
  private static final Page.Size SIZE = new Page.Size(100, 100);
  private static final int MOST_IDS = 50;

  public record Request(
      List<@Text(min = 0) String> activityIds,
      @Text(max = 255) String autoScalingGroupName,
      Boolean includeDeletedGroups,
      Integer maxRecords,
      @Text(min = 0) String nextToken,
      List<Filter> filters) {}

  public record Response(List<Activity> activities, String nextToken) {}

  public record Activity(
      String activityId,
      String autoScalingGroupName,
      String description,
      String cause,
      Instant startTime,
      @WholeSeconds Instant endTime,
      ActivityStatus statusCode,
      String statusMessage,
      Integer progress,
      String details,
      String autoScalingGroupState,
      String autoScalingGroupARN) {}

  @Override
  public Response answer(Request request, View view) {
    boolean withDeleted = Boolean.TRUE.equals(request.includeDeletedGroups());
    String groupName = request.autoScalingGroupName();
    if (request.activityIds() != null && request.activityIds().size() > MOST_IDS) {
      throw Errors.tooManyNames("activity IDs", MOST_IDS);
    }
    if (groupName != null && !withDeleted && view.region().group(groupName).isEmpty()) {
      throw Errors.describedGroupNotFound(groupName);
    }
    Predicate<io.github.autoscalinglocal.model.Activity> wanted =
        ActivityFilter.of(request.filters(), groupName)
            .and(each -> History.keeps(each, view.now()))
            .and(each -> groupName == null || each.group().name().equals(groupName))
            .and(each -> withDeleted || exists(view, each.group()));
    var page =
        Page.of(
            name(),
            Listing.of(view.region().history(), request, Listing.after(name(), request.nextToken()))
                .filter(wanted)
                .iterator(),
            SIZE.of(request.maxRecords()),
            Listing::key);
    return new Response(
        page.items().stream()
            .map(each -> withDeleted ? withGroup(view, each) : answer(each))
            .toList(),
        page.nextToken());
  }

  private static boolean exists(View view, GroupRef ref) {
    return view.region()
        .group(ref.name())
        .filter(group -> group.identity().arn().equals(ref.arn()))
        .isPresent();
  }

  /** An activity as the API shows it, when nobody asked for deleted groups. */
  public static Activity answer(io.github.autoscalinglocal.model.Activity activity) {
    return answer(activity, null, null);
  }

  private static Activity withGroup(View view, io.github.autoscalinglocal.model.Activity activity) {
    String state = exists(view, activity.group()) ? "InService" : "Deleted";
    return answer(activity, state, activity.group().arn());
  }

  private static Activity answer(
      io.github.autoscalinglocal.model.Activity activity, String groupState, String groupArn) {
    return new Activity(
        activity.id(),
        activity.group().name(),
        activity.description(),
        activity.cause(),
        activity.startTime(),
        activity.endTime().orElse(null),
        activity.status().code(),
        activity.status().message().orElse(null),
        activity.status().progress(),
        details(activity.details()),
        groupState,
        groupArn);
  }

  /** A JSON object as text, written as the service does: without spaces, the subnet first. */
  private static String details(io.github.autoscalinglocal.model.Activity.Details details) {
    JsonText json = new JsonText();
    details.subnetId().ifPresent(id -> json.text("Subnet ID", id));
    details.availabilityZone().ifPresent(zone -> json.text("Availability Zone", zone));
    List<Document> alarms = details.invokingAlarms();
    if (!alarms.isEmpty()) {
      json.list("InvokingAlarms", alarms, alarm -> JsonText.of(alarm.members()));
    }
    return json.toString();
  }
}
