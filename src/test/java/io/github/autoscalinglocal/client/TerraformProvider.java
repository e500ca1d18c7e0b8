package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshInProgressException;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.PutLifecycleHookRequest;
import software.amazon.awssdk.services.autoscaling.model.ResourceInUseException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityInProgressException;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * How the AWS provider of Terraform treats a group: its calls in its order, its waits, and the
 * errors that it gets over.
 */
final class TerraformProvider {
  private static final List<String> WAITED_FOR = List.of("Adding", "Removing");
  private static final int PROTECTION_BATCH = 50;

  private final Sandbox sandbox;
  private final Pace pace;
  private final AutoScalingClient autoScaling;
  private final ElasticLoadBalancingClient classic;
  private final ElasticLoadBalancingV2Client elb;

  TerraformProvider(
      Sandbox sandbox,
      Pace pace,
      ElasticLoadBalancingClient classic,
      ElasticLoadBalancingV2Client elb) {
    this.sandbox = sandbox;
    this.pace = pace;
    this.autoScaling = sandbox.client();
    this.classic = classic;
    this.elb = elb;
  }

  /** What ends an apply. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  record Sizes(int min, int max, int desired) {}

  private void until(String what, BooleanSupplier holds) {
    pace.until(what, sandbox, holds);
  }

  /** The group, if there is one: of an unknown name there is an empty list. */
  Optional<AutoScalingGroup> find(String name) {
    return autoScaling
        .describeAutoScalingGroupsPaginator(request -> request.autoScalingGroupNames(name))
        .autoScalingGroups()
        .stream()
        .findFirst();
  }

  /** Hooks have to be there before the first instance, so the group is empty until they are. */
  void createWithHooks(
      String name,
      Sizes sizes,
      Consumer<CreateAutoScalingGroupRequest.Builder> arguments,
      List<PutLifecycleHookRequest> hooks) {
    autoScaling.createAutoScalingGroup(
        request -> {
          arguments.accept(request);
          request
              .autoScalingGroupName(name)
              .newInstancesProtectedFromScaleIn(false)
              .minSize(0)
              .maxSize(0);
        });
    for (PutLifecycleHookRequest hook : hooks) {
      autoScaling.putLifecycleHook(hook.toBuilder().autoScalingGroupName(name).build());
    }
    resize(name, sizes);
  }

  void resize(String name, Sizes sizes) {
    autoScaling.updateAutoScalingGroup(
        request ->
            request
                .autoScalingGroupName(name)
                .minSize(sizes.min)
                .maxSize(sizes.max)
                .desiredCapacity(sizes.desired));
  }

  /**
   * Waits for capacity, of the group and of the load balancers. A launch that fails ends the wait.
   *
   * @param since when the apply began
   */
  void waitForCapacity(String name, Instant since, BiPredicate<Integer, Integer> satisfied) {
    until(
        "capacity",
        () -> {
          failIfAnythingFailed(name, since);
          AutoScalingGroup group = find(name).orElseThrow();
          List<Instance> healthy =
              group.instances().stream()
                  .filter(each -> each.healthStatus().equals("Healthy"))
                  .filter(each -> each.lifecycleState() == LifecycleState.IN_SERVICE)
                  .toList();
          List<String> unhealthy = unhealthyTargets(group);
          long behind =
              healthy.stream().filter(each -> !unhealthy.contains(each.instanceId())).count();
          return satisfied.test(healthy.size(), (int) behind);
        });
  }

  private void failIfAnythingFailed(String name, Instant since) {
    List<String> failures = new ArrayList<>();
    for (Activity activity :
        autoScaling
            .describeScalingActivitiesPaginator(request -> request.autoScalingGroupName(name))
            .activities()) {
      if (since.isBefore(activity.startTime())
          && activity.statusCode() == ScalingActivityStatusCode.FAILED
          && activity.progress() == 100
          && !activity.statusMessage().contains("Invalid IAM Instance Profile")) {
        failures.add(activity.statusCodeAsString() + ": " + activity.statusMessage());
      }
    }
    if (!failures.isEmpty()) {
      throw new Failed(String.join("\n", failures));
    }
  }

  /** Whoever a load balancer of either kind knows, and does not send requests to. */
  private List<String> unhealthyTargets(AutoScalingGroup group) {
    Stream<String> outOfService =
        group.loadBalancerNames().stream()
            .flatMap(
                balancer ->
                    classic
                        .describeInstanceHealth(request -> request.loadBalancerName(balancer))
                        .instanceStates()
                        .stream())
            .filter(each -> !each.state().equals("InService"))
            .map(each -> each.instanceId());
    Stream<String> notHealthy =
        group.targetGroupARNs().stream()
            .flatMap(
                arn ->
                    elb
                        .describeTargetHealth(request -> request.targetGroupArn(arn))
                        .targetHealthDescriptions()
                        .stream())
            .filter(each -> each.targetHealth().state() != TargetHealthStateEnum.HEALTHY)
            .map(each -> each.target().id());
    return Stream.concat(outOfService, notHealthy).toList();
  }

  // What a group is behind.

  void moveLoadBalancer(String name, String from, String to) {
    autoScaling.detachLoadBalancers(r -> r.autoScalingGroupName(name).loadBalancerNames(from));
    untilSettled("load balancers", () -> balancerStates(name));
    autoScaling.attachLoadBalancers(r -> r.autoScalingGroupName(name).loadBalancerNames(to));
    untilSettled("load balancers", () -> balancerStates(name));
  }

  private List<String> balancerStates(String name) {
    return autoScaling
        .describeLoadBalancersPaginator(request -> request.autoScalingGroupName(name))
        .stream()
        .flatMap(page -> page.loadBalancers().stream())
        .map(each -> each.state())
        .toList();
  }

