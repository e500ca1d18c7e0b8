package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.cloudwatch.ChangeText;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.cloudwatch.AlarmChange;
import io.github.autoscalinglocal.model.cloudwatch.AlarmHistory;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireEnum;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** Tells what happened to alarms, the newest first. */
final class DescribeAlarmHistory
    implements ReadOperation<DescribeAlarmHistory.Request, DescribeAlarmHistory.Response> {
  private static final int PAGE = 100;

  record Request(
      @Length(min = 1, max = 255) String alarmName,
      @Length(min = 1, max = 16) String alarmContributorId,
      List<AlarmType> alarmTypes,
      HistoryItemType historyItemType,
      Instant startDate,
      Instant endDate,
      @Range(min = 1, max = 100) Integer maxRecords,
      String nextToken,
      ScanBy scanBy) {}

  record Response(List<AlarmHistoryItem> alarmHistoryItems, String nextToken) {}

  record AlarmHistoryItem(
      String alarmName,
      String alarmContributorId,
      AlarmType alarmType,
      Instant timestamp,
      HistoryItemType historyItemType,
      String historySummary,
      String historyData,
      Map<String, String> alarmContributorAttributes) {}

  enum HistoryItemType implements WireEnum {
    CONFIGURATION("ConfigurationUpdate"),
    STATE("StateUpdate"),
    ACTION("Action"),
    CONTRIBUTOR_STATE("AlarmContributorStateUpdate"),
    CONTRIBUTOR_ACTION("AlarmContributorAction");

    private final String wire;

    HistoryItemType(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }

    static HistoryItemType of(AlarmChange change) {
      return switch (change.what().type()) {
        case CONFIGURATION -> CONFIGURATION;
        case STATE -> STATE;
        case ACTION -> ACTION;
      };
    }
  }

  /** A change with the number that tells its place. */
  private record Numbered(long sequence, AlarmChange change) {}

  @Override
  public Response answer(Request request, View view) {
    String after = Page.keyIn(name(), request.nextToken());
    // Only alarms on queries have contributors, and only composite alarms are of another type.
    boolean none =
        request.alarmContributorId() != null
            || (request.alarmTypes() != null
                && !request.alarmTypes().isEmpty()
                && !request.alarmTypes().contains(AlarmType.METRIC));
    Stream<Numbered> changes =
        none ? Stream.empty() : changes(request, view.region().cloudWatch().history(), after);
    var page =
        Page.of(
            name(),
            changes.filter(each -> isWanted(each.change(), request, view)).iterator(),
            request.maxRecords() == null ? PAGE : request.maxRecords(),
            each -> String.valueOf(each.sequence()));
    return new Response(
        page.items().stream().map(each -> item(each.change(), view)).toList(), page.nextToken());
  }

  private static Stream<Numbered> changes(Request request, AlarmHistory history, String after) {
    NavigableSet<Long> all =
        request.alarmName() == null
            ? history.changes().navigableKeySet()
            : history.of(request.alarmName());
    NavigableSet<Long> inOrder =
        request.scanBy() == ScanBy.OLDEST_FIRST ? all : all.descendingSet();
    return (after.isEmpty() ? inOrder : inOrder.tailSet(number(after, request.nextToken()), false))
        .stream().map(sequence -> new Numbered(sequence, history.change(sequence)));
  }

  private static long number(String key, String token) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException forged) {
      throw Errors.invalidNextToken(token);
    }
  }

  private static boolean isWanted(AlarmChange change, Request request, View view) {
    return AlarmHistory.keeps(change, view.now())
        && (request.startDate() == null || !change.at().isBefore(request.startDate()))
        && (request.endDate() == null || !change.at().isAfter(request.endDate()))
        && (request.historyItemType() == null
            || request.historyItemType() == HistoryItemType.of(change));
  }

  private static AlarmHistoryItem item(AlarmChange change, View view) {
    ChangeText text = ChangeText.of(change, view.scope());
    return new AlarmHistoryItem(
        change.alarm(),
        null,
        AlarmType.METRIC,
        change.at(),
        HistoryItemType.of(change),
        text.summary(),
        text.data(),
        null);
  }
}
