package io.github.autoscalinglocal.console;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.InstanceSnapshot;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator to look at, in which everything takes as long as on AWS, and time stands still. */
final class World implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
  static final String SCOPE = "#/000000000000/us-east-1/";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AutoScalingLocal emulator;

  private World(AutoScalingLocal emulator) {
    this.emulator = emulator;
  }

  static World start() {
    return start(builder -> builder);
  }

  static World start(UnaryOperator<AutoScalingLocal.Builder> settings) {
    return new World(
        settings
            .apply(
                AutoScalingLocal.builder()
                    .clock(ClockMode.MANUAL)
                    .startingAt(START)
                    // Its lots leave the last decision of a group with a past to a tie-break.
                    .set("seed", "9")
                    .set("timings", "realistic"))
            .start());
  }

  AutoScalingLocal emulator() {
    return emulator;
  }

  /** The address of a view. */
  String page(String view) {
    return emulator.endpoint() + "/_local/" + SCOPE + view;
  }

  /** Calls the Auto Scaling API. */
  void call(String action, String... parameters) {
    String query =
        Arrays.stream(parameters)
            .map(each -> each.split("=", 2))
            .map(pair -> pair[0] + "=" + URLEncoder.encode(pair[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "/?Version=2011-01-01&Action=" + action + "&", ""));
    send(HttpRequest.newBuilder(emulator.endpoint().resolve(query)));
  }

  JsonNode get(String path) {
    return JSON.readTree(send(HttpRequest.newBuilder(emulator.endpoint().resolve(path))));
  }

  void post(String path, String json) {
    send(
        HttpRequest.newBuilder(emulator.endpoint().resolve(path))
            .POST(BodyPublishers.ofString(json)));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.body());
      }
      return answer.body();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /** A group in three zones. */
  void create(String name, int desired, int max, String... parameters) {
    call(
        "CreateAutoScalingGroup",
        Stream.concat(
                Stream.of(
                    "AutoScalingGroupName=" + name,
                    "LaunchTemplate.LaunchTemplateName=web",
                    "MinSize=0",
                    "MaxSize=" + max,
                    "DesiredCapacity=" + desired,
                    "AvailabilityZones.member.1=us-east-1a",
                    "AvailabilityZones.member.2=us-east-1b",
                    "AvailabilityZones.member.3=us-east-1c"),
                Stream.of(parameters))
            .toArray(String[]::new));
  }

  void desire(String group, int desired) {
    call("SetDesiredCapacity", "AutoScalingGroupName=" + group, "DesiredCapacity=" + desired);
  }

  void advance(String by) {
    post("/_local/clock/advance", "{\"by\":\"" + by + "\"}");
  }

  /** The instances that a group has in a state, those first that were launched first. */
  List<String> instances(String group, String state) {
    return emulator.group(group).instances().stream()
        .filter(each -> each.lifecycleState().equals(state))
        .sorted(
            Comparator.comparing(InstanceSnapshot::launchTime)
                .thenComparing(InstanceSnapshot::availabilityZone))
        .map(InstanceSnapshot::id)
        .toList();
  }

  /**
   * A group with a past: two generations of a template, one instance protected, one at a hook, one
   * on standby; and one group more, of On-Demand and Spot, that is just coming.
   */
  World lived() {
    create(
        "web",
        5,
        12,
        "LaunchTemplate.Version=1",
        "TerminationPolicies.member.1=OldestLaunchTemplate",
        "TerminationPolicies.member.2=OldestInstance");
    call(
        "PutLifecycleHook",
        "AutoScalingGroupName=web",
        "LifecycleHookName=drain-logs",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_TERMINATING",
        "HeartbeatTimeout=300");
    advance("PT3M");
    load(180);
    advance("PT6M");
    call(
        "UpdateAutoScalingGroup",
        "AutoScalingGroupName=web",
        "LaunchTemplate.LaunchTemplateName=web",
        "LaunchTemplate.Version=2",
        "DesiredCapacity=9");
    load(620);
    advance("PT8M");
    call(
        "SetInstanceProtection",
        "AutoScalingGroupName=web",
        "InstanceIds.member.1=" + instances("web", "InService").get(0),
        "ProtectedFromScaleIn=true");
    desire("web", 7);
    load(300);
    advance("PT7M");
    desire("web", 6);
    advance("PT1M");
    call(
        "EnterStandby",
        "AutoScalingGroupName=web",
        "InstanceIds.member.1=" + instances("web", "InService").get(2),
        "ShouldDecrementDesiredCapacity=true");
    advance("PT20S");
    call(
        "CreateAutoScalingGroup",
        "AutoScalingGroupName=batch",
        "MinSize=0",
        "MaxSize=20",
        "DesiredCapacity=6",
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=batch",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.2.InstanceType=c5.large",
        "MixedInstancesPolicy.InstancesDistribution.OnDemandBaseCapacity=2",
        "MixedInstancesPolicy.InstancesDistribution.OnDemandPercentageAboveBaseCapacity=0",
        "AvailabilityZones.member.1=us-east-1a",
        "AvailabilityZones.member.2=us-east-1b",
        "TerminationPolicies.member.1=AllocationStrategy");
    advance("PT12S");
    return this;
  }

  private void load(int value) {
    post(
        "/_local/metrics",
        "{\"group\":\"web\",\"metric\":\"ASGAverageCPUUtilization\",\"mode\":\"total\",\"value\":%d}"
            .formatted(value));
  }

  URI endpoint() {
    return emulator.endpoint();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