  void moveTargetGroup(String name, String from, String to) {
    autoScaling.detachLoadBalancerTargetGroups(
        request -> request.autoScalingGroupName(name).targetGroupARNs(from));
    untilSettled("target groups", () -> targetGroupStates(name));
    autoScaling.attachLoadBalancerTargetGroups(
        request -> request.autoScalingGroupName(name).targetGroupARNs(to));
    untilSettled("target groups", () -> targetGroupStates(name));
  }

  private List<String> targetGroupStates(String name) {
    return autoScaling
        .describeLoadBalancerTargetGroupsPaginator(request -> request.autoScalingGroupName(name))
        .stream()
        .flatMap(page -> page.loadBalancerTargetGroups().stream())
        .map(each -> each.state())
        .toList();
  }

  void attachTrafficSource(String name, String arn) {
    autoScaling.attachTrafficSources(
        request -> request.autoScalingGroupName(name).trafficSources(source(arn)));
    untilSettled("traffic sources", () -> trafficSourceStates(name));
  }

  void detachTrafficSource(String name, String arn) {
    autoScaling.detachTrafficSources(
        request -> request.autoScalingGroupName(name).trafficSources(source(arn)));
    untilSettled("traffic sources", () -> trafficSourceStates(name));
  }

  private List<String> trafficSourceStates(String name) {
    return autoScaling
        .describeTrafficSourcesPaginator(request -> request.autoScalingGroupName(name))
        .stream()
        .flatMap(page -> page.trafficSources().stream())
        .map(each -> each.state())
        .toList();
  }

  private static TrafficSourceIdentifier source(String arn) {
    return TrafficSourceIdentifier.builder().identifier(arn).type("elbv2").build();
  }

  private void untilSettled(String what, Supplier<List<String>> states) {
    until(what, () -> states.get().stream().noneMatch(WAITED_FOR::contains));
  }

  // Refreshes.

  /**
   * Starts a refresh, and does not wait for it. One that is under way is cancelled.
   *
   * @return how many were
   */
  int refresh(StartInstanceRefreshRequest request) {
    int cancelled = 0;
    while (true) {
      try {
        autoScaling.startInstanceRefresh(request);
        return cancelled;
      } catch (InstanceRefreshInProgressException underWay) {
        cancelRefresh(request.autoScalingGroupName());
        cancelled++;
      }
    }
  }

  private void cancelRefresh(String name) {
    String id =
        autoScaling
            .cancelInstanceRefresh(request -> request.autoScalingGroupName(name))
            .instanceRefreshId();
    until("the end of a refresh", () -> status(name, id) == InstanceRefreshStatus.CANCELLED);
  }

  private InstanceRefreshStatus status(String name, String id) {
    return autoScaling
        .describeInstanceRefreshes(
            request -> request.autoScalingGroupName(name).instanceRefreshIds(id))
        .instanceRefreshes()
        .get(0)
        .status();
  }

  // The end.

  void delete(String name, boolean force) {
    AutoScalingGroup group = find(name).orElseThrow();
    if (group.warmPoolConfiguration() != null) {
      deleteWarmPool(name, force);
    }
    if (!force) {
      drain(name, group.instances());
    }
    deleteGroup(name, force);
  }

  /**
   * Calls for the deletion until it is granted, and waits until the group is gone.
   *
   * @return how often it was refused
   */
  int deleteGroup(String name, boolean force) {
    int refusals =
        retry(
            "the deletion of the group",
            () ->
                autoScaling.deleteAutoScalingGroup(
                    request -> request.autoScalingGroupName(name).forceDelete(force)));
    until("no group", () -> find(name).isEmpty());
    return refusals;
  }

  private void drain(String name, List<Instance> instances) {
    resize(name, new Sizes(0, 0, 0));
    List<String> kept =
        instances.stream()
            .filter(Instance::protectedFromScaleIn)
            .map(Instance::instanceId)
            .toList();
    for (int from = 0; from < kept.size(); from += PROTECTION_BATCH) {
      List<String> batch = kept.subList(from, Math.min(from + PROTECTION_BATCH, kept.size()));
      autoScaling.setInstanceProtection(
          request ->
              request.autoScalingGroupName(name).instanceIds(batch).protectedFromScaleIn(false));
    }
    until("no instances", () -> find(name).orElseThrow().instances().isEmpty());
  }

  private void deleteWarmPool(String name, boolean force) {
    if (!force) {
      autoScaling.putWarmPool(
          request -> request.autoScalingGroupName(name).maxGroupPreparedCapacity(0).minSize(0));
      until(
          "an empty warm pool",
          () ->
              autoScaling
                  .describeWarmPool(request -> request.autoScalingGroupName(name))
                  .instances()
                  .isEmpty());
    }
    retry(
        "the deletion of the warm pool",
        () ->
            autoScaling.deleteWarmPool(
                request -> request.autoScalingGroupName(name).forceDelete(force)));
    until(
        "no warm pool",
        () ->
            autoScaling
                    .describeWarmPool(request -> request.autoScalingGroupName(name))
                    .warmPoolConfiguration()
                == null);
  }

  /** Calls again for as long as the service says that something is still in the way. */
  private int retry(String what, Runnable call) {
    AtomicInteger refusals = new AtomicInteger();
    until(
        what,
        () -> {
          try {
            call.run();
            return true;
          } catch (ResourceInUseException | ScalingActivityInProgressException passing) {
            refusals.incrementAndGet();
            return false;
          }
        });
    return refusals.get();
  }

  /** Asks for what is gone: what the provider takes for that is a part of the sentence. */
  static void assertGone(ThrowingCallable call) {
    assertThat(Refused.answer(AutoScalingException.class, call))
        .startsWith("400 ValidationError: ")
        .contains("not found");
  }
}
