package io.github.autoscalinglocal.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.FaultRule;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What the README shows of programs. */
class EmbeddingTest {
  @Test
  void anEmulatorInTheProcess() {
    try (AutoScalingLocal emulator =
        AutoScalingLocal.builder()
            .clock(ClockMode.MANUAL)
            .startingAt(Instant.parse("2026-01-01T00:00:00Z"))
            .timings(Timings.REALISTIC)
            .start()) {
      AutoScalingClient aws =
          AutoScalingClient.builder()
              .endpointOverride(emulator.endpoint())
              .region(Region.US_EAST_1)
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
              .build();
      emulator.faults().add(FaultRule.insufficientCapacity().inZone("us-east-1a").times(1));
      emulator.seed("groups: [{AutoScalingGroupName: web, DesiredCapacity: 2}]");

      emulator
          .clock()
          .runUntil(() -> emulator.group("web").inService().size() == 2, Duration.ofMinutes(5));

      assertThat(emulator.messages()).hasSize(3);
      assertThat(emulator.explain("web", 1).victims()).hasSize(1);
      assertThat(aws.describeScalingActivities().activities()).hasSize(3);
    }
  }
}
