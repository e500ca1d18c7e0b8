package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SetInstanceProtection, and what new instances inherit. */
class ProtectionTest {
  private Scenario aws = Scenario.instant();

  @Test
  void protectionIsSetAndTakenBackWithoutAnActivity() {
    aws.create("g", 0, 9, 2);
    List<String> ids = aws.ids("g");
    int activities = aws.activities("g").size();

    aws.protect("g", ids.get(0));
    aws.protect("g", ids.get(0));
    assertThat(protectedIds()).containsExactly(ids.get(0));

    set(ids.get(0), false);
    set(ids.get(1), false);
    assertThat(protectedIds()).isEmpty();
    assertThat(aws.activities("g")).hasSize(activities);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void newInstancesInheritTheGroupsFlagAndOldOnesKeepTheirs() {
    aws.create("g", 0, 9, 1);
    List<String> old = aws.ids("g");

    aws.update("g", "NewInstancesProtectedFromScaleIn=true", "DesiredCapacity=2");
    assertThat(protectedIds()).hasSize(1).doesNotContainAnyElementsOf(old);

    aws.update("g", "NewInstancesProtectedFromScaleIn=false");
    assertThat(protectedIds()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      names = {"IN_SERVICE", "ENTERING_STANDBY", "STANDBY"})
  void someStatesCanBeProtected(Lifecycle state) {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.move("g", id, state);

    aws.protect("g", id);

    assertThat(protectedIds()).containsExactly(id);
  }

  @ParameterizedTest
  @EnumSource(
      value = Lifecycle.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IN_SERVICE", "ENTERING_STANDBY", "STANDBY"})
  void e70OtherStatesCannot(Lifecycle state) {
    aws.create("g", 0, 9, 1);
    String id = aws.ids("g").get(0);
    aws.move("g", id, state);

    assertThat(refusal(id))
        .isEqualTo(
            "ValidationError: The instance "
                + id
                + " is not in InService or EnteringStandby or Standby.");
  }

  @Test
  void e70AnInstanceThatBootsCannotBeProtectedYet() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(8));
    String id = aws.instances("g").get(0).instanceId();

    assertThat(refusal(id))
        .isEqualTo(
            "ValidationError: The instance "
                + id
                + " is not in InService or EnteringStandby or Standby.");
  }

  @Test
  void oneBadIdAmongManyChangesNone() {
    aws.create("g", 0, 9, 2);
    aws.create("other", 0, 9, 1);
    List<String> ids = aws.ids("g");

    for (String bad : List.of("i-1", aws.ids("other").get(0))) {
      assertThat(refusal(ids.get(0) + "," + bad + "," + ids.get(1)))
          .isEqualTo(
              "ValidationError: The instance " + bad + " is not part of Auto Scaling group g.");
    }
    assertThat(protectedIds()).isEmpty();
  }

  @Test
  void fiftyIdsAreTheMost() {
    aws.create("g", 0, 51, 51);
    List<String> ids = aws.ids("g");

    assertThat(refusal(String.join(",", ids))).startsWith("LimitExceeded: ");

    aws.protect("g", ids.subList(0, 50).toArray(String[]::new));
    assertThat(protectedIds()).hasSize(50);
  }

  @Test
  void idsAreCheckedBeforeTheyAreCounted() {
    aws.create("g", 0, 1, 1);
    String ids =
        IntStream.range(0, 51)
            .mapToObj(i -> "i-01234567890123456789")
            .collect(Collectors.joining(","));

    assertThat(refusal(ids)).contains("Member must have length less than or equal to 19");
  }

  @Test
  void protectionStartsInService() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 2, "NewInstancesProtectedFromScaleIn=true");
    aws.advance(Duration.ofSeconds(10));

    aws.desire("g", 1);
    aws.settle();

    assertThat(aws.instances("g")).as("one was still pending and could go").hasSize(1);
  }

  private List<String> protectedIds() {
    return aws.instances("g").stream()
        .filter(Instance::protectedFromScaleIn)
        .map(Instance::instanceId)
        .toList();
  }

  private void set(String id, boolean to) {
    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + id,
        "ProtectedFromScaleIn=" + to);
  }

  private String refusal(String ids) {
    return aws.refusal(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + ids,
        "ProtectedFromScaleIn=true");
  }
}
