package io.github.autoscalinglocal.api.notification;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Text;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Lists who is notified of what, one entry for each group, topic and type. A name that no group has
 * is passed over: what the service says is not known.
 */
public final class DescribeNotificationConfigurations
    implements ReadOperation<
        DescribeNotificationConfigurations.Request, DescribeNotificationConfigurations.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);

  public record Request(
      List<@Text(max = 255) String> autoScalingGroupNames,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(
      List<NotificationConfiguration> notificationConfigurations, String nextToken) {}

  public record NotificationConfiguration(
      String autoScalingGroupName, String topicARN, String notificationType) {

    /** Where in the order it stands. None of its parts has a line break. */
    private String key() {
      return autoScalingGroupName + '\n' + topicARN + '\n' + notificationType;
    }
  }

  @Override
  public Response answer(Request request, View view) {
    List<String> names = request.autoScalingGroupNames();
    int length = SIZE.of(request.maxRecords());
    if (names != null && names.size() > SIZE.usual()) {
      throw Errors.tooManyGroupNames();
    }
    String after = Page.keyIn(name(), request.nextToken());
    Page<NotificationConfiguration> page =
        Page.of(
            name(),
            groups(view, names).stream()
                .flatMap(DescribeNotificationConfigurations::configurations)
                .filter(each -> each.key().compareTo(after) > 0)
                .iterator(),
            length,
            NotificationConfiguration::key);
    return new Response(page.items(), page.nextToken());
  }

  private static Collection<Group> groups(View view, List<String> names) {
    if (names == null || names.isEmpty()) {
      return view.region().groups().values();
    }
    return new TreeSet<>(names)
        .stream().map(view.region()::group).flatMap(Optional::stream).toList();
  }

  private static Stream<NotificationConfiguration> configurations(Group group) {
    return group.reporting().notifications().entrySet().stream()
        .flatMap(
            topic ->
                topic.getValue().stream()
                    .map(
                        type ->
                            new NotificationConfiguration(
                                group.name(), topic.getKey(), type.wire())));
  }
}
