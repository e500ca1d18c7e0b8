package io.github.autoscalinglocal.control.seed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.GroupSnapshot;
import io.github.autoscalinglocal.InstanceSnapshot;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Explanation.Excluded;
import io.github.autoscalinglocal.model.Explanation.Victim;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world set up by one document. */
@Timeout(30)
class SeedTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static final String SCALE_IN =
      """
      groups:
        - AutoScalingGroupName: web
          TerminationPolicies: [OldestInstance]
          instances:
            - {InstanceId: i-old, AvailabilityZone: us-east-1a, age: PT10H, ProtectedFromScaleIn: true}
            - {InstanceId: i-mid, AvailabilityZone: us-east-1a, age: PT5H}
            - {InstanceId: i-new, AvailabilityZone: us-east-1a, age: PT1H, LaunchTemplateVersion: 3}
      """;

  static final String EVERYTHING =
      """
      clock: {mode: manual, now: "2026-06-01T12:00:00Z"}
      region: us-west-2
      market:
        - {instanceType: m5.large, spotPrice: 0.05}
      launchTemplates:
        - LaunchTemplateName: app
          DefaultVersion: 2
          versions:
            - {ImageId: ami-1, InstanceType: m5.large}
            - ImageId: ami-2
              InstanceType: m5.large
              SecurityGroupIds: [sg-1, sg-2]
              BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 20, Encrypted: true}}]
              TagSpecifications: [{ResourceType: instance, Tags: [{Key: team, Value: 7}]}]
      groups:
        - AutoScalingGroupName: app
          MinSize: 1
          MaxSize: 9
          LaunchTemplate: {LaunchTemplateName: app, Version: 1}
          VPCZoneIdentifier: "subnet-1a,subnet-1b"
          LifecycleHookSpecificationList:
            - {LifecycleHookName: bye, LifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING"}
          Tags: [{Key: team, Value: 7}]
          suspendedProcesses: [ReplaceUnhealthy]
          instances:
            - {count: 2, age: P2D, spot: true}
            - {HealthStatus: Unhealthy}
            - {LifecycleState: Standby, InstanceType: c5.large}
          scalingPolicies:
            - {PolicyName: cpu, PolicyType: SimpleScaling, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1}
          scheduledActions:
            - {ScheduledActionName: night, Recurrence: "0 22 * * *", DesiredCapacity: 1}
      faults:
        - {kind: throttle, match: {operation: DeletePolicy}}
      """;

  static final String ELASTIGROUP =
      """
      market:
        - {availabilityZone: us-east-1b, volatility: 0.9}
      elastigroups:
        - name: workers
          strategy: {onDemandCount: 1}
          compute:
            availabilityZones: [{name: us-east-1a}, {name: us-east-1b}]
          instances:
            - {InstanceId: i-base, AvailabilityZone: us-east-1a, age: PT9H, spot: false}
            - {InstanceId: i-old, AvailabilityZone: us-east-1a, age: PT5H, spot: true}
            - {InstanceId: i-new, AvailabilityZone: us-east-1b, age: PT1H, spot: true}
      """;

  private final AutoScalingLocal emulator =
      AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(START).start();

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void aScaleInCaseIsSetUpInTenLines() {
    assertThat(SCALE_IN.lines()).hasSizeLessThan(10);

    emulator.seed(SCALE_IN);

    GroupSnapshot web = emulator.group("web");
    assertThat(web.inService()).containsExactly("i-mid", "i-new", "i-old");
    assertThat(web.desiredCapacity()).isEqualTo(3);
    assertThat(web.activities()).isEmpty();
    assertThat(web.instance("i-old"))
        .map(InstanceSnapshot::launchTime)
        .hasValue(START.minus(Duration.ofHours(10)));
    assertThat(web.instance("i-new")).map(InstanceSnapshot::launchedFrom).hasValue("web:3");
    var decision = emulator.explain("web", 1);
    assertThat(decision.victims())
        .containsExactly(new Victim("i-mid", "us-east-1a", "OldestInstance"));
    assertThat(decision.excluded()).containsExactly(new Excluded("i-old", "protected"));
  }

  @Test
  void anElastigroupHasInstancesWithAPastLikeAnyGroup() {
    emulator.seed(ELASTIGROUP);

    GroupSnapshot workers = emulator.group("workers");
    assertThat(workers.desiredCapacity()).isEqualTo(3);
    assertThat(workers.activities()).isEmpty();
    var decision = emulator.explain("workers", 2);
    assertThat(decision.victims())
        .containsExactly(
            new Victim("i-new", "us-east-1b", "Elastigroup:Default"),
            new Victim("i-old", "us-east-1a", "Elastigroup:Default"));
    assertThat(decision.excluded()).containsExactly(new Excluded("i-base", "on-demand-base"));
    assertThat(decision.steps().get(0).scores().orElseThrow())
        .extracting(Explanation.Score::score)
        .containsExactly(1_100.0, 100.5);
  }

  @Test
  void nothingIsToldOfWhatTheSeedDidWhenTheGroupActs() {
    emulator.seed(SCALE_IN);
    emulator.seed(
        "calls: [{Action: SetDesiredCapacity, AutoScalingGroupName: web, DesiredCapacity: 2}]");

    assertThat(emulator.group("web").activities())
        .singleElement()
        .satisfies(
            activity -> {
              assertThat(activity.description()).isEqualTo("Terminating EC2 instance: i-mid");
              assertThat(activity.cause()).doesNotContain("created an AutoScalingGroup");
            });
  }

  @Test
  void aGroupMayHaveAllThatTheApiKnows() {
    emulator.seed(EVERYTHING);

    AutoScalingLocal west = emulator.in("000000000000", "us-west-2");
    GroupSnapshot app = west.group("app");
    assertThat(emulator.clock().now()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(app.desiredCapacity()).isEqualTo(3);
    assertThat(app.instances())
        .hasSize(4)
        .extracting(InstanceSnapshot::launchedFrom)
        .containsOnly("app:1");
    assertThat(app.instances()).filteredOn(InstanceSnapshot::spot).hasSize(2);
    assertThat(app.instances()).filteredOn(each -> !each.healthy()).hasSize(1);
    assertThat(app.instances())
        .filteredOn(each -> each.lifecycleState().equals("Standby"))
        .singleElement()
        .satisfies(each -> assertThat(each.instanceType()).isEqualTo("c5.large"));
    assertThat(app.suspendedProcesses()).containsExactly("ReplaceUnhealthy");
    assertThat(west.faults().list()).hasSize(1);
    assertThat(emulator.clock().nextEvent()).hasValue(Instant.parse("2026-06-01T22:00:00Z"));
  }

  @Test
  void aTemplateMayHaveAllThatTheApiKnows() throws Exception {
    emulator.seed(EVERYTHING);

    String xml =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(emulator.endpoint())
                    .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/us-west-2/ec2/aws4_request,"
                            + " SignedHeaders=host, Signature=0")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            "Version=2016-11-15&Action=DescribeLaunchTemplateVersions"
                                + "&LaunchTemplateName=app&LaunchTemplateVersion.1=2"))
                    .build(),
                BodyHandlers.ofString())
            .body();

    assertThat(xml)
        .contains("<imageId>ami-2</imageId>", "<defaultVersion>true</defaultVersion>")
        .contains("<item>sg-1</item><item>sg-2</item>")
        .contains("<volumeSize>20</volumeSize>", "<encrypted>true</encrypted>")
        .contains("<key>team</key><value>7</value>");
  }

  @Test
  void jsonIsTakenAsWell() {
    emulator.seed("{\"groups\":[{\"AutoScalingGroupName\":\"web\",\"DesiredCapacity\":2}]}");

    assertThat(emulator.group("web").inService()).hasSize(2);
    assertThat(emulator.group("web").availabilityZones())
        .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "groups: [{AutoScalingGroupName: web, MinSiz: 1}] | groups[0]: there is no 'MinSiz' here;"
            + " there are AutoScalingGroupName, ",
        "groups: [{MinSize: 1}] | groups[0].AutoScalingGroupName: this is missing.",
        "groups: [{AutoScalingGroupName: web, MinSize: 9, MaxSize: 1}] | groups[0]:"
            + " ValidationError: ",
        "groups: {} | groups: this has to be a list.",
        "group: [] | there is no 'group' here; there are account, region, clock, market, faults, ",
        "groups: [{AutoScalingGroupName: web, instances: [{age: old}]}] |"
            + " groups[0].instances[0].age: this has to be a duration such as PT5H or P2D, and not"
            + " negative.",
        "groups: [{AutoScalingGroupName: web, instances: [{HealthStatus: ill}]}] |"
            + " groups[0].instances[0].HealthStatus: this has to be Healthy or Unhealthy.",
        "groups: [{AutoScalingGroupName: web, AvailabilityZones: [us-east-1a], instances:"
            + " [{AvailabilityZone: us-east-1b}]}] | groups[0].instances[0]: this instance is in"
            + " us-east-1b, and its group in [us-east-1a].",
        "calls: [{Action: DropEverything}] | calls[0]: there is no operation 'DropEverything'"
            + " here.",
        "launchTemplates: [{LaunchTemplateName: x, versions: [{Placement: {Tenacy: host}}]}] |"
            + " launchTemplates[0].versions[0].Placement: there is no 'Tenacy' here; there are ",
        "launchTemplates: [{LaunchTemplateName: x, versions: [{Monitoring: {Enabled: maybe}}]}] |"
            + " launchTemplates[0].versions[0]: ",
        "calls: [{Action: CreateLaunchTemplate, LaunchTemplateName: web, LaunchTemplateData:"
            + " {SecurityGroupId: [sg-1]}}] | calls[0].LaunchTemplateData: there is no"
            + " 'SecurityGroupId' here; ",
        "calls: [{}] | calls[0].Action: this is missing.",
        "launchTemplates: [{LaunchTemplateName: x}] | launchTemplates[0].versions: a template has"
            + " one version at least.",
        "market: [{spotPrice: -1}] | Field 'spotPrice' must be from 0 to 1000000.",
        "clock: {mode: slow} | Field 'mode' must be realtime, scaled or manual.",
        "account: 12 | Member 'account' must be an account of 12 digits.",
        "just text | A seed is an object with members such as Groups."
      })
  void whatCannotBeIsRefusedWithItsPlace(String seed, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.seed(seed))
        .withMessageStartingWith(why);
    assertThat(emulator.groups()).isEmpty();
  }

  @Test
  void whatIsNoYamlIsRefusedWithItsLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> emulator.seed("groups:\n  - {AutoScalingGroupName: web\n"))
        .withMessageMatching("line \\d+, column \\d+: this is neither YAML nor JSON\\.");
  }

  @Test
  void aFileIsAppliedAtTheStartUnlessThereIsAState(@TempDir Path folder) throws Exception {
    Path seed = folder.resolve("seed.yaml");
    Files.write(seed, SCALE_IN.getBytes(UTF_8));
    Path data = folder.resolve("state.json");
    try (AutoScalingLocal first =
        AutoScalingLocal.builder().set("seed", seed.toString()).data(data).start()) {
      assertThat(first.group("web").inService()).hasSize(3);
    }
    try (AutoScalingLocal second =
        AutoScalingLocal.builder().set("seed-file", seed.toString()).data(data).start()) {
      assertThat(second.group("web").inService()).hasSize(3);
    }
  }
}
