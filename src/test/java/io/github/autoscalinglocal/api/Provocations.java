package io.github.autoscalinglocal.api;

import static io.github.autoscalinglocal.Scenario.creation;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.schedule.BatchPutScheduledUpdateGroupAction;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timing;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.shape.FailedScheduledUpdateGroupActionRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One way to each error that operations document, in the order of the codes. */
final class Provocations {
  private static final String G = "AutoScalingGroupName=g";

  private Provocations() {}

  /** Launches take time, and quotas are small: two groups and one launch configuration. */
  static Scenario world() {
    return Scenario.with(Scenario.options(Timings.REALISTIC, new Options.Limits(2, 1, 100), 0));
  }

  static List<Provocation> all() {
    return Stream.of(
            activeInstanceRefreshNotFound(),
            alreadyExists(),
            idempotentParameterMismatch(),
            instanceRefreshInProgress(),
            invalidNextToken(),
            irreversibleInstanceRefresh(),
            limitExceeded(),
            resourceInUse(),
            scalingActivityInProgress())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Provocation> activeInstanceRefreshNotFound() {
    String text = "No in progress or pending Instance Refresh found for Auto Scaling group g";
    return Stream.of("CancelInstanceRefresh", "RollbackInstanceRefresh")
        .map(
            operation ->
                Provocation.of(operation, "ActiveInstanceRefreshNotFound", text, G).after(group(0)))
        .toList();
  }

  private static List<Provocation> alreadyExists() {
    String code = "AlreadyExists";
    String start = "Scheduled action with this scheduled start time already exists";
    return List.of(
        Provocation.of(
                "CreateAutoScalingGroup",
                code,
                "AutoScalingGroup by this name already exists - A group with the name g already"
                    + " exists",
                creation("g", 0, 9, 0))
            .after(group(0)),
        Provocation.of(
                "CreateLaunchConfiguration",
                code,
                "Launch Configuration by this name already exists - A launch configuration already"
                    + " exists with the name c",
                configuration("c"))
            .after(aws -> aws.call("CreateLaunchConfiguration", configuration("c"))),
        Provocation.of("PutScheduledUpdateGroupAction", code, start, scheduled("b", 1))
            .after(group(0).andThen(schedule("a", 1))),
        Provocation.inAnswer(
                "BatchPutScheduledUpdateGroupAction", code, start, aws -> batched(aws, "b", 1))
            .after(group(0).andThen(schedule("a", 1))));
  }

  private static List<Provocation> idempotentParameterMismatch() {
    return List.of(
        Provocation.of(
                "LaunchInstances",
                "IdempotentParameterMismatch",
                "Indicates that the parameters in the current request do not match the parameters"
                    + " from a previous request with the same client token within the idempotency"
                    + " window.",
                launch(2))
            .after(group(0).andThen(aws -> aws.call("LaunchInstances", launch(1)))));
  }

  private static List<Provocation> instanceRefreshInProgress() {
    String code = "InstanceRefreshInProgress";
    String text =
        "An Instance Refresh is already in progress and blocks the execution of this Instance"
            + " Refresh.";
    // The sentence is known of a second refresh only.
    String other =
        "An Instance Refresh that replaces root volumes is in progress and blocks this request.";
    String targetGroup = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1";
    return List.of(
        Provocation.of("StartInstanceRefresh", code, text, G)
            .after(group(1).andThen(aws -> aws.call("StartInstanceRefresh", G))),
        replacingRootVolumes(Provocation.of("PutWarmPool", code, other, G)),
        replacingRootVolumes(
            Provocation.of("AttachLoadBalancers", code, other, G, "LoadBalancerNames[]=l")),
        replacingRootVolumes(
            Provocation.of(
                "AttachLoadBalancerTargetGroups",
                code,
                other,
                G,
                "TargetGroupARNs[]=" + targetGroup)),
        replacingRootVolumes(
            Provocation.of(
                "AttachTrafficSources",
                code,
                other,
                G,
                "TrafficSources.member.1.Identifier=" + targetGroup)));
  }

  /** A group whose root volumes are being replaced can get neither traffic nor a warm pool. */
  private static Provocation replacingRootVolumes(Provocation provocation) {
    return provocation
        .after(
            aws -> {
              aws.create("g", 0, 9, 1, mixed("", "ami-11111111"));
              aws.settle();
              aws.call(
                  "StartInstanceRefresh",
                  Stream.concat(
                          Stream.of(G, "Strategy=ReplaceRootVolume"),
                          Arrays.stream(mixed("DesiredConfiguration.", "ami-22222222")))
                      .toArray(String[]::new));
            })
        .with("StartInstanceRefresh");
  }

  private static List<Provocation> invalidNextToken() {
    return Stream.of(
            "DescribeAutoScalingGroups",
            "DescribeAutoScalingInstances",
            "DescribeInstanceRefreshes",
            "DescribeLaunchConfigurations",
            "DescribeLoadBalancerTargetGroups",
            "DescribeLoadBalancers",
            "DescribeNotificationConfigurations",
            "DescribePolicies",
            "DescribeScalingActivities",
            "DescribeScheduledActions",
            "DescribeTags",
            "DescribeTrafficSources",
            "DescribeWarmPool")
        .map(
            operation ->
                Provocation.of(
                        operation,
                        "InvalidNextToken",
                        "The token 'nonsense' was invalid",
                        G,
                        "NextToken=nonsense")
                    .after(group(0)))
        .toList();
  }

  private static List<Provocation> irreversibleInstanceRefresh() {
    return List.of(
        Provocation.of(
                "RollbackInstanceRefresh",
                "IrreversibleInstanceRefresh",
                "The request failed because a desired configuration was not found or an"
                    + " incompatible launch template (uses a Systems Manager parameter instead of"
                    + " an AMI ID) or launch template version ($Latest or $Default) is present on"
                    + " the Auto Scaling group.",
                G)
            .after(group(1).andThen(aws -> aws.call("StartInstanceRefresh", G)))
            .with("StartInstanceRefresh"));
  }

  private static List<Provocation> limitExceeded() {
    String code = "LimitExceeded";
    String actions =
        "Scheduled action limit exceeded - You may only have 125 scheduled actions per"
            + " AutoScalingGroup";
    return List.of(
        Provocation.of(
                "CreateAutoScalingGroup",
                code,
                "AutoScalingGroup limit exceeded - You may only have 2 AutoScalingGroups",
                creation("third", 0, 9, 0))
            .after(group(0).andThen(aws -> aws.create("second", 0, 9, 0))),
        Provocation.of(
                "CreateLaunchConfiguration",
                code,
                "Launch Configuration limit exceeded - You may only have 1 launch configurations",
                configuration("d"))
            .after(aws -> aws.call("CreateLaunchConfiguration", configuration("c"))),
        Provocation.of(
                "CreateOrUpdateTags", code, "You tried to create more tags than allowed", tags(51))
            .after(group(0)),
        Provocation.of(
                "PutLifecycleHook",
                code,
                "You cannot have more than 50 lifecycle hooks in a group",
                hook("h51"))
            .after(group(0).andThen(calls(50, "PutLifecycleHook", each -> hook("h" + each)))),
        Provocation.of(
                "PutNotificationConfiguration",
                code,
                "Your AutoScaling Group:g can't have more than 10 topics",
                topic(11))
            .after(
                group(0).andThen(calls(10, "PutNotificationConfiguration", Provocations::topic))),
        Provocation.of(
                "PutScalingPolicy",
                code,
                "Scaling policy limit exceeded - You may only have 50 scaling policies per"
                    + " AutoScalingGroup",
                policy("p51"))
            .after(group(0).andThen(calls(50, "PutScalingPolicy", each -> policy("p" + each)))),
        Provocation.of("PutScheduledUpdateGroupAction", code, actions, scheduled("a126", 126))
            .after(
                group(0)
                    .andThen(
                        calls(
                            125,
                            "PutScheduledUpdateGroupAction",
                            each -> scheduled("a" + each, each)))),
        Provocation.inAnswer(
                "BatchPutScheduledUpdateGroupAction",
                code,
                actions,
                aws -> batched(aws, "a126", 126))
            .after(
                group(0)
                    .andThen(
                        calls(
                            125,
                            "PutScheduledUpdateGroupAction",
                            each -> scheduled("a" + each, each)))),
        Provocation.of(
                "SetInstanceProtection",
                code,
                "List exceeds the maximum number of instances to protect. Please retry your request"
                    + " with fewer instances.",
                G,
                "ProtectedFromScaleIn=true",
                "InstanceIds[]=" + ids(51))
            .after(group(0)));
  }

  private static List<Provocation> resourceInUse() {
    String code = "ResourceInUse";
    String text = "The operation can't be performed because the resource is in use.";
    return List.of(
        Provocation.of("CreateOrUpdateTags", code, text, tags(1)).after(groupOnItsWayOut()),
        Provocation.of("DeleteTags", code, text, tags(1)).after(groupOnItsWayOut()),
        Provocation.of(
                "DeleteAutoScalingGroup",
                code,
                "You cannot delete an AutoScalingGroup while there are instances or pending Spot"
                    + " instance request(s) still in the group.",
                G)
            .after(group(1)),
        Provocation.of(
                "DeleteWarmPool",
                code,
                "You cannot delete a warm pool while there are instances still in the warm pool.",
                G)
            .after(warmPool().andThen(Scenario::settle)),
        Provocation.of(
                "DeleteLaunchConfiguration",
                code,
                "Cannot delete launch configuration c because it is attached to AutoScalingGroup g",
                "LaunchConfigurationName=c")
            .after(
                aws -> {
                  aws.call("CreateLaunchConfiguration", configuration("c"));
                  aws.create("g", 0, 9, 0, "LaunchConfigurationName=c");
                }));
  }

  private static List<Provocation> scalingActivityInProgress() {
    String code = "ScalingActivityInProgress";
    return List.of(
        Provocation.of(
                "DeleteAutoScalingGroup",
                code,
                "You cannot delete an AutoScalingGroup while there are scaling activities in"
                    + " progress for that group.",
                G)
            .after(launching()),
        Provocation.of(
                "DeleteWarmPool",
                code,
                "You cannot delete a warm pool while there are scaling activities in progress for"
                    + " that warm pool.",
                G)
            .after(warmPool().andThen(Provocations::begin)),
        blocked("SetDesiredCapacity", G, "DesiredCapacity=2", "HonorCooldown=true"),
        blocked("ExecutePolicy", G, "PolicyName=p", "HonorCooldown=true"),
        Provocation.inAnswer(
                "TerminateInstanceInAutoScalingGroup",
                code,
                "Scaling activity <id> is in progress and blocks this action",
                aws ->
                    withoutId(
                        aws.refusal(
                            "TerminateInstanceInAutoScalingGroup",
                            "InstanceId=" + aws.ids("g").get(0),
                            "ShouldDecrementDesiredCapacity=false")))
            .after(launching()));
  }

  /** A call that honours the cooldown, while an activity is under way. */
  private static Provocation blocked(String operation, String... parameters) {
    return Provocation.inAnswer(
            operation,
            "ScalingActivityInProgress",
            "Scaling activity <id> is in progress and blocks this action",
            aws -> withoutId(aws.refusal(operation, parameters)))
        .after(launching().andThen(aws -> aws.call("PutScalingPolicy", policy("p"))));
  }

  private static String withoutId(String refusal) {
    return refusal.replaceFirst("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>");
  }

  // What is there before.

  private static Consumer<Scenario> group(int instances) {
    return aws -> {
      aws.create("g", 0, 9, instances, "AvailabilityZones[]=us-east-1a");
      aws.settle();
    };
  }

  private static Consumer<Scenario> launching() {
    return group(0).andThen(aws -> aws.desire("g", 1)).andThen(Provocations::begin);
  }

  /** Until EC2 has said which instances come. */
  private static void begin(Scenario aws) {
    aws.advance(Timings.REALISTIC.of(Timing.RECONCILE));
    aws.advance(Timings.REALISTIC.of(Timing.INSTANCE_ID));
  }

  private static Consumer<Scenario> warmPool() {
    return group(0).andThen(aws -> aws.call("PutWarmPool", G, "MinSize=1"));
  }

  private static Consumer<Scenario> groupOnItsWayOut() {
    return group(1).andThen(aws -> aws.call("DeleteAutoScalingGroup", G, "ForceDelete=true"));
  }

  private static Consumer<Scenario> calls(
      int count, String operation, IntFunction<String[]> parameters) {
    return aws ->
        IntStream.rangeClosed(1, count)
            .forEach(each -> aws.call(operation, parameters.apply(each)));
  }

  private static Consumer<Scenario> schedule(String action, int hour) {
    return aws -> aws.call("PutScheduledUpdateGroupAction", scheduled(action, hour));
  }

  // What is asked for.

  private static String[] configuration(String name) {
    return new String[] {
      "LaunchConfigurationName=" + name, "ImageId=ami-12345678", "InstanceType=t3.micro"
    };
  }

  private static String[] launch(int capacity) {
    return new String[] {G, "RequestedCapacity=" + capacity, "ClientToken=t"};
  }

  private static String[] scheduled(String action, int hour) {
    return new String[] {
      G, "ScheduledActionName=" + action, "StartTime=" + hoursOn(hour), "MinSize=0"
    };
  }

  private static String hoursOn(int hours) {
    return Scenario.START.plus(Duration.ofHours(hours)).toString();
  }

  /** What the answer says of the one action that it refuses. */
  private static String batched(Scenario aws, String action, int hour) {
    List<FailedScheduledUpdateGroupActionRequest> failed =
        aws.ask(
                BatchPutScheduledUpdateGroupAction.Response.class,
                G,
                "ScheduledUpdateGroupActions.member.1.ScheduledActionName=" + action,
                "ScheduledUpdateGroupActions.member.1.StartTime=" + hoursOn(hour),
                "ScheduledUpdateGroupActions.member.1.MinSize=0")
            .failedScheduledUpdateGroupActions();
    return failed.stream()
        .map(each -> each.errorCode() + ": " + each.errorMessage())
        .collect(Collectors.joining());
  }

  private static String[] hook(String name) {
    return new String[] {
      G, "LifecycleHookName=" + name, "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING"
    };
  }

  private static String[] topic(int number) {
    return new String[] {
      G,
      "TopicARN=arn:aws:sns:us-east-1:123456789012:t" + number,
      "NotificationTypes[]=autoscaling:EC2_INSTANCE_LAUNCH"
    };
  }

  private static String[] policy(String name) {
    return new String[] {
      G, "PolicyName=" + name, "AdjustmentType=ChangeInCapacity", "ScalingAdjustment=1"
    };
  }

  private static String[] tags(int count) {
    return IntStream.rangeClosed(1, count)
        .boxed()
        .flatMap(
            each ->
                Stream.of(
                    "Tags.member." + each + ".ResourceId=g",
                    "Tags.member." + each + ".Key=k" + each))
        .toArray(String[]::new);
  }

  private static String ids(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each -> "i-%017d".formatted(each))
        .collect(Collectors.joining(","));
  }

  private static String[] mixed(String where, String imageId) {
    String template = where + "MixedInstancesPolicy.LaunchTemplate.";
    return new String[] {
      template + "LaunchTemplateSpecification.LaunchTemplateName=web",
      template + "LaunchTemplateSpecification.Version=1",
      template + "Overrides.member.1.InstanceType=m5.large",
      template + "Overrides.member.1.ImageId=" + imageId
    };
  }
}
