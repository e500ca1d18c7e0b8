package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists alarms by name. */
final class DescribeAlarms
    implements ReadOperation<DescribeAlarms.Request, DescribeAlarms.Response> {
  private static final int PAGE = 50;

  record Request(
      @Length(max = 100) List<@Length(min = 1, max = 255) String> alarmNames,
      @Length(min = 1, max = 255) String alarmNamePrefix,
      List<AlarmType> alarmTypes,
      @Length(min = 1, max = 255) String childrenOfAlarmName,
      @Length(min = 1, max = 255) String parentsOfAlarmName,
      StateValue stateValue,
      @Length(min = 1, max = 1024) String actionPrefix,
      @Range(min = 1, max = 100) Integer maxRecords,
      String nextToken) {}

  record Response(
      List<CompositeAlarm> compositeAlarms, List<MetricAlarm> metricAlarms, String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    if (request.alarmNames() != null && request.alarmNamePrefix() != null) {
      throw CloudWatchErrors.namesAndPrefix();
    }
    String after = Page.keyIn(name(), request.nextToken());
    var page =
        Page.of(
            name(),
            listed(request, view.region().cloudWatch(), after).filter(wanted(request)).iterator(),
            request.maxRecords() == null ? PAGE : request.maxRecords(),
            Alarm::name);
    return new Response(
        List.of(),
        page.items().stream().map(alarm -> MetricAlarm.of(alarm, view)).toList(),
        page.nextToken());
  }

  private static Stream<Alarm> listed(Request request, CloudWatch cloudWatch, String after) {
    // Metric alarms have no children, and without composite alarms nothing has parents.
    boolean none =
        request.childrenOfAlarmName() != null
            || request.parentsOfAlarmName() != null
            || (request.alarmTypes() != null
                && !request.alarmTypes().isEmpty()
                && !request.alarmTypes().contains(AlarmType.METRIC));
    if (none) {
      return Stream.empty();
    }
    return request.alarmNames() == null || request.alarmNames().isEmpty()
        ? cloudWatch.alarms().tailMap(after, false).values().stream()
        : AlarmListing.named(cloudWatch, request.alarmNames().stream().sorted().toList()).stream()
            .filter(alarm -> alarm.name().compareTo(after) > 0);
  }

  private static Predicate<Alarm> wanted(Request request) {
    String prefix = request.alarmNamePrefix();
    String action = request.actionPrefix();
    return alarm ->
        (prefix == null || alarm.name().startsWith(prefix))
            && (request.stateValue() == null || alarm.state().value() == request.stateValue())
            && (action == null || actsOn(alarm, action));
  }

  private static boolean actsOn(Alarm alarm, String prefix) {
    return Stream.of(StateValue.values())
        .flatMap(state -> alarm.configuration().actions().on(state).stream())
        .anyMatch(arn -> arn.startsWith(prefix));
  }
}
