package io.github.autoscalinglocal.api.activity;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.shape.Filter;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WholeSeconds;
import java.time.Instant;
import java.util.List;

/** Lists what groups did, newest first. */
public final class DescribeScalingActivities
    implements ReadOperation<
        DescribeScalingActivities.Request, DescribeScalingActivities.Response> {
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
    throw new UnsupportedOperationException();
  }
}
