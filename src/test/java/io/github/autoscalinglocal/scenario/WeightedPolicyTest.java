package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.policy.PutScalingPolicy;
import io.github.autoscalinglocal.fleet.ScalingPolicies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Policies of groups whose instances weigh more than one, as documented. */
class WeightedPolicyTest {
  private final Scenario aws = Scenario.instant();

  @Test
  void aScaleOutMayExceedTheMaximumByLessThanAnInstance() {
    aws.create("g", 0, 12, 10, mixed("m5.large", 5));
    String arn = policy(5);
    aws.update("g", mixed("r5.large", 6));

    execute(arn);

    assertThat(aws.group("g").desiredCapacity()).as("10 and 5, but 12 at most").isEqualTo(12);
    assertThat(weights()).as("2 are missing, and an instance has 6").containsExactly("5", "5", "6");
    assertThat(aws.region().existing("g").actualCapacity()).isEqualTo(16);
  }

  @Test
  void aDecrementThatIsNoMoreThanTheOvershootChangesNothing() {
    aws.create("g", 0, 20, 10, mixed("m5.large", 6));
    String two = policy(-2);
    String three = policy(-3);
    assertThat(aws.region().existing("g").actualCapacity()).isEqualTo(12);

    execute(two);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(10);
    execute(three);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(9);
    assertThat(weights()).as("less than an instance").hasSize(2);
  }

  private List<String> weights() {
    return aws.instances("g").stream().map(each -> each.weightedCapacity()).sorted().toList();
  }

  /** The policy's alarm goes off when everybody has warmed up. */
  private void execute(String policyArn) {
    aws.advance(Duration.ofMinutes(10));
    var signal = GoneOff.signal("alarm", "GreaterThanThreshold", 50, aws.now(), List.of(60.0));
    aws.run(tx -> ScalingPolicies.onAlarm(tx, policyArn, signal));
  }

  private String policy(int adjustment) {
    return aws.ask(
            PutScalingPolicy.Response.class,
            "AutoScalingGroupName=g",
            "PolicyName=by" + adjustment,
            "AdjustmentType=ChangeInCapacity",
            "ScalingAdjustment=" + adjustment)
        .policyARN();
  }

  private static String[] mixed(String type, int weight) {
    String policy = "MixedInstancesPolicy.LaunchTemplate.";
    return new String[] {
      policy + "LaunchTemplateSpecification.LaunchTemplateName=web",
      policy + "Overrides.member.1.InstanceType=" + type,
      policy + "Overrides.member.1.WeightedCapacity=" + weight
    };
  }
}
