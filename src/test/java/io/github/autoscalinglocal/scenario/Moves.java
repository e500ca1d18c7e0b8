package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LifecycleAction;
import io.github.autoscalinglocal.model.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** The calls of a {@link Monkey} that move instances or hold them up. */
final class Moves {
  private static final String STRANGER = "i-0123456789abcdef0";

  private final Random random;
  private final List<String> groups;
  private List<String> parameters = new ArrayList<>();

  Moves(Random random, List<String> groups) {
    this.random = random;
    this.groups = groups;
  }

  /**
   * The next call.
   *
   * @param made gets its parameters
   * @return the operation
   */
  String next(Region region, List<String> made) {
    parameters = made;
    return switch (random.nextInt(10)) {
      case 0, 1 -> hook();
      case 2, 3, 4 -> action(region);
      case 5 -> attach(region);
      case 6 -> metrics();
      default -> move(region);
    };
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void add(String name, Object value) {
    parameters.add(name + "=" + value);
  }

  private void maybe(int oneIn, String name, Supplier<Object> value) {
    if (oneIn(oneIn)) {
      add(name, value.get());
    }
  }

  private String hook() {
    add("AutoScalingGroupName", any(groups));
    add("LifecycleHookName", any(List.of("h1", "h2")));
    if (oneIn(5)) {
      return "DeleteLifecycleHook";
    }
    add(
        "LifecycleTransition",
        "autoscaling:EC2_INSTANCE_" + any(List.of("LAUNCHING", "TERMINATING", "TERMINATING")));
    maybe(2, "HeartbeatTimeout", () -> 30 + random.nextInt(600));
    maybe(2, "DefaultResult", () -> any(List.of("CONTINUE", "ABANDON")));
    maybe(
        4,
        "NotificationTargetARN",
        () -> any(List.of("", "arn:aws:lambda:us-east-1:123456789012:function:told")));
    return "PutLifecycleHook";
  }

  private record Waiting(Group group, Instance instance, LifecycleAction action) {}

  /** Ends or prolongs what holds an instance up, if there is any such instance. */
  private String action(Region region) {
    List<Waiting> waiting =
        region.groups().values().stream()
            .flatMap(
                group ->
                    group.instances().values().stream()
                        .flatMap(
                            instance ->
                                instance.transit().actions().values().stream()
                                    .map(action -> new Waiting(group, instance, action))))
            .toList();
    if (waiting.isEmpty() || oneIn(15)) {
      add("AutoScalingGroupName", any(groups));
      add("LifecycleHookName", "h1");
      add("InstanceId", STRANGER);
    } else {
      Waiting one = any(waiting);
      add("AutoScalingGroupName", one.group().name());
      add("LifecycleHookName", one.action().hook());
      if (oneIn(2)) {
        add("InstanceId", one.instance().id());
      } else {
        add("LifecycleActionToken", one.action().token());
      }
    }
    if (oneIn(4)) {
      return "RecordLifecycleActionHeartbeat";
    }
    add("LifecycleActionResult", any(List.of("CONTINUE", "ABANDON")));
    return "CompleteLifecycleAction";
  }

  private String move(Region region) {
    String name = any(groups);
    add("AutoScalingGroupName", name);
    List<String> ids =
        region.group(name).map(group -> List.copyOf(group.instances().keySet())).orElse(List.of());
    add(
        "InstanceIds[]",
        ids.isEmpty() || oneIn(20) ? STRANGER : oneIn(3) ? any(ids) + "," + any(ids) : any(ids));
    String action = any(List.of("DetachInstances", "EnterStandby", "ExitStandby", "ExitStandby"));
    if (!action.equals("ExitStandby")) {
      add("ShouldDecrementDesiredCapacity", oneIn(2));
    }
    return action;
  }

  /** One that runs in no group, as those do that were detached, or that was never seen. */
  private String attach(Region region) {
    List<String> free =
        region.ec2().instances().keySet().stream()
            .filter(id -> region.groupHolding(id).isEmpty())
            .toList();
    add("AutoScalingGroupName", any(groups));
    add("InstanceIds[]", free.isEmpty() || oneIn(9) ? STRANGER : any(free));
    return "AttachInstances";
  }

  private String metrics() {
    add("AutoScalingGroupName", any(groups));
    maybe(2, "Metrics[]", () -> any(List.of("GroupMinSize", "GroupInServiceInstances")));
    if (oneIn(2)) {
      return "DisableMetricsCollection";
    }
    add("Granularity", "1Minute");
    return "EnableMetricsCollection";
  }
}
