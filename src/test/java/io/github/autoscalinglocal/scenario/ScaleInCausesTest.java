package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What activities give as the cause of a scale-in that the unhealthy leave first. */
class ScaleInCausesTest {
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:choose";

  private final Scenario aws = Scenario.instant();

  @Test
  void theCapacityShrinksFromWhatTheUnhealthyLeave() {
    aws.create("g", 0, 4, 4);

    shrinkWithOneUnhealthy(2);

    assertThat(aws.activities("g"))
        .extracting(Activity::cause)
        .filteredOn(cause -> cause.contains("shrinking"))
        .singleElement()
        .asString()
        .contains("shrinking the capacity from 3 to 2.");
  }

  @Test
  void theWishIsToldWhenTheUnhealthyWereNotEnough() {
    aws.create("g", 0, 4, 4, "TerminationPolicies[]=" + FUNCTION);

    shrinkWithOneUnhealthy(2);

    assertThat(aws.activities("g").get(0).cause())
        .contains(
            "a user request explicitly set group desired capacity changing the desired capacity"
                + " from 4 to 2.",
            "group reached equilibrium.");
  }

  private void shrinkWithOneUnhealthy(int desired) {
    List<String> ids = aws.ids("g");
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Terminate");
    aws.call("SetInstanceHealth", "InstanceId=" + ids.get(0), "HealthStatus=Unhealthy");
    aws.desire("g", desired);
    aws.call("ResumeProcesses", "AutoScalingGroupName=g");
  }
}
