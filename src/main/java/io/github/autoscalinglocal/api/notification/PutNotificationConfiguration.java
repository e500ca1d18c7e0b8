package io.github.autoscalinglocal.api.notification;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Notifications;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.NotificationType;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Has a group notify a topic, which is sent a test notification; what it was notified of before is
 * replaced.
 */
public final class PutNotificationConfiguration
    implements WriteOperation<PutNotificationConfiguration.Request, NoResult> {
  private static final int MOST_TOPICS = 10;
  private static final Pattern TOPIC =
      Pattern.compile("arn:[a-z-]+:sns:(?<region>[^:]*):\\d{12}:[A-Za-z0-9_.-]+");

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String topicARN,
      @Required List<@Text(max = 255) String> notificationTypes) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    TreePSet<NotificationType> types = types(request.notificationTypes());
    checkTopic(request.topicARN(), tx.scope());
    TreePMap<String, TreePSet<NotificationType>> old = group.reporting().notifications();
    // A topic that is notified of nothing is none.
    TreePMap<String, TreePSet<NotificationType>> next =
        types.isEmpty() ? old.minus(request.topicARN()) : old.plus(request.topicARN(), types);
    if (next.size() > MOST_TOPICS) {
      throw Errors.tooManyTopics(group.name(), MOST_TOPICS);
    }
    if (!Notifications.test(tx, group, request.topicARN())) {
      throw Errors.topicUnreachable(request.topicARN());
    }
    tx.update(group.with(group.reporting().withNotifications(next)));
    return new NoResult();
  }

  private static TreePSet<NotificationType> types(List<String> names) {
    TreePSet<NotificationType> types = TreePSet.empty();
    for (String name : names) {
      types =
          types.plus(
              NotificationType.named(name).orElseThrow(() -> Errors.invalidNotificationType(name)));
    }
    return types;
  }

  private static void checkTopic(String arn, Scope scope) {
    Matcher topic = TOPIC.matcher(arn);
    if (!topic.matches() || !topic.group("region").equals(scope.region())) {
      throw Errors.invalidTopic();
    }
  }
}
