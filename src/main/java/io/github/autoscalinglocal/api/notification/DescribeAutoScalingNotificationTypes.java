package io.github.autoscalinglocal.api.notification;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.NotificationType;
import java.util.Arrays;
import java.util.List;

/** Lists the types of notifications. */
public final class DescribeAutoScalingNotificationTypes
    implements ReadOperation<
        DescribeAutoScalingNotificationTypes.Request,
        DescribeAutoScalingNotificationTypes.Response> {
  public record Request() {}

  public record Response(List<String> autoScalingNotificationTypes) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        Arrays.stream(NotificationType.values()).map(NotificationType::wire).toList());
  }
}
