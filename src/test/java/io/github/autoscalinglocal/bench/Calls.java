package io.github.autoscalinglocal.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The bytes of calls, with the headers that an SDK sends. */
final class Calls {
  private static final String HEAD =
      """
      POST / HTTP/1.1
      Host: 127.0.0.1
      User-Agent: aws-sdk-java/2.41.11 md/io#sync md/http#Apache ua/2.1 os/Linux lang/java#17
      X-Amz-Date: 20260101T000000Z
      amz-sdk-invocation-id: 6bde0b4e-1d4c-4d6a-8f1e-1f8f7f0c9a11
      amz-sdk-request: attempt=1; max=3
      Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/autoscaling/aws4_request, \
      SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date, \
      Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7
      Content-Type: application/x-www-form-urlencoded; charset=UTF-8
      Content-Length:\s"""
          .replace("\n", "\r\n");

  private Calls() {}

  static byte[] describe(String group) {
    return call("DescribeAutoScalingGroups&AutoScalingGroupNames.member.1=" + group);
  }

  static byte[] create(String group, int size) {
    return call(
        "CreateAutoScalingGroup&AutoScalingGroupName=%s&MinSize=0&MaxSize=%d&DesiredCapacity=%d"
                .formatted(group, size + 1, size)
            + "&LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0&LaunchTemplate.Version=1"
            + "&VPCZoneIdentifier=subnet-12345678%2Csubnet-87654321");
  }

  /** What moto needs first. */
  static byte[] createConfiguration() {
    return call(
        "CreateLaunchConfiguration&LaunchConfigurationName=web&ImageId=ami-12c6146b&InstanceType=t2.micro");
  }

  static byte[] createFromConfiguration(String group, int size) {
    return call(
        "CreateAutoScalingGroup&AutoScalingGroupName=%s&MinSize=0&MaxSize=%d&DesiredCapacity=%d"
                .formatted(group, size + 1, size)
            + "&LaunchConfigurationName=web&AvailabilityZones.member.1=us-east-1a");
  }

  static byte[] describeInstance(String instanceId) {
    return call("DescribeAutoScalingInstances&InstanceIds.member.1=" + instanceId);
  }

  static byte[] describeActivities(String group) {
    return call("DescribeScalingActivities&MaxRecords=5&AutoScalingGroupName=" + group);
  }

  static byte[] setDesired(String group, int desired) {
    return call(
        "SetDesiredCapacity&AutoScalingGroupName=%s&DesiredCapacity=%d".formatted(group, desired));
  }

  /** Lets a group grow to a size. */
  static byte[] resize(String group, int maxSize) {
    return call(
        "UpdateAutoScalingGroup&AutoScalingGroupName=%s&MaxSize=%d".formatted(group, maxSize));
  }

  /** Has an emulator forget everything. */
  static byte[] reset() {
    return (HEAD.replace("POST / ", "POST /_local/reset ") + "0\r\n\r\n").getBytes(UTF_8);
  }

  static byte[] terminate(String instanceId) {
    return call(
        "TerminateInstanceInAutoScalingGroup&ShouldDecrementDesiredCapacity=false&InstanceId="
            + instanceId);
  }

  static byte[] delete(String group) {
    return call("DeleteAutoScalingGroup&ForceDelete=true&AutoScalingGroupName=" + group);
  }

  private static byte[] call(String actionAndParameters) {
    String form = "Version=2011-01-01&Action=" + actionAndParameters;
    return (HEAD + form.length() + "\r\n\r\n" + form).getBytes(UTF_8);
  }
}
