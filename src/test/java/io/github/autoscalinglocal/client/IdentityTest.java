package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Whose state a call is about: the access key and the region of its signature tell. */
class IdentityTest {
  private static final String ALICE = "111111111111";
  private static final String BOB = "222222222222";

  private Sandbox sandbox;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private static void create(AutoScalingClient client, String name, String zone) {
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName(name)
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones(zone)
                .minSize(1)
                .maxSize(1));
  }

  private static List<String> groups(AutoScalingClient client) {
    return client.describeAutoScalingGroups().autoScalingGroups().stream()
        .map(AutoScalingGroup::autoScalingGroupName)
        .toList();
  }

  @Test
  void accountsAndRegionsAreWorldsOfTheirOwn() {
    AutoScalingClient alice = sandbox.client(ALICE, "eu-west-1");
    AutoScalingClient aliceElsewhere = sandbox.client(ALICE, "eu-west-2");
    AutoScalingClient bob = sandbox.client(BOB, "eu-west-1");
    create(alice, "g", "eu-west-1a");
    create(bob, "g", "eu-west-1b");

    bob.deleteAutoScalingGroup(request -> request.autoScalingGroupName("g").forceDelete(true));

    assertThat(groups(alice)).containsExactly("g");
    assertThat(groups(aliceElsewhere)).isEmpty();
    assertThat(groups(bob)).isEmpty();
    assertThat(groups(sandbox.client())).isEmpty();
    assertThat(alice.describeAutoScalingInstances().autoScalingInstances()).hasSize(1);
    assertThat(aliceElsewhere.describeScalingActivities().activities()).isEmpty();
    assertThat(alice.describeAutoScalingGroups().autoScalingGroups().get(0).autoScalingGroupARN())
        .startsWith("arn:aws:autoscaling:eu-west-1:111111111111:autoScalingGroup:");
  }

  @ParameterizedTest
  @CsvSource({"AKIAIOSFODNN7EXAMPLE", "test", "11111111111", "1111111111111", "11111111111a"})
  void keysThatAreNoAccountShareTheDefaultOne(String accessKey) {
    create(sandbox.client(accessKey, "us-east-1"), "g", "us-east-1a");

    assertThat(groups(sandbox.client())).containsExactly("g");
    assertThat(sandbox.group("g").autoScalingGroupARN()).contains(":000000000000:");
  }

  @Test
  void temporaryCredentialsAreAsGoodAsOthers() {
    AutoScalingClient client =
        sandbox.client(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(ALICE, "secret", "session token")),
            "us-east-1");

    create(client, "g", "us-east-1a");

    assertThat(groups(sandbox.client(ALICE, "us-east-1"))).containsExactly("g");
  }

  @Test
  void whoDoesNotSignIsInTheDefaultAccountAndRegion() {
    AutoScalingClient anonymous =
        sandbox.client(AnonymousCredentialsProvider.create(), "eu-west-1");

    create(anonymous, "g", "us-east-1a");

    assertThat(groups(sandbox.client())).containsExactly("g");
    assertThat(groups(sandbox.client("test", "eu-west-1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"cn-north-1,aws-cn", "us-gov-west-1,aws-us-gov", "ap-southeast-2,aws"})
  void arnsNameThePartition(String region, String partition) {
    AutoScalingClient client = sandbox.client(BOB, region);

    create(client, "g", region + "a");

    AutoScalingGroup group = client.describeAutoScalingGroups().autoScalingGroups().get(0);
    assertThat(group.autoScalingGroupARN())
        .startsWith("arn:" + partition + ":autoscaling:" + region + ":222222222222:");
    assertThat(group.serviceLinkedRoleARN()).startsWith("arn:" + partition + ":iam::222222222222:");
  }
}
