package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Engine.Snapshot;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures of the server and of all groups, in the text format of Prometheus. */
final class Metrics implements Endpoint {
  private static final String PREFIX = "autoscaling_local_";

  private final Engine engine;
  private final ServerFacts facts;

  Metrics(Engine engine, ServerFacts facts) {
    this.engine = engine;
    this.facts = facts;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    Page page = new Page();
    ofServer(page);
    Snapshot snapshot = engine.snapshot();
    page.head("clock_seconds", "gauge", "The emulator's time, in seconds since 1970.");
    page.line("clock_seconds", "", snapshot.now().toEpochMilli() / 1e3);
    page.head("pending_events", "gauge", "Events that are to come.");
    page.line("pending_events", "", snapshot.world().agenda().size());
    ofGroups(page, snapshot);
    return new PlainText("text/plain; version=0.0.4; charset=utf-8", page.text.toString());
  }

  private void ofServer(Page page) {
    page.head("info", "gauge", "The version of the emulator.");
    page.line("info", labels("version", facts.version()), 1);
    page.head("uptime_seconds", "gauge", "How long the server has been running.");
    page.line("uptime_seconds", "", facts.uptime().get().toMillis() / 1e3);
    page.head("requests_total", "counter", "AWS calls that were answered, by status.");
    for (int hundreds = 2; hundreds <= 5; hundreds++) {
      page.line(
          "requests_total", labels("status", hundreds + "xx"), facts.requests().answered(hundreds));
    }
    page.head("request_seconds_total", "counter", "How long all AWS calls took together.");
    page.line("request_seconds_total", "", facts.requests().seconds());
  }

  private static void ofGroups(Page page, Snapshot snapshot) {
    page.head("group_desired_capacity", "gauge", "What a group wants.");
    each(
        snapshot,
        (scope, group) ->
            page.line("group_desired_capacity", labels(scope, group), group.capacity().desired()));
    page.head("group_instances", "gauge", "Instances of a group, by lifecycle state.");
    each(
        snapshot,
        (scope, group) ->
            byState(group)
                .forEach(
                    (state, count) ->
                        page.line(
                            "group_instances",
                            labels(
                                "account",
                                scope.account(),
                                "region",
                                scope.region(),
                                "group",
                                group.name(),
                                "state",
                                state.wire()),
                            count)));
    page.head("activities_in_progress", "gauge", "Scaling activities that have not ended.");
    for (Region region : snapshot.world().regions().values()) {
      page.line(
          "activities_in_progress",
          labels("account", region.scope().account(), "region", region.scope().region()),
          region.history().inProgress().size());
    }
  }

  private interface Look {
    void at(Scope scope, Group group);
  }

  private static void each(Snapshot snapshot, Look look) {
    for (Region region : snapshot.world().regions().values()) {
      region.groups().values().forEach(group -> look.at(region.scope(), group));
    }
  }

  private static SortedMap<Lifecycle, Long> byState(Group group) {
    SortedMap<Lifecycle, Long> states = new TreeMap<>();
    for (Instance instance : group.visibleInstances()) {
      states.merge(instance.lifecycle(), 1L, Long::sum);
    }
    return states;
  }

  private static String labels(Scope scope, Group group) {
    return labels("account", scope.account(), "region", scope.region(), "group", group.name());
  }

  private static String labels(String... namesAndValues) {
    StringBuilder labels = new StringBuilder("{");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value =
          namesAndValues[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      labels
          .append(i == 0 ? "" : ",")
          .append(namesAndValues[i])
          .append("=\"")
          .append(value)
          .append('"');
    }
    return labels.append('}').toString();
  }

  /** What has been written so far. */
  private static final class Page {
    private final StringBuilder text = new StringBuilder();

    void head(String name, String type, String help) {
      text.append(
          "# HELP %s%s %s\n# TYPE %s%s %s\n".formatted(PREFIX, name, help, PREFIX, name, type));
    }

    void line(String name, String labels, double value) {
      line(name, labels, String.valueOf(value));
    }

    void line(String name, String labels, long value) {
      line(name, labels, String.valueOf(value));
    }

    private void line(String name, String labels, String value) {
      text.append(PREFIX).append(name).append(labels).append(' ').append(value).append('\n');
    }
  }
}
