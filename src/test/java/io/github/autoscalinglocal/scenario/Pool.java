package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances.AutoScalingInstanceDetails;
import io.github.autoscalinglocal.api.warmpool.DescribeWarmPool;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.shape.WarmPoolConfiguration;
import java.util.List;
import java.util.stream.Stream;

/** The warm pool of the group {@code g}. */
record Pool(Scenario aws) {
  static final String REUSE = "InstanceReusePolicy.ReuseOnScaleIn=true";

  void put(String... parameters) {
    aws.call("PutWarmPool", with(parameters));
  }

  void delete(String... parameters) {
    aws.call("DeleteWarmPool", with(parameters));
  }

  /** The parameters of a call about the group. */
  static String[] with(String... parameters) {
    return Stream.concat(Stream.of("AutoScalingGroupName=g"), Stream.of(parameters))
        .toArray(String[]::new);
  }

  DescribeWarmPool.Response described(String... parameters) {
    return aws.ask(DescribeWarmPool.Response.class, with(parameters));
  }

  WarmPoolConfiguration configuration() {
    return described().warmPoolConfiguration();
  }

  List<Instance> instances() {
    return described().instances();
  }

  List<String> ids() {
    return instances().stream().map(Instance::instanceId).toList();
  }

  List<Lifecycle> states() {
    return instances().stream().map(Instance::lifecycleState).toList();
  }

  /** The state of an instance of the group, in the pool or not. */
  Lifecycle state(String id) {
    return aws.region().existing("g").instance(id).orElseThrow().lifecycle();
  }

  AutoScalingInstanceDetails detailsOf(String id) {
    List<AutoScalingInstanceDetails> details =
        aws.ask(DescribeAutoScalingInstances.Response.class, "InstanceIds[]=" + id)
            .autoScalingInstances();
    assertThat(details).hasSize(1);
    return details.get(0);
  }

  Ec2Instance machine(String id) {
    return aws.region().ec2().instance(id).orElseThrow();
  }

  /** The activity that moves an instance, or moved it last. */
  Activity activityOf(String id) {
    String activity = aws.region().existing("g").instance(id).orElseThrow().activityId();
    return aws.activities("g").stream()
        .filter(each -> each.activityId().equals(activity))
        .findFirst()
        .orElseThrow();
  }

  /** Gives the group a hook that waits for a minute. */
  void hook(String name, String transition, String... parameters) {
    String[] hook = {
      "LifecycleHookName=" + name,
      "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition,
      "HeartbeatTimeout=60"
    };
    aws.call(
        "PutLifecycleHook",
        with(Stream.concat(Stream.of(hook), Stream.of(parameters)).toArray(String[]::new)));
  }

  void complete(String hook, String id, String result) {
    aws.call(
        "CompleteLifecycleAction",
        with("LifecycleHookName=" + hook, "InstanceId=" + id, "LifecycleActionResult=" + result));
  }
}
