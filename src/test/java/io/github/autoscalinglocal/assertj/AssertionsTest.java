package io.github.autoscalinglocal.assertj;

import static io.github.autoscalinglocal.assertj.AutoScalingLocalAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.EmulatorClock;
import io.github.autoscalinglocal.junit.AutoScalingLocalTest;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What the assertions accept, and what they say of the rest. */
@AutoScalingLocalTest
class AssertionsTest {
  private AutoScalingLocal emulator;
  private AutoScalingClient client;

  /** The first of three instances, which is an hour older than the others. */
  private String oldest;

  @BeforeEach
  void aGroupThatLostItsOldest(
      AutoScalingLocal emulator, AutoScalingClient client, EmulatorClock clock) {
    this.emulator = emulator;
    this.client = client;
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("web")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("us-east-1a")
                .terminationPolicies("OldestInstance")
                .minSize(0)
                .maxSize(9)
                .desiredCapacity(1));
    oldest = emulator.group("web").inService().get(0);
    clock.advance(Duration.ofHours(1));
    desire(3);
    desire(2);
  }

  private void desire(int count) {
    client.setDesiredCapacity(
        request -> request.autoScalingGroupName("web").desiredCapacity(count));
  }

  @Test
  void whatIsSoIsAccepted() {
    List<String> left = emulator.group("web").inService();

    assertThat(emulator.group("web"))
        .desiredCapacity(2)
        .inServiceCount(2)
        .inServiceCountIn("us-east-1a", 2)
        .inService(left.get(1), left.get(0))
        .serves(left.get(0))
        .lifecycleState(left.get(0), "InService")
        .hadActivity("Successful", "Terminating", oldest)
        .lost(oldest)
        .because("OldestInstance")
        .lost(oldest)
        .and()
        .instances()
        .hasSize(2);
  }

  @Test
  void whatWasNotChosenByAScaleInWentForTheCauseOfItsActivity() {
    String other = emulator.group("web").inService().get(0);
    client.terminateInstanceInAutoScalingGroup(
        request -> request.instanceId(other).shouldDecrementDesiredCapacity(true));

    assertThat(emulator.group("web")).lost(other).because("in response to a user request");
    failsWith(
        () -> assertThat(emulator.group("web")).lost(other).because("OldestInstance"),
        "because of 'OldestInstance'; it was no scale-in");
  }

  @Test
  void whatIsNotSoIsToldWithTheHistoryOfTheGroup() {
    failsWith(
        () -> assertThat(emulator.group("web")).inServiceCount(3),
        "Expected group web to have 3 instances in service, and not 2.",
        "2026-01-01T01:00:00Z Successful: Terminating EC2 instance: " + oldest,
        oldest + " in us-east-1a goes, decided by OldestInstance");
    String kept = emulator.group("web").inService().get(0);
    failsWith(() -> assertThat(emulator.group("web")).desiredCapacity(3), "to want 3");
    failsWith(() -> assertThat(emulator.group("web")).serves(oldest), "in service, and not only");
    failsWith(() -> assertThat(emulator.group("web")).inService(kept), "in service, and not [");
    failsWith(
        () -> assertThat(emulator.group("web")).inServiceCountIn("us-east-1b", 1),
        "in us-east-1b, and not 0");
    failsWith(
        () -> assertThat(emulator.group("web")).lifecycleState(oldest, "InService"),
        "to have instance " + oldest);
    failsWith(
        () -> assertThat(emulator.group("web")).lifecycleState(kept, "Standby"),
        "in Standby, and not in InService");
    failsWith(
        () -> assertThat(emulator.group("web")).hadActivity("Failed", "Launching"),
        "to have had an activity that is Failed and tells of [Launching]");
    failsWith(() -> assertThat(emulator.group("web")).lost(kept), "to have lost " + kept);
    failsWith(() -> assertThat(emulator.group("web")).lostNobody(), "to have lost nobody");
    failsWith(
        () -> assertThat(emulator.group("web")).lost(oldest).because("zone"),
        "because of 'zone'; it was decided by 'OldestInstance'");
  }

  @Test
  void aGroupThatLostNobodyIsAccepted() {
    client.createAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName("calm")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("us-east-1a")
                .minSize(2)
                .maxSize(2));

    assertThat(emulator.group("calm")).lostNobody();
  }

  @Test
  void decisionsAreAboutWhoGoesAndWhy() {
    List<String> left = emulator.group("web").inService();
    client.setInstanceProtection(
        request ->
            request
                .autoScalingGroupName("web")
                .instanceIds(left.get(0))
                .protectedFromScaleIn(true));

    assertThat(emulator.explain("web", 1))
        .chooses(left.get(1))
        .choosesBecause(left.get(1), "only-candidate")
        .spares(left.get(0), "protected");
    failsWith(
        () -> assertThat(emulator.explain("web", 1)).chooses(left.get(0)),
        "Expected the scale-in of group web to choose [" + left.get(0) + "], and not [",
        "only-candidate");
    failsWith(
        () -> assertThat(emulator.explain("web", 1)).choosesBecause(left.get(1), "zone"),
        "to choose " + left.get(1) + " because of 'zone'");
    failsWith(
        () -> assertThat(emulator.explain("web", 1)).spares(left.get(1), "standby"),
        "to spare " + left.get(1) + " because it is 'standby'");
  }

  private static void failsWith(ThrowingCallable assertion, String... texts) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(assertion)
        .satisfies(error -> assertThat(error.getMessage()).contains(texts));
  }
}
