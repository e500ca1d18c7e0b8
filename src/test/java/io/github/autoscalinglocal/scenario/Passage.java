package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The states of one instance of group {@code g} as they are seen from outside, by somebody who asks
 * every second and after each call.
 */
final class Passage {
  /** The state of an instance that is not there yet. */
  static final String NOTHING = "-";

  private static final String GROUP = "AutoScalingGroupName=g";
  private static final String TARGETS =
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1";

  private final Scenario aws = Scenario.realistic();
  private final List<String> seen = new ArrayList<>();
  private List<String> known = List.of();
  private Optional<String> watched = Optional.empty();

  List<String> seen() {
    return seen;
  }

  Scenario aws() {
    return aws;
  }

  // Groups.

  /** Nothing is under way when this returns. */
  Passage create(int desired, String... parameters) {
    aws.create("g", 0, 9, desired, parameters);
    aws.settle();
    return this;
  }

  /** The same, behind a target group, which takes two seconds to register and 300 to drain. */
  Passage createBalanced(int desired, String... parameters) {
    return create(
        desired,
        Stream.concat(Stream.of(parameters), Stream.of("TargetGroupARNs[]=" + TARGETS))
            .toArray(String[]::new));
  }

  Passage createSpot(int desired, String... parameters) {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=spot",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=1");
    return create(
        desired,
        Stream.concat(Stream.of(parameters), Stream.of("LaunchConfigurationName=spot"))
            .toArray(String[]::new));
  }

  Passage launchHook(String name, String... parameters) {
    return hook(name, "LAUNCHING", parameters);
  }

  Passage terminateHook(String name, String... parameters) {
    return hook(name, "TERMINATING", parameters);
  }

  private Passage hook(String name, String transition, String... parameters) {
    List<String> all = new ArrayList<>(Arrays.asList(parameters));
    all.add("LifecycleHookName=" + name);
    all.add("LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition);
    return call("PutLifecycleHook", all.toArray(String[]::new));
  }

  // Whom to look at.

  /** The oldest instance of the group. */
  Passage watchOldest() {
    watched = Optional.of(aws.ids("g").get(0));
    return look();
  }

  /** The next that comes into the group. */
  Passage watchNext() {
    known = aws.region().group("g").isPresent() ? aws.ids("g") : List.of();
    watched = Optional.empty();
    return look();
  }

  String id() {
    return watched.orElseThrow();
  }

  // What is done.

  /** Calls an operation on the group. */
  Passage call(String action, String... parameters) {
    List<String> all = new ArrayList<>(Arrays.asList(parameters));
    all.add(GROUP);
    aws.call(action, all.toArray(String[]::new));
    return look();
  }

  /** Calls an operation on the group and the watched instance. */
  Passage callOfMany(String action, String... parameters) {
    List<String> all = new ArrayList<>(Arrays.asList(parameters));
    all.add("InstanceIds[]=" + id());
    return call(action, all.toArray(String[]::new));
  }

  Passage complete(String hook, String result) {
    return call(
        "CompleteLifecycleAction",
        "LifecycleHookName=" + hook,
        "LifecycleActionResult=" + result,
        "InstanceId=" + id());
  }

  Passage desire(int desired) {
    return call("SetDesiredCapacity", "DesiredCapacity=" + desired);
  }

  Passage terminate() {
    aws.terminate(id(), false);
    return look();
  }

  Passage forceDelete() {
    return call("DeleteAutoScalingGroup", "ForceDelete=true");
  }

  /** Calls {@code POST /_local/instances/{id}} on the watched instance. */
  Passage happens(OutsideEvents.Kind event) {
    return happens(id(), event);
  }

  Passage happens(String instance, OutsideEvents.Kind event) {
    aws.happen(instance, event);
    return look();
  }

  // Time.

  /** Goes on, second by second, until the instance is in a state, for a quarter of an hour. */
  Passage until(String state) {
    for (int second = 0; second < 900 && !state.equals(last()); second++) {
      aws.advance(Duration.ofSeconds(1));
      look();
    }
    return this;
  }

  Passage after(Duration time) {
    aws.advance(time);
    return look();
  }

  private String last() {
    return seen.get(seen.size() - 1);
  }

  private Passage look() {
    if (watched.isEmpty() && aws.region().group("g").isPresent()) {
      watched = aws.ids("g").stream().filter(id -> !known.contains(id) && isShown(id)).findFirst();
    }
    String state = watched.map(this::state).orElse(NOTHING);
    if (seen.isEmpty() || !last().equals(state)) {
      seen.add(state);
    }
    return this;
  }

  private boolean isShown(String id) {
    return !described(id).isEmpty();
  }

  private String state(String id) {
    List<String> states = described(id);
    // Whoever has left is in no list any more; EC2 tells how.
    return !states.isEmpty()
        ? states.get(0)
        : aws.region().ec2().instance(id).isPresent() ? "Detached" : "Terminated";
  }

  private List<String> described(String id) {
    return aws
        .ask(DescribeAutoScalingInstances.Response.class, "InstanceIds[]=" + id)
        .autoScalingInstances()
        .stream()
        .map(each -> each.lifecycleState())
        .toList();
  }
}
