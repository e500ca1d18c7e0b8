package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.api.account.DescribeAccountLimits;
import io.github.autoscalinglocal.api.account.DescribeAdjustmentTypes;
import io.github.autoscalinglocal.api.account.DescribeTerminationPolicyTypes;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities;
import io.github.autoscalinglocal.api.group.CreateAutoScalingGroup;
import io.github.autoscalinglocal.api.group.DeleteAutoScalingGroup;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups;
import io.github.autoscalinglocal.api.group.SetDesiredCapacity;
import io.github.autoscalinglocal.api.group.UpdateAutoScalingGroup;
import io.github.autoscalinglocal.api.hook.CompleteLifecycleAction;
import io.github.autoscalinglocal.api.hook.DeleteLifecycleHook;
import io.github.autoscalinglocal.api.hook.DescribeLifecycleHookTypes;
import io.github.autoscalinglocal.api.hook.DescribeLifecycleHooks;
import io.github.autoscalinglocal.api.hook.PutLifecycleHook;
import io.github.autoscalinglocal.api.hook.RecordLifecycleActionHeartbeat;
import io.github.autoscalinglocal.api.instance.AttachInstances;
import io.github.autoscalinglocal.api.instance.DescribeAutoScalingInstances;
import io.github.autoscalinglocal.api.instance.DetachInstances;
import io.github.autoscalinglocal.api.instance.EnterStandby;
import io.github.autoscalinglocal.api.instance.ExitStandby;
import io.github.autoscalinglocal.api.instance.LaunchInstances;
import io.github.autoscalinglocal.api.instance.SetInstanceHealth;
import io.github.autoscalinglocal.api.instance.SetInstanceProtection;
import io.github.autoscalinglocal.api.instance.TerminateInstanceInAutoScalingGroup;
import io.github.autoscalinglocal.api.launchconfig.CreateLaunchConfiguration;
import io.github.autoscalinglocal.api.launchconfig.DeleteLaunchConfiguration;
import io.github.autoscalinglocal.api.launchconfig.DescribeLaunchConfigurations;
import io.github.autoscalinglocal.api.metrics.DescribeMetricCollectionTypes;
import io.github.autoscalinglocal.api.metrics.DisableMetricsCollection;
import io.github.autoscalinglocal.api.metrics.EnableMetricsCollection;
import io.github.autoscalinglocal.api.notification.DeleteNotificationConfiguration;
import io.github.autoscalinglocal.api.notification.DescribeAutoScalingNotificationTypes;
import io.github.autoscalinglocal.api.notification.DescribeNotificationConfigurations;
import io.github.autoscalinglocal.api.notification.PutNotificationConfiguration;
import io.github.autoscalinglocal.api.policy.DeletePolicy;
import io.github.autoscalinglocal.api.policy.DescribePolicies;
import io.github.autoscalinglocal.api.policy.ExecutePolicy;
import io.github.autoscalinglocal.api.policy.GetPredictiveScalingForecast;
import io.github.autoscalinglocal.api.policy.PutScalingPolicy;
import io.github.autoscalinglocal.api.process.DescribeScalingProcessTypes;
import io.github.autoscalinglocal.api.process.ResumeProcesses;
import io.github.autoscalinglocal.api.process.SuspendProcesses;
import io.github.autoscalinglocal.api.refresh.CancelInstanceRefresh;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes;
import io.github.autoscalinglocal.api.refresh.RollbackInstanceRefresh;
import io.github.autoscalinglocal.api.refresh.StartInstanceRefresh;
import io.github.autoscalinglocal.api.schedule.BatchDeleteScheduledAction;
import io.github.autoscalinglocal.api.schedule.BatchPutScheduledUpdateGroupAction;
import io.github.autoscalinglocal.api.schedule.DeleteScheduledAction;
import io.github.autoscalinglocal.api.schedule.DescribeScheduledActions;
import io.github.autoscalinglocal.api.schedule.PutScheduledUpdateGroupAction;
import io.github.autoscalinglocal.api.tag.CreateOrUpdateTags;
import io.github.autoscalinglocal.api.tag.DeleteTags;
import io.github.autoscalinglocal.api.tag.DescribeTags;
import io.github.autoscalinglocal.api.traffic.AttachLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.AttachLoadBalancers;
import io.github.autoscalinglocal.api.traffic.AttachTrafficSources;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancers;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources;
import io.github.autoscalinglocal.api.traffic.DetachLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.DetachLoadBalancers;
import io.github.autoscalinglocal.api.traffic.DetachTrafficSources;
import io.github.autoscalinglocal.api.warmpool.DeleteWarmPool;
import io.github.autoscalinglocal.api.warmpool.DescribeWarmPool;
import io.github.autoscalinglocal.api.warmpool.PutWarmPool;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of all operations of Auto Scaling. */
public final class Operations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "autoscaling",
          "autoscaling",
          "2011-01-01",
          "http://autoscaling.amazonaws.com/doc/2011-01-01/",
          Optional.empty());

  /** The actions that the API has, built here or not, in alphabetical order. */
  public static final List<String> NAMES =
      List.of(
          "AttachInstances",
          "AttachLoadBalancerTargetGroups",
          "AttachLoadBalancers",
          "AttachTrafficSources",
          "BatchDeleteScheduledAction",
          "BatchPutScheduledUpdateGroupAction",
          "CancelInstanceRefresh",
          "CompleteLifecycleAction",
          "CreateAutoScalingGroup",
          "CreateLaunchConfiguration",
          "CreateOrUpdateTags",
          "DeleteAutoScalingGroup",
          "DeleteLaunchConfiguration",
          "DeleteLifecycleHook",
          "DeleteNotificationConfiguration",
          "DeletePolicy",
          "DeleteScheduledAction",
          "DeleteTags",
          "DeleteWarmPool",
          "DescribeAccountLimits",
          "DescribeAdjustmentTypes",
          "DescribeAutoScalingGroups",
          "DescribeAutoScalingInstances",
          "DescribeAutoScalingNotificationTypes",
          "DescribeInstanceRefreshes",
          "DescribeLaunchConfigurations",
          "DescribeLifecycleHookTypes",
          "DescribeLifecycleHooks",
          "DescribeLoadBalancerTargetGroups",
          "DescribeLoadBalancers",
          "DescribeMetricCollectionTypes",
          "DescribeNotificationConfigurations",
          "DescribePolicies",
          "DescribeScalingActivities",
          "DescribeScalingProcessTypes",
          "DescribeScheduledActions",
          "DescribeTags",
          "DescribeTerminationPolicyTypes",
          "DescribeTrafficSources",
          "DescribeWarmPool",
          "DetachInstances",
          "DetachLoadBalancerTargetGroups",
          "DetachLoadBalancers",
          "DetachTrafficSources",
          "DisableMetricsCollection",
          "EnableMetricsCollection",
          "EnterStandby",
          "ExecutePolicy",
          "ExitStandby",
          "GetPredictiveScalingForecast",
          "LaunchInstances",
          "PutLifecycleHook",
          "PutNotificationConfiguration",
          "PutScalingPolicy",
          "PutScheduledUpdateGroupAction",
          "PutWarmPool",
          "RecordLifecycleActionHeartbeat",
          "ResumeProcesses",
          "RollbackInstanceRefresh",
          "SetDesiredCapacity",
          "SetInstanceHealth",
          "SetInstanceProtection",
          "StartInstanceRefresh",
          "SuspendProcesses",
          "TerminateInstanceInAutoScalingGroup",
          "UpdateAutoScalingGroup");

  private final SortedMap<String, Operation<?, ?>> byName = new TreeMap<>();

  public Operations() {
    add(new AttachInstances());
    add(new AttachLoadBalancerTargetGroups());
    add(new AttachLoadBalancers());
    add(new AttachTrafficSources());
    add(new BatchDeleteScheduledAction());
    add(new BatchPutScheduledUpdateGroupAction());
    add(new CancelInstanceRefresh());
    add(new CompleteLifecycleAction());
    add(new CreateAutoScalingGroup());
    add(new CreateLaunchConfiguration());
    add(new CreateOrUpdateTags());
    add(new DeleteAutoScalingGroup());
    add(new DeleteLaunchConfiguration());
    add(new DeleteLifecycleHook());
    add(new DeleteNotificationConfiguration());
    add(new DeleteTags());
    add(new DeletePolicy());
    add(new DeleteScheduledAction());
    add(new DeleteWarmPool());
    add(new DescribeAccountLimits());
    add(new DescribeAdjustmentTypes());
    add(new DescribeAutoScalingGroups());
    add(new DescribeAutoScalingInstances());
    add(new DescribeAutoScalingNotificationTypes());
    add(new DescribeInstanceRefreshes());
    add(new DescribeLaunchConfigurations());
    add(new DescribeLifecycleHookTypes());
    add(new DescribeLifecycleHooks());
    add(new DescribeLoadBalancerTargetGroups());
    add(new DescribeLoadBalancers());
    add(new DescribeMetricCollectionTypes());
    add(new DescribeNotificationConfigurations());
    add(new DescribePolicies());
    add(new DescribeScalingActivities());
    add(new DescribeScalingProcessTypes());
    add(new DescribeScheduledActions());
    add(new DescribeTags());
    add(new DescribeTerminationPolicyTypes());
    add(new DescribeTrafficSources());
    add(new DescribeWarmPool());
    add(new DetachInstances());
    add(new DetachLoadBalancerTargetGroups());
    add(new DetachLoadBalancers());
    add(new DetachTrafficSources());
    add(new DisableMetricsCollection());
    add(new EnableMetricsCollection());
    add(new EnterStandby());
    add(new ExecutePolicy());
    add(new ExitStandby());
    add(new GetPredictiveScalingForecast());
    add(new LaunchInstances());
    add(new PutLifecycleHook());
    add(new PutNotificationConfiguration());
    add(new PutScalingPolicy());
    add(new PutScheduledUpdateGroupAction());
    add(new PutWarmPool());
    add(new RecordLifecycleActionHeartbeat());
    add(new ResumeProcesses());
    add(new RollbackInstanceRefresh());
    add(new SetDesiredCapacity());
    add(new SetInstanceHealth());
    add(new SetInstanceProtection());
    add(new StartInstanceRefresh());
    add(new SuspendProcesses());
    add(new TerminateInstanceInAutoScalingGroup());
    add(new UpdateAutoScalingGroup());
  }

  /**
   * The operation that an action names, if it is built; {@link #NAMES} tells the unbuilt from the
   * unknown.
   */
  public Optional<Operation<?, ?>> find(String action) {
    return Optional.ofNullable(byName.get(action));
  }

  /** All that are built, in alphabetical order. */
  public List<Operation<?, ?>> all() {
    return List.copyOf(byName.values());
  }

  /** Auto Scaling, with all that is built of it. */
  static Service service() {
    return new Service(IDENTITY, NAMES, () -> new Operations().all());
  }

  /** The record that an operation's parameters become. */
  public static Class<? extends Record> requestType(Operation<?, ?> operation) {
    return typeArgument(operation, 0);
  }

  /** The record that an operation answers with. */
  public static Class<? extends Record> responseType(Operation<?, ?> operation) {
    return typeArgument(operation, 1);
  }

  private static Class<? extends Record> typeArgument(Operation<?, ?> operation, int index) {
    var operationType = (ParameterizedType) operation.getClass().getGenericInterfaces()[0];
    return ((Class<?>) operationType.getActualTypeArguments()[index]).asSubclass(Record.class);
  }

  private void add(Operation<?, ?> operation) {
    byName.put(operation.name(), operation);
  }
}
