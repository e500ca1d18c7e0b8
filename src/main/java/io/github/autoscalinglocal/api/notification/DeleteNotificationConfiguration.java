package io.github.autoscalinglocal.api.notification;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Reporting;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/**
 * Has a group notify a topic no more. A topic that it does not notify is no error: what the service
 * says is not known.
 */
public final class DeleteNotificationConfiguration
    implements WriteOperation<DeleteNotificationConfiguration.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String topicARN) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.named(tx, request.autoScalingGroupName());
    Reporting old = group.reporting();
    Reporting next = old.withNotifications(old.notifications().minus(request.topicARN()));
    tx.update(group.with(next));
    return new NoResult();
  }
}
