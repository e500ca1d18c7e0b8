package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** History is a function of the commands, their instants and the seed. */
class DeterminismTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 4711})
  void theSameSeedAndCommandsGiveTheSameHistory(long seed) {
    assertThat(history(seed, Scenario::advance)).isEqualTo(history(seed, Scenario::advance));
  }

  @Test
  void anotherSeedGivesAnother() {
    assertThat(history(1, Scenario::advance)).isNotEqualTo(history(2, Scenario::advance));
  }

  @Test
  void theStridesOfTheClockDoNotMatter() {
    String inOneStride = history(7, Scenario::advance);

    assertThat(history(7, inStridesOf(Duration.ofSeconds(1)))).isEqualTo(inOneStride);
    assertThat(history(7, inStridesOf(Duration.ofMillis(700)))).isEqualTo(inOneStride);
  }

  @Test
  void lookingChangesNothing() {
    String unseen = history(7, Scenario::advance);

    Consumer<Scenario> look =
        aws -> {
          aws.groups();
          aws.call("DescribeScalingActivities");
          aws.call("DescribeAutoScalingInstances");
          aws.refusal("SetDesiredCapacity", "AutoScalingGroupName=nobody", "DesiredCapacity=1");
        };
    String seen =
        history(
            7,
            (aws, time) -> {
              look.accept(aws);
              aws.advance(time);
              look.accept(aws);
            });

    assertThat(seen).isEqualTo(unseen);
  }

  private static Pace inStridesOf(Duration stride) {
    return (aws, time) -> {
      Duration left = time;
      while (left.compareTo(stride) > 0) {
        aws.advance(stride);
        left = left.minus(stride);
      }
      aws.advance(left);
    };
  }

  private interface Pace {
    void advance(Scenario aws, Duration time);
  }

  /** Everything that there is after a few eventful minutes. */
  private static String history(long seed, Pace pace) {
    Scenario aws = Scenario.with(Scenario.options(Timings.REALISTIC, Options.Limits.DEFAULT, seed));
    aws.create("g", 1, 20, 7, "VPCZoneIdentifier=subnet-1,subnet-2,subnet-4");
    aws.create("h", 0, 9, 3, "HealthCheckGracePeriod=60");
    pace.advance(aws, Duration.ofSeconds(33));
    aws.desire("g", 3);
    pace.advance(aws, Duration.ofMillis(12_345));
    aws.call("SetInstanceHealth", "InstanceId=" + aws.ids("h").get(1), "HealthStatus=Unhealthy");
    aws.desire("g", 9);
    pace.advance(aws, Duration.ofMinutes(2));
    aws.terminate(aws.ids("g").get(0), false);
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=h", "ForceDelete=true");
    pace.advance(aws, Duration.ofSeconds(20));
    aws.update("g", "MaxSize=2");
    pace.advance(aws, Duration.ofMinutes(1));
    return aws.world().toString();
  }
}
