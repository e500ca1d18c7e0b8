package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.account.DescribeAccountLimits;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quotas of an account in a region. */
class LimitsTest {
  private final Scenario aws = with(new Options.Limits(2, 1, 5));

  private static Scenario with(Options.Limits limits) {
    return Scenario.with(Scenario.options(Timings.INSTANT, limits, 0));
  }

  @Test
  void theQuotasOfANewAccountAreTheServices() {
    assertThat(Scenario.instant().ask(DescribeAccountLimits.Response.class))
        .isEqualTo(new DescribeAccountLimits.Response(500, 200, 0, 0));
  }

  @Test
  void groupsAreCountedAndLimited() {
    aws.create("a", 0, 1, 0);
    aws.create("b", 0, 1, 0);

    assertThat(aws.refusal("CreateAutoScalingGroup", creation("c", 0, 1, 0)))
        .isEqualTo(
            "LimitExceeded: AutoScalingGroup limit exceeded - You may only have 2"
                + " AutoScalingGroups");
    assertThat(aws.ask(DescribeAccountLimits.Response.class))
        .isEqualTo(new DescribeAccountLimits.Response(2, 1, 2, 0));

    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=a");
    aws.create("c", 0, 1, 0);
  }

  @Test
  void launchConfigurationsAreCountedAndLimited() {
    String[] image = {"LaunchConfigurationName=c", "ImageId=ami-1", "InstanceType=m5.large"};
    aws.call("CreateLaunchConfiguration", image);
    image[0] = "LaunchConfigurationName=d";

    assertThat(aws.refusal("CreateLaunchConfiguration", image))
        .isEqualTo(
            "LimitExceeded: Launch Configuration limit exceeded - You may only have 1 launch"
                + " configurations");
    assertThat(aws.ask(DescribeAccountLimits.Response.class).numberOfLaunchConfigurations())
        .isEqualTo(1);
  }

  @Test
  void anotherRegionHasQuotasOfItsOwn() {
    aws.create("a", 0, 1, 0);
    aws.create("b", 0, 1, 0);

    Scenario elsewhere = aws.as("123456789012", "eu-west-1");
    elsewhere.create("c", 0, 1, 0, "AvailabilityZones[]=eu-west-1a");

    assertThat(elsewhere.ask(DescribeAccountLimits.Response.class).numberOfAutoScalingGroups())
        .isEqualTo(1);
  }

  @Test
  void beyondTheInstancesThatEc2AllowsTheLaunchFailsOnce() {
    aws.create("a", 0, 9, 3);

    aws.create("b", 0, 9, 4);

    assertThat(aws.instances("b")).hasSize(2);
    List<Activity> failed = failed("b");
    assertThat(failed).hasSize(1);
    String message =
        "You have requested more instances (4) than your current instance limit of 5 allows for the"
            + " specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request"
            + " to request an adjustment to this limit. Launching EC2 instance failed.";
    assertThat(Shown.of(failed.get(0)))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=b
            description=Launching a new EC2 instance.  Status Reason: %s
            cause=At 2026-03-02T12:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 4.  At 2026-03-02T12:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 4.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Failed
            statusMessage=%s
            progress=100
            details={}
            """
                .formatted(message, message));
  }

  @Test
  void theFailureIsNotedOnceForEachWish() {
    aws.create("a", 0, 9, 6);
    aws.update("a", "DefaultCooldown=1");
    aws.advance(Duration.ofHours(1));
    assertThat(failed("a")).hasSize(1);

    aws.desire("a", 7);
    assertThat(failed("a")).hasSize(2);
    assertThat(aws.instances("a")).hasSize(5);
  }

  @Test
  void aWishWithinTheQuotaIsFulfilledAgain() {
    aws.create("a", 0, 9, 6);

    aws.desire("a", 5);
    aws.terminate(aws.ids("a").get(0), false);

    assertThat(aws.instances("a")).hasSize(5);
    assertThat(failed("a")).hasSize(1);
  }

  @Test
  void instancesThatAreFreedGoToTheGroupThatLacksThem() {
    aws.create("a", 0, 9, 3);
    aws.create("b", 0, 9, 4);

    aws.desire("a", 1);
    aws.update("b", "DefaultCooldown=1");

    assertThat(aws.instances("b")).hasSize(4);
  }

  private List<Activity> failed(String group) {
    return aws.activities(group).stream()
        .filter(each -> each.statusCode() == ActivityStatus.Failed)
        .toList();
  }
}
