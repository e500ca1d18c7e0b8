package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The first thing that a user pastes, pasted: the nine lines in the AWS CLI itself, in a shell. */
@Timeout(120)
class AwsCliTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Sandbox sandbox;

  @BeforeEach
  void start() {
    if (!isOnPath("aws")) {
      String why = "The AWS CLI is not installed: there is no command aws on the PATH.";
      if ("true".equals(System.getenv("CI"))) {
        fail(why);
      }
      abort(why);
    }
    sandbox = Sandbox.start();
  }

  private static boolean isOnPath(String command) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> new File(folder, command).canExecute());
  }

  @AfterEach
  void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private record Output(int exitCode, String out, String error) {
    JsonNode json() {
      assertThat(error).isEmpty();
      assertThat(exitCode).isZero();
      return JSON.readTree(out);
    }

    void isSilent() {
      assertThat(error).isEmpty();
      assertThat(exitCode).isZero();
      assertThat(out).isEmpty();
    }
  }

  private Output aws(String line) throws IOException, InterruptedException {
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", "aws --endpoint-url " + sandbox.endpoint() + " " + line);
    Map<String, String> environment = shell.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "AWS_ACCESS_KEY_ID", "test",
            "AWS_SECRET_ACCESS_KEY", "test",
            "AWS_DEFAULT_REGION", "us-east-1",
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_PAGER", "",
            "NO_PROXY", "127.0.0.1"));
    Process process = shell.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
    return new Output(process.waitFor(), out, error.strip());
  }

  @Test
  void theNineLinesAnswerAsTheServiceWould() throws Exception {
    aws("autoscaling create-auto-scaling-group --auto-scaling-group-name my-asg --launch-template LaunchTemplateId=lt-0123456789abcdef0 --min-size 2 --max-size 10 --desired-capacity 5 --vpc-zone-identifier \"subnet-12345678,subnet-87654321\" --termination-policies \"OldestLaunchConfiguration\" \"ClosestToNextInstanceHour\"")
        .isSilent();
    aws("autoscaling update-auto-scaling-group --auto-scaling-group-name my-asg --termination-policies \"AllocationStrategy\" \"OldestLaunchConfiguration\" \"ClosestToNextInstanceHour\"")
        .isSilent();
    assertThat(sandbox.group("my-asg").terminationPolicies())
        .containsExactly(
            "AllocationStrategy", "OldestLaunchConfiguration", "ClosestToNextInstanceHour");
    String one = sandbox.ids("my-asg").get(0);
    aws("autoscaling set-instance-protection --instance-ids "
            + one
            + " --auto-scaling-group-name my-asg --protected-from-scale-in")
        .isSilent();
    assertThat(
            aws("autoscaling describe-auto-scaling-groups --auto-scaling-group-names my-asg --query 'AutoScalingGroups[0].Instances[*].[InstanceId,ProtectedFromScaleIn]'")
                .json())
        .isEqualTo(protections());
    aws("autoscaling set-desired-capacity --auto-scaling-group-name my-asg --desired-capacity 2")
        .isSilent();
    assertThat(sandbox.ids("my-asg")).hasSize(2).contains(one);

    assertActivities(
        aws("autoscaling describe-scaling-activities --auto-scaling-group-name my-asg").json());

    assertTermination(
        one,
        aws("autoscaling terminate-instance-in-auto-scaling-group --instance-id "
                + one
                + " --no-should-decrement-desired-capacity")
            .json());
    String other = sandbox.ids("my-asg").get(0);
    Output refused =
        aws(
            "autoscaling terminate-instance-in-auto-scaling-group --instance-id "
                + other
                + " --should-decrement-desired-capacity");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.out()).isEmpty();
    assertThat(refused.error())
        .endsWith(
            "An error occurred (ValidationError) when calling the"
                + " TerminateInstanceInAutoScalingGroup operation: Currently, desiredSize equals"
                + " minSize (2). Terminating instance without replacement will violate group's min"
                + " size constraint. Either set shouldDecrementDesiredCapacity flag to false or"
                + " lower group's min size.");
    aws("autoscaling delete-auto-scaling-group --auto-scaling-group-name my-asg --force-delete")
        .isSilent();
    assertThat(aws("autoscaling describe-auto-scaling-groups").json())
        .isEqualTo(JSON.readTree("{\"AutoScalingGroups\":[]}"));
  }

  private JsonNode protections() {
    List<List<Object>> rows =
        sandbox.instances("my-asg").stream()
            .map(each -> List.<Object>of(each.instanceId(), each.protectedFromScaleIn()))
            .toList();
    assertThat(rows).hasSize(5);
    return JSON.valueToTree(rows);
  }

  private void assertActivities(JsonNode answer) {
    List<JsonNode> activities = Control.elements(answer.path("Activities"));
    assertThat(activities)
        .hasSize(8)
        .allSatisfy(
            activity -> {
              assertThat(activity.path("StatusCode").asString()).isEqualTo("Successful");
              assertThat(activity.path("Progress").asInt()).isEqualTo(100);
              assertThat(time(activity.path("StartTime")))
                  .isEqualTo(time(activity.path("EndTime")));
            });
    assertThat(activities.subList(0, 3))
        .allSatisfy(
            activity ->
                assertThat(activity.path("Cause").asString())
                    .startsWith(
                        "At 2026-03-02T10:00:00Z a user request explicitly set group desired"
                            + " capacity changing the desired capacity from 5 to 2.  At"));
    assertThat(answer.has("NextToken")).isFalse();
  }

  private static void assertTermination(String instanceId, JsonNode answer) {
    JsonNode activity = answer.path("Activity");
    assertThat(activity.path("Description").asString())
        .isEqualTo("Terminating EC2 instance: " + instanceId);
    assertThat(activity.path("StatusCode").asString()).isEqualTo("InProgress");
    assertThat(activity.path("Progress").asInt()).isZero();
    assertThat(activity.path("Cause").asString())
        .isEqualTo(
            "At 2026-03-02T10:00:00Z instance "
                + instanceId
                + " was taken out of service in response to a user request.");
    assertThat(time(activity.path("StartTime"))).isEqualTo(time("2026-03-02T10:00:00Z"));
    assertThat(activity.has("EndTime")).isFalse();
  }

  private static OffsetDateTime time(JsonNode text) {
    return time(text.asString());
  }

  /** The first version of the CLI shows times as they come, the second with an offset. */
  private static OffsetDateTime time(String text) {
    return OffsetDateTime.parse(text);
  }

  @Test
  void theCliPagesByItself() throws Exception {
    for (int i = 0; i < 60; i++) {
      sandbox.create("group-" + i, 0);
    }

    assertThat(
            aws("autoscaling describe-auto-scaling-groups --query 'length(AutoScalingGroups)'")
                .json()
                .asInt())
        .isEqualTo(60);
  }
}
