package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes.InstanceRefresh;
import io.github.autoscalinglocal.api.refresh.StartInstanceRefresh;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A group {@code g} that is brought from version 1 of its launch template to version 2. */
final class Refreshed {
  static final String G = "AutoScalingGroupName=g";
  static final String[] VERSION_1 = {
    "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=1"
  };

  private static final String EVENT = "EC2 Auto Scaling Instance Refresh ";

  private final Scenario aws;

  private Refreshed(Scenario aws) {
    this.aws = aws;
  }

  /** The group as it is an hour after its creation, when all of it has warmed up. */
  static Refreshed group(Scenario aws, int desired, String... parameters) {
    String[] all = Arrays.copyOf(VERSION_1, VERSION_1.length + parameters.length);
    System.arraycopy(parameters, 0, all, VERSION_1.length, parameters.length);
    aws.create("g", 0, 20, desired, all);
    aws.advance(Duration.ofHours(1));
    return new Refreshed(aws);
  }

  /** A group that was created elsewhere. */
  static Refreshed of(Scenario aws) {
    return new Refreshed(aws);
  }

  /**
   * @param preferences {@code InstanceWarmup=60} and the like
   */
  String toVersion2(String... preferences) {
    List<String> all = new ArrayList<>();
    all.add("DesiredConfiguration.LaunchTemplate.LaunchTemplateName=web");
    all.add("DesiredConfiguration.LaunchTemplate.Version=2");
    return start(all, preferences);
  }

  /** To what the group says anyway. */
  String again(String... preferences) {
    return start(new ArrayList<>(), preferences);
  }

  private String start(List<String> parameters, String... preferences) {
    parameters.add(G);
    Arrays.stream(preferences).map("Preferences."::concat).forEach(parameters::add);
    return aws.ask(StartInstanceRefresh.Response.class, parameters.toArray(String[]::new))
        .instanceRefreshId();
  }

  InstanceRefresh last() {
    return all().get(0);
  }

  List<InstanceRefresh> all(String... parameters) {
    String[] all = Arrays.copyOf(parameters, parameters.length + 1);
    all[parameters.length] = G;
    return aws.ask(DescribeInstanceRefreshes.Response.class, all).instanceRefreshes();
  }

  /** How many of each version are in service, and what the refresh says of itself. */
  String state() {
    InstanceRefresh last = last();
    return "%d old, %d new: %s, %d %%, %d to update"
        .formatted(
            inService(1),
            inService(2),
            last.status(),
            last.percentageComplete(),
            last.instancesToUpdate());
  }

  private long inService(long version) {
    return aws.region().existing("g").instances().values().stream()
        .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE)
        .filter(each -> version(each) == version)
        .count();
  }

  private static long version(Instance instance) {
    return instance.origin() instanceof Origin.LaunchTemplate template ? template.version() : 0;
  }

  List<String> idsOf(long version) {
    return aws.region().existing("g").instances().values().stream()
        .filter(each -> version(each) == version)
        .map(Instance::id)
        .toList();
  }

  /** The events that tell of refreshes, the oldest first. */
  List<String> events() {
    return aws.messages().stream()
        .map(Message::body)
        .map(body -> body.members())
        .filter(event -> String.valueOf(event.get("detail-type")).startsWith(EVENT))
        .map(Refreshed::event)
        .toList();
  }

  private static String event(Map<String, Object> event) {
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    String type = String.valueOf(event.get("detail-type")).substring(EVENT.length());
    Object percentage = detail.get("CheckpointPercentage");
    return percentage == null ? type : type + " " + percentage;
  }
}
