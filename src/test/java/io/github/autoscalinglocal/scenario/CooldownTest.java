package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pause after a scaling activity, for SetDesiredCapacity with {@code HonorCooldown}. */
class CooldownTest {
  private Scenario aws = Scenario.instant();

  @Test
  void theCooldownBlocksWhoHonoursIt() {
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(299));

    assertThat(refusal(2)).isEqualTo(blockedBy(0));
    aws.advance(Duration.ofSeconds(1));
    honouring(2);

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void itIsDisregardedUnlessAskedFor() {
    aws.create("g", 0, 9, 1);

    aws.desire("g", 2);

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void itLastsAsLongAsTheGroupSays() {
    aws.create("g", 0, 9, 1, "DefaultCooldown=10");
    aws.advance(Duration.ofSeconds(9));
    assertThat(refusal(2)).isEqualTo(blockedBy(0));

    aws.update("g", "DefaultCooldown=0");
    honouring(2);

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void itBeginsWhenTheActivityEnds() {
    aws = Scenario.realistic();
    aws.create("g", 0, 9, 1);
    aws.advanceTo("12:00:20");
    assertThat(refusal(2)).as("while it is in progress").isEqualTo(blockedBy(0));

    aws.advanceTo("12:05:36");
    assertThat(refusal(2)).as("299 seconds after its end").isEqualTo(blockedBy(0));

    aws.advanceTo("12:05:37");
    honouring(2);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
  }

  @Test
  void everyNewActivityBeginsItAnew() {
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(200));
    aws.terminate(aws.ids("g").get(0), true);
    aws.advance(Duration.ofSeconds(200));

    assertThat(refusal(2)).isEqualTo(blockedBy(0));
  }

  @Test
  void aGroupThatHasDoneNothingYetHasNone() {
    aws.create("g", 0, 9, 0);

    honouring(1);

    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void theBoundsComeFirst() {
    aws.create("g", 0, 1, 1);

    assertThat(refusal(2)).startsWith("ValidationError: New SetDesiredCapacity value 2 is above");
  }

  private void honouring(int desired) {
    aws.call(
        "SetDesiredCapacity",
        "AutoScalingGroupName=g",
        "DesiredCapacity=" + desired,
        "HonorCooldown=true");
  }

  private String refusal(int desired) {
    return aws.refusal(
        "SetDesiredCapacity",
        "AutoScalingGroupName=g",
        "DesiredCapacity=" + desired,
        "HonorCooldown=true");
  }

  private String blockedBy(int activity) {
    return "ScalingActivityInProgress: Scaling activity "
        + aws.activities("g").get(activity).activityId()
        + " is in progress and blocks this action";
  }
}
