package io.github.autoscalinglocal.readme;

import static io.github.autoscalinglocal.assertj.AutoScalingLocalAssertions.assertThat;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.EmulatorClock;
import io.github.autoscalinglocal.junit.AutoScalingLocalTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What the README shows of tests with JUnit. */
@AutoScalingLocalTest
class ScalerTest {
  @Test
  void theOldestGoesFirst(AutoScalingLocal emulator, AutoScalingClient aws, EmulatorClock clock) {
    aws.createAutoScalingGroup(
        group ->
            group
                .autoScalingGroupName("web")
                .launchTemplate(template -> template.launchTemplateName("web"))
                .availabilityZones("us-east-1a")
                .terminationPolicies("OldestInstance")
                .minSize(1)
                .maxSize(3)
                .desiredCapacity(1));
    String oldest = emulator.group("web").inService().get(0);
    clock.advance(Duration.ofHours(1));

    aws.setDesiredCapacity(wish -> wish.autoScalingGroupName("web").desiredCapacity(3));
    aws.setDesiredCapacity(wish -> wish.autoScalingGroupName("web").desiredCapacity(2));

    assertThat(emulator.group("web")).inServiceCount(2).lost(oldest).because("OldestInstance");
  }
}
