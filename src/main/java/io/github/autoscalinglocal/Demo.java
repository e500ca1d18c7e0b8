package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A group whose scale-in is worth looking at: two generations of instances in three zones, and one
 * that is protected.
 */
final class Demo {
  private static final Pattern INSTANCE = Pattern.compile("<InstanceId>(.*?)</InstanceId>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>(.*?)</Message>");

  private final AutoScalingLocal emulator;
  private final String region;

  private Demo(AutoScalingLocal emulator, String region) {
    this.emulator = emulator;
    this.region = region;
  }

  /** Sets it up, and tells what to do with it; or why it cannot be. */
  static String setUp(AutoScalingLocal emulator, String region) {
    try {
      new Demo(emulator, region).setUp();
    } catch (IllegalStateException refused) {
      return "The demo group cannot be set up with these settings: " + refused.getMessage();
    }
    return """
        The group "demo" has 7 instances of two launch configurations in three zones, the oldest of them protected.
        See who would go, and why; shrink it; see what happened:
          curl "%1$s/_local/groups/demo/scale-in?count=3"
          aws --endpoint-url %1$s autoscaling set-desired-capacity --auto-scaling-group-name demo --desired-capacity 4
          aws --endpoint-url %1$s autoscaling describe-scaling-activities --auto-scaling-group-name demo"""
        .formatted(emulator.externalUrl());
  }

  private void setUp() {
    call(
        "CreateLaunchConfiguration&LaunchConfigurationName=demo-1&ImageId=ami-11111111&InstanceType=t3.micro");
    call(
        "CreateLaunchConfiguration&LaunchConfigurationName=demo-2&ImageId=ami-22222222&InstanceType=t3.micro");
    call(
        "CreateAutoScalingGroup&AutoScalingGroupName=demo&LaunchConfigurationName=demo-1&MinSize=0&MaxSize=20&DesiredCapacity=4"
            + "&AvailabilityZones.member.1=%1$sa&AvailabilityZones.member.2=%1$sb&AvailabilityZones.member.3=%1$sc"
                .formatted(region)
            + "&TerminationPolicies.member.1=OldestLaunchConfiguration&TerminationPolicies.member.2=NewestInstance");
    Optional<String> oldest = first(INSTANCE, call("DescribeAutoScalingInstances"));
    oldest.ifPresent(
        id ->
            call(
                "SetInstanceProtection&AutoScalingGroupName=demo&ProtectedFromScaleIn=true&InstanceIds.member.1="
                    + id));
    call(
        "UpdateAutoScalingGroup&AutoScalingGroupName=demo&LaunchConfigurationName=demo-2&DesiredCapacity=7");
  }

  private String call(String action) {
    Response answer =
        emulator.answer(
            new Request(
                "GET", "/", "Version=2011-01-01&Action=" + action, name -> List.of(), new byte[0]));
    String xml = new String(answer.body(), UTF_8);
    if (answer.status() != 200) {
      throw new IllegalStateException(first(MESSAGE, xml).orElse(xml));
    }
    return xml;
  }

  private static Optional<String> first(Pattern element, String xml) {
    Matcher found = element.matcher(xml);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
