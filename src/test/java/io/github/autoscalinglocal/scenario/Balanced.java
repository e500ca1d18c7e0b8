package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.fleet.LoadBalancing;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.TrafficSource;

/** A group {@code g} behind traffic sources: one source of each kind, and calls in short. */
final class Balanced {
  static final TrafficSource CLASSIC = new TrafficSource(TrafficSource.Type.CLASSIC, "classic");
  static final TrafficSource BLUE =
      new TrafficSource(
          TrafficSource.Type.TARGET_GROUP,
          "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/blue/73e2d6bc24d8a067");
  static final TrafficSource LATTICE =
      new TrafficSource(
          TrafficSource.Type.VPC_LATTICE,
          "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0e2f2665eEXAMPLE");

  private Balanced() {}

  /** The source of a type as it stands on the wire. */
  static TrafficSource source(String type) {
    return switch (type) {
      case "elb" -> CLASSIC;
      case "elbv2" -> BLUE;
      case "vpc-lattice" -> LATTICE;
      default -> throw new IllegalArgumentException(type);
    };
  }

  /** A group of one instance, when everything is settled. */
  static void createWithOne(Scenario aws, String... parameters) {
    aws.create("g", 0, 9, 1, parameters);
    aws.settle();
  }

  static void attach(Scenario aws, TrafficSource source) {
    attach(aws, "g", source);
  }

  static void attach(Scenario aws, String group, TrafficSource source) {
    aws.call("AttachTrafficSources", request(group, source));
  }

  static void detach(Scenario aws, TrafficSource source) {
    detach(aws, "g", source);
  }

  static void detach(Scenario aws, String group, TrafficSource source) {
    aws.call("DetachTrafficSources", request(group, source));
  }

  private static String[] request(String group, TrafficSource source) {
    return new String[] {
      "AutoScalingGroupName=" + group,
      "TrafficSources.member.1.Identifier=" + source.identifier(),
      "TrafficSources.member.1.Type=" + source.type().wire()
    };
  }

  static void suspend(Scenario aws, String process) {
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
  }

  /** The first instance of the group. */
  static Instance instance(Scenario aws) {
    return aws.region().instance(aws.ids("g").get(0)).orElseThrow();
  }

  static TargetHealth health(Scenario aws, TrafficSource source) {
    return aws.region().elb().health(source, instance(aws).id());
  }

  /** Tells from outside how the first instance does behind its sources. */
  static boolean tellHealth(Scenario aws, boolean healthy) {
    return tellHealth(aws, instance(aws).id(), healthy);
  }

  static boolean tellHealth(Scenario aws, String instanceId, boolean healthy) {
    return aws.work(tx -> LoadBalancing.setTargetHealth(tx, instanceId, healthy));
  }
}
