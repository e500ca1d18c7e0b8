package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.model.AlarmSignal;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.Market.ByOption;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.Market.Quote;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes up calls: most of them possible, many of them not. What it does is a function of its seed
 * and of the state that it meets.
 */
final class Monkey {
  private static final List<String> GROUPS = List.of("g1", "g2", "g3", "g4");
  private static final List<String> CONFIGURATIONS = List.of("c1", "c2", "c3");
  private static final List<String> POLICIES =
      List.of(
          "AllocationStrategy",
          "ClosestToNextInstanceHour",
          "NewestInstance",
          "OldestInstance",
          "OldestLaunchConfiguration",
          "OldestLaunchTemplate",
          "Elastigroup:Default",
          "Nonsense");
  private static final List<String> SCALING_POLICIES = List.of("p1", "p2", "p3");
  private static final List<String> STRANGE =
      List.of("", "-1", "nobody", "a b", "\u0000", "2147483648", "true", "$Latest", "é");

  private final Random random;
  private final Moves moves;
  private final boolean functions;
  private List<String> parameters = new ArrayList<>();

  /**
   * @param functions whether groups may have custom termination policies
   */
  Monkey(long seed, boolean functions) {
    this.random = new Random(seed);
    this.moves = new Moves(random, GROUPS);
    this.functions = functions;
  }

  /** A call that was made up. */
  record Call(String action, List<String> parameters) {}

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A fault that strikes some launches, terminations or invocations. */
  WantedFault fault(Region region) {
    Kind kind =
        any(
            List.of(
                Kind.INSUFFICIENT_CAPACITY,
                Kind.LAUNCH_ERROR,
                Kind.SLOW_LAUNCH,
                Kind.TERMINATE_ERROR,
                Kind.LAMBDA_ERROR));
    WantedFault fault = WantedFault.of(kind).called("fault-" + below(1_000_000));
    fault = oneIn(3) ? fault.times(1 + below(5)) : fault;
    fault = oneIn(3) ? fault.probability((1 + below(10)) / 10.0) : fault;
    fault = oneIn(3) ? fault.group(any(GROUPS)) : fault;
    if (kind != Kind.LAMBDA_ERROR) {
      fault = oneIn(2) ? fault.zone(region.scope().region() + any(List.of("a", "b"))) : fault;
      fault = oneIn(4) ? fault.type(any(List.of("m5.large", "t3.micro"))) : fault;
    }
    boolean slow = kind == Kind.SLOW_LAUNCH || (kind == Kind.TERMINATE_ERROR && oneIn(2));
    return slow ? fault.delay(Duration.ofSeconds(below(600))) : fault;
  }

  /** The next call of EC2, by someone who sees this region. */
  Call nextOfEc2(Region region) {
    return new MonkeyOfEc2(random).next(region);
  }

  /** Something that can happen to an instance. */
  OutsideEvents.Kind event() {
    return any(List.of(OutsideEvents.Kind.values()));
  }

  /** The next call, by someone who sees this region. */
  Call next(Region region) {
    parameters = new ArrayList<>();
    String action =
        switch (below(61)) {
          case 0, 1, 2, 3 -> create(region);
          case 4, 5, 6, 7 -> update(region);
          case 8, 9, 10, 11, 12 -> setDesiredCapacity();
          case 13, 14, 15 -> terminate(region);
          case 16, 17 -> protect(region);
          case 18, 19 -> setHealth(region);
          case 20 -> processes("SuspendProcesses");
          case 21, 22 -> processes("ResumeProcesses");
          case 23 -> delete();
          case 24 -> createLaunchConfiguration(region);
          case 25 -> deleteLaunchConfiguration();
          case 26, 27 -> traffic();
          case 28, 29 -> policy();
          case 30, 31 -> schedule();
          case 32, 33 -> report();
          case 34, 35 -> launch(region);
          case 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47 -> moves.next(region, parameters);
          case 48, 49, 50, 51, 52 -> refresh(region);
          case 53, 54, 55, 56, 57 -> warmPool();
          default -> describe(region);
        };
    if (oneIn(12) && !parameters.isEmpty()) {
      spoil();
    }
    return new Call(action, List.copyOf(parameters));
  }

  /** Puts something strange in the place of a value, or leaves it out. */
  private void spoil() {
    int victim = below(parameters.size());
    String name = parameters.get(victim).substring(0, parameters.get(victim).indexOf('='));
    if (oneIn(3)) {
      parameters.remove(victim);
    } else {
      parameters.set(victim, name + "=" + any(STRANGE));
    }
  }

  private void add(String name, Object value) {
    parameters.add(name + "=" + value);
  }

  private void maybe(int oneIn, String name, Supplier<Object> value) {
    if (oneIn(oneIn)) {
      add(name, value.get());
    }
  }

  private String create(Region region) {
    add("AutoScalingGroupName", any(GROUPS));
    int min = below(4);
    int max = min + below(8);
    add("MinSize", min);
    add("MaxSize", max);
    maybe(2, "DesiredCapacity", () -> min + below(max - min + 2));
    launchSource();
    maybe(20, "InstanceId", () -> instance(region));
    place(region);
    definition();
    maybe(3, "Tags.member.1.Key", () -> oneIn(9) ? "aws:x" : "team");
    return "CreateAutoScalingGroup";
  }

  private String update(Region region) {
    add("AutoScalingGroupName", any(GROUPS));
    maybe(3, "MinSize", () -> below(5));
    maybe(3, "MaxSize", () -> below(10));
    maybe(3, "DesiredCapacity", () -> below(9));
    if (oneIn(3)) {
      launchSource();
    }
    if (oneIn(4)) {
      place(region);
    }
    definition();
    return "UpdateAutoScalingGroup";
  }

  private void launchSource() {
    switch (below(4)) {
      case 0 -> add("LaunchConfigurationName", any(CONFIGURATIONS));
      case 1 -> mixedInstances(oneIn(3));
      default -> template("LaunchTemplate.");
    }
  }

  private void template(String prefix) {
    add(prefix + (oneIn(4) ? "LaunchTemplateId" : "LaunchTemplateName"), oneIn(2) ? "lt-1" : "web");
    maybe(2, prefix + "Version", () -> any(List.of("1", "2", "3", "$Latest", "$Default")));
  }

  /**
   * @param images whether they name images, and all types
   */
  private void mixedInstances(boolean images) {
    String policy = "MixedInstancesPolicy.";
    template(policy + "LaunchTemplate.LaunchTemplateSpecification.");
    boolean weights = oneIn(2);
    boolean requirements = !images && oneIn(4);
    int types = images ? 3 : below(4);
    for (int i = 1; i <= types; i++) {
      String override = policy + "LaunchTemplate.Overrides.member." + i + ".";
      if (requirements) {
        requirements(override + "InstanceRequirements.");
      } else {
        List<String> names = List.of("m5.large", "c5.large", "r5.large", "x.y");
        add(override + "InstanceType", images ? names.get(i - 1) : any(names));
      }
      if (images) {
        add(override + "ImageId", "ami-" + below(3));
      }
      if (weights) {
        add(override + "WeightedCapacity", 1 + below(4));
      }
    }
    String distribution = policy + "InstancesDistribution.";
    maybe(2, distribution + "OnDemandBaseCapacity", () -> below(4));
    maybe(2, distribution + "OnDemandPercentageAboveBaseCapacity", () -> below(103));
    maybe(
        2,
        distribution + "SpotAllocationStrategy",
        () ->
            any(
                List.of(
                    "lowest-price",
                    "capacity-optimized",
                    "capacity-optimized-prioritized",
                    "price-capacity-optimized")));
    maybe(6, distribution + "SpotInstancePools", () -> below(5));
    maybe(6, distribution + "SpotMaxPrice", () -> any(List.of("", "0.02", "9")));
    maybe(
        requirements ? 2 : 9,
        "DesiredCapacityType",
        () -> any(List.of("units", "vcpu", "memory-mib")));
  }

  private void requirements(String prefix) {
    add(prefix + "VCpuCount.Min", below(5));
    add(prefix + "MemoryMiB.Min", below(3) * 4096);
    maybe(
        2, prefix + "AllowedInstanceTypes[]", () -> any(List.of("m*", "c5.large,*.2xlarge", "x")));
    maybe(3, prefix + "CpuManufacturers[]", () -> any(List.of("amd", "amazon-web-services")));
    maybe(3, prefix + "BurstablePerformance", () -> any(List.of("included", "required")));
  }

  /** Something happens to the market, or it is as it was in the beginning. */
  Market change(Market market) {
    if (oneIn(3)) {
      return Market.UNTOUCHED;
    }
    Pool pool =
        new Pool(
            any(List.of("m5.large", "c5.large", "r5.large", "t3.micro", Market.ANY)),
            any(List.of("us-east-1a", "us-east-1b", Market.ANY)));
    return market.with(
        pool,
        new Quote(
            new ByOption(Optional.empty(), figure(List.of(0.01, 0.03, 5.0))),
            new ByOption(figure(List.of(0.0, 1.0)), figure(List.of(0.0, 1.0, 9.0))),
            Optional.empty(),
            figure(List.of(0, 2))));
  }

  private <T> Optional<T> figure(List<T> values) {
    return oneIn(2) ? Optional.of(any(values)) : Optional.empty();
  }

  private void place(Region region) {
    String name = region.scope().region();
    if (!oneIn(4)) {
      List<String> zones = new ArrayList<>();
      for (String letter : List.of("a", "b", "c", "d")) {
        if (oneIn(2)) {
          zones.add(name + letter);
        }
      }
      add("AvailabilityZones[]", String.join(",", zones));
    }
    maybe(3, "VPCZoneIdentifier", () -> "subnet-" + below(6) + ",subnet-" + below(6));
  }

  private void definition() {
    maybe(2, "TerminationPolicies[]", this::policies);
    maybe(3, "NewInstancesProtectedFromScaleIn", () -> oneIn(2));
    maybe(4, "HealthCheckGracePeriod", () -> below(90));
    maybe(4, "HealthCheckType", () -> any(List.of("EC2", "ELB", "VPC_LATTICE,ELB")));
    maybe(4, "DefaultCooldown", () -> below(400));
    maybe(8, "DeletionProtection", () -> any(List.of("none", "none", "prevent-force-deletion")));
    maybe(9, "MaxInstanceLifetime", () -> any(List.of(0, 86_400, 1)));
    maybe(4, "CapacityRebalance", () -> oneIn(2));
    maybe(
        6,
        "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon",
        () -> any(List.of("retain", "terminate")));
    maybe(
        9,
        "AvailabilityZoneDistribution.CapacityDistributionStrategy",
        () -> any(List.of("balanced-only", "balanced-best-effort")));
    maybe(6, "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled", () -> oneIn(2));
    if (oneIn(6)) {
      String policy = "InstanceMaintenancePolicy.M";
      List<Integer> range =
          any(List.of(List.of(100, 150), List.of(90, 110), List.of(-1, -1), List.of(100, 100)));
      add(policy + "inHealthyPercentage", range.get(0));
      add(policy + "axHealthyPercentage", range.get(1));
    }
    maybe(
        20,
        "CapacityReservationSpecification.CapacityReservationPreference",
        () -> any(List.of("capacity-reservations-first", "capacity-reservations-only", "none")));
  }

  private String policies() {
    List<String> list = new ArrayList<>();
    if (functions && oneIn(4)) {
      list.add("arn:aws:lambda:us-east-1:123456789012:function:choose");
    }
    for (int i = below(3); i > 0; i--) {
      list.add(any(POLICIES));
    }
    if (oneIn(3)) {
      list.add("Default");
    }
    return String.join(",", list);
  }

  private String setDesiredCapacity() {
    add("AutoScalingGroupName", any(GROUPS));
    add("DesiredCapacity", below(10));
    maybe(4, "HonorCooldown", () -> oneIn(2));
    return "SetDesiredCapacity";
  }

  private String launch(Region region) {
    add("AutoScalingGroupName", any(GROUPS));
    add("RequestedCapacity", 1 + below(3));
    add("ClientToken", "token-" + below(40));
    maybe(2, "AvailabilityZones[]", () -> region.scope().region() + any(List.of("a", "b", "c")));
    maybe(4, "SubnetIds[]", () -> "subnet-" + below(6));
    maybe(2, "RetryStrategy", () -> "retry-with-group-configuration");
    return "LaunchInstances";
  }

  private String terminate(Region region) {
    add("InstanceId", instance(region));
    add("ShouldDecrementDesiredCapacity", oneIn(2));
    return "TerminateInstanceInAutoScalingGroup";
  }

  private String protect(Region region) {
    String group = any(GROUPS);
    List<String> ids = new ArrayList<>();
    Collection<String> members =
        region.group(group).map(each -> each.instances().keySet()).orElse(null);
    for (String id : members == null ? List.<String>of() : members) {
      if (oneIn(2)) {
        ids.add(id);
      }
    }
    if (oneIn(6) || ids.isEmpty()) {
      ids.add(instance(region));
    }
    add("AutoScalingGroupName", group);
    add("InstanceIds[]", String.join(",", ids));
    add("ProtectedFromScaleIn", oneIn(2));
    return "SetInstanceProtection";
  }

  private String setHealth(Region region) {
    add("InstanceId", instance(region));
    add("HealthStatus", oneIn(3) ? "Healthy" : "Unhealthy");
    maybe(3, "ShouldRespectGracePeriod", () -> oneIn(2));
    return "SetInstanceHealth";
  }

  private String processes(String action) {
    add("AutoScalingGroupName", any(GROUPS));
    if (!oneIn(4)) {
      List<ScalingProcess> all = Arrays.asList(ScalingProcess.values());
      add("ScalingProcesses[]", any(all) + "," + any(all));
    }
    return action;
  }

  private String delete() {
    add("AutoScalingGroupName", any(GROUPS));
    maybe(2, "ForceDelete", () -> oneIn(3));
    return "DeleteAutoScalingGroup";
  }

  private String createLaunchConfiguration(Region region) {
    add("LaunchConfigurationName", any(CONFIGURATIONS));
    if (oneIn(4)) {
      add("InstanceId", instance(region));
    } else {
      add("ImageId", "ami-" + below(3));
      add("InstanceType", "m5.large");
    }
    maybe(3, "SpotPrice", () -> "0.01");
    return "CreateLaunchConfiguration";
  }

  private String deleteLaunchConfiguration() {
    add("LaunchConfigurationName", any(CONFIGURATIONS));
    return "DeleteLaunchConfiguration";
  }

  private String traffic() {
    add("AutoScalingGroupName", any(GROUPS));
    String verb = oneIn(2) ? "Attach" : "Detach";
    List<String> names = List.of("one", "two", "three");
    String arn = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/";
    return switch (below(3)) {
      case 0 -> {
        add("LoadBalancerNames[]", any(names) + "," + any(names));
        yield verb + "LoadBalancers";
      }
      case 1 -> {
        add("TargetGroupARNs[]", arn + any(names));
        yield verb + "LoadBalancerTargetGroups";
      }
      default -> {
        add("TrafficSources.member.1.Identifier", arn + any(names));
        add("TrafficSources.member.2.Identifier", any(names));
        maybe(2, "TrafficSources.member.2.Type", () -> "elb");
        yield verb + "TrafficSources";
      }
    };
  }

  private String policy() {
    add("AutoScalingGroupName", any(GROUPS));
    add("PolicyName", any(SCALING_POLICIES));
    switch (below(6)) {
      case 0 -> {
        return "DeletePolicy";
      }
      case 1 -> {
        maybe(2, "HonorCooldown", () -> oneIn(2));
        maybe(2, "MetricValue", () -> below(100));
        maybe(2, "BreachThreshold", () -> 50);
        return "ExecutePolicy";
      }
      case 2 -> {
        add("PolicyType", "TargetTrackingScaling");
        String configuration = "TargetTrackingConfiguration.";
        add(configuration + "TargetValue", 50);
        add(
            configuration + "PredefinedMetricSpecification.PredefinedMetricType",
            "ASGAverageCPUUtilization");
        maybe(3, configuration + "DisableScaleIn", () -> oneIn(2));
      }
      case 3 -> {
        add("PolicyType", "StepScaling");
        adjustment();
        String step = "StepAdjustments.member.";
        add(step + "1.MetricIntervalUpperBound", 0);
        add(step + "1.ScalingAdjustment", -below(50));
        add(step + "2.MetricIntervalLowerBound", 0);
        add(step + "2.ScalingAdjustment", below(50));
      }
      case 4 -> {
        add("PolicyType", "PredictiveScaling");
        String configuration = "PredictiveScalingConfiguration.";
        maybe(2, configuration + "Mode", () -> "ForecastAndScale");
        String specification = configuration + "MetricSpecifications.member.1.";
        add(specification + "TargetValue", 50);
        add(
            specification + "PredefinedMetricPairSpecification.PredefinedMetricType",
            "ASGNetworkIn");
      }
      default -> {
        adjustment();
        add("ScalingAdjustment", below(7) - 3);
        maybe(3, "Cooldown", () -> below(200));
      }
    }
    maybe(5, "Enabled", () -> oneIn(2));
    return "PutScalingPolicy";
  }

  private void adjustment() {
    add(
        "AdjustmentType",
        any(List.of("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity")));
    maybe(4, "EstimatedInstanceWarmup", () -> below(90));
  }

  private String schedule() {
    add("AutoScalingGroupName", any(GROUPS));
    add("ScheduledActionName", any(List.of("morning", "night")));
    if (oneIn(5)) {
      return "DeleteScheduledAction";
    }
    maybe(2, "MinSize", () -> below(4));
    maybe(3, "MaxSize", () -> below(9));
    maybe(2, "DesiredCapacity", () -> below(9));
    maybe(2, "TimeZone", () -> any(List.of("Europe/Berlin", "Asia/Kolkata", "EST")));
    if (oneIn(2)) {
      add("Recurrence", any(List.of("0 8 * * *", "*/50 * * * *", "30 2 1-15 * FRI", "0 0 30 2 *")));
      maybe(3, "EndTime", () -> "2026-03-" + (10 + below(20)) + "T08:00:00Z");
    } else {
      add("StartTime", "2026-03-" + (10 + below(20)) + "T0" + below(9) + ":00:00Z");
    }
    return "PutScheduledUpdateGroupAction";
  }

  /** An alarm that goes off for a policy of this region, if it has any. */
  Optional<Alarm> alarm(Region region, Instant now) {
    List<ScalingPolicy> policies =
        region.groups().values().stream()
            .flatMap(group -> group.scaling().policies().values().stream())
            .toList();
    if (policies.isEmpty()) {
      return Optional.empty();
    }
    String operator = oneIn(2) ? "GreaterThanThreshold" : "LessThanThreshold";
    List<Double> datapoints = oneIn(5) ? List.of() : List.of((double) below(150));
    return Optional.of(
        new Alarm(any(policies).arn(), GoneOff.signal("alarm", operator, 50, now, datapoints)));
  }

  /** Which policy an alarm calls upon, and what it says. */
  record Alarm(String policyArn, AlarmSignal signal) {}

  /** Tags, and who is notified of what. */
  private String report() {
    String topic = "arn:aws:sns:us-east-1:123456789012:" + any(List.of("one", "two"));
    switch (below(4)) {
      case 0 -> {
        add("Tags.member.1.ResourceId", any(GROUPS));
        add("Tags.member.1.Key", any(List.of("team", "size")));
        maybe(2, "Tags.member.1.PropagateAtLaunch", () -> oneIn(2));
        return oneIn(3) ? "DeleteTags" : "CreateOrUpdateTags";
      }
      case 1 -> {
        add("AutoScalingGroupName", any(GROUPS));
        add("TopicARN", topic);
        return "DeleteNotificationConfiguration";
      }
      default -> {
        add("AutoScalingGroupName", any(GROUPS));
        add("TopicARN", topic);
        String type = "autoscaling:EC2_INSTANCE_";
        add("NotificationTypes[]", type + any(List.of("LAUNCH", "LAUNCH_ERROR", "TERMINATE")));
        return "PutNotificationConfiguration";
      }
    }
  }

  private String refresh(Region region) {
    List<String> active =
        region.groups().values().stream()
            .filter(group -> group.work().refreshes().active().isPresent())
            .map(Group::name)
            .toList();
    boolean intrudes = !active.isEmpty() && oneIn(2);
    String group = any(intrudes ? active : GROUPS);
    add("AutoScalingGroupName", group);
    switch (intrudes ? below(3) : below(6)) {
      case 0 -> {
        maybe(2, "WaitForTransitioningInstances", () -> oneIn(2));
        return "CancelInstanceRefresh";
      }
      case 1 -> {
        return "RollbackInstanceRefresh";
      }
      default -> {
        boolean withImages =
            region.group(group).filter(each -> hasImages(each.launchSource())).isPresent();
        if (oneIn(2)) {
          desiredConfiguration(withImages);
        }
        if (oneIn(withImages ? 2 : 9)) {
          add("Strategy", "ReplaceRootVolume");
        }
        refreshPreferences(region);
        return "StartInstanceRefresh";
      }
    }
  }

  private static boolean hasImages(LaunchSource source) {
    return source instanceof OfMixedInstances mixed
        && mixed.policy().launchTemplate().overrides().stream()
            .anyMatch(each -> each.imageId() != null);
  }

  private void desiredConfiguration(boolean withImages) {
    if (!withImages && oneIn(2)) {
      template("DesiredConfiguration.LaunchTemplate.");
      return;
    }
    List<String> before = parameters;
    parameters = new ArrayList<>();
    mixedInstances(withImages);
    for (String each : parameters) {
      before.add(each.startsWith("Mixed") ? "DesiredConfiguration." + each : each);
    }
    parameters = before;
  }

  private void refreshPreferences(Region region) {
    String name = "Preferences.";
    maybe(2, name + "InstanceWarmup", () -> below(4) * 100);
    if (oneIn(2)) {
      int min = below(11) * 10;
      add(name + "MinHealthyPercentage", min);
      maybe(2, name + "MaxHealthyPercentage", () -> 100 + below(11) * 10);
    }
    maybe(3, name + "SkipMatching", () -> oneIn(2));
    maybe(3, name + "AutoRollback", () -> oneIn(2));
    maybe(2, name + "ScaleInProtectedInstances", () -> any(List.of("Refresh", "Ignore", "Wait")));
    maybe(2, name + "StandbyInstances", () -> any(List.of("Terminate", "Ignore", "Wait")));
    maybe(4, name + "BakeTime", () -> below(900));
    if (oneIn(4)) {
      add(name + "CheckpointPercentages[]", any(List.of("20,50,100", "50", "10,40,90")));
      maybe(2, name + "CheckpointDelay", () -> below(4) * 600);
    }
    List<String> alarms = List.copyOf(region.cloudWatch().alarms().keySet());
    if (oneIn(5) && !alarms.isEmpty()) {
      add(name + "AlarmSpecification.Alarms[]", any(alarms));
    }
  }

  private String warmPool() {
    add("AutoScalingGroupName", any(GROUPS));
    if (oneIn(8)) {
      maybe(2, "ForceDelete", () -> oneIn(2));
      return "DeleteWarmPool";
    }
    maybe(2, "MinSize", () -> below(4));
    maybe(2, "MaxGroupPreparedCapacity", () -> below(9) - 1);
    maybe(2, "PoolState", () -> any(List.of("Stopped", "Running", "Hibernated")));
    maybe(2, "InstanceReusePolicy.ReuseOnScaleIn", () -> !oneIn(4));
    return "PutWarmPool";
  }

  private String describe(Region region) {
    maybe(3, "MaxRecords", () -> below(60));
    maybe(8, "NextToken", () -> any(STRANGE));
    return switch (below(11)) {
      case 0 -> {
        maybe(2, "AutoScalingGroupNames[]", () -> any(GROUPS) + "," + any(GROUPS));
        yield "DescribeAutoScalingGroups";
      }
      case 1 -> {
        maybe(2, "InstanceIds[]", () -> instance(region));
        yield "DescribeAutoScalingInstances";
      }
      case 2 -> "DescribeLaunchConfigurations";
      case 3 -> "DescribeAccountLimits";
      case 4 -> {
        maybe(2, "AutoScalingGroupName", () -> any(GROUPS));
        yield "DescribePolicies";
      }
      case 5 -> {
        maybe(2, "AutoScalingGroupName", () -> any(GROUPS));
        yield "DescribeScheduledActions";
      }
      case 6 -> "DescribeTags";
      case 7 -> "DescribeNotificationConfigurations";
      case 8 -> {
        add("AutoScalingGroupName", any(GROUPS));
        yield "DescribeInstanceRefreshes";
      }
      case 9 -> {
        add("AutoScalingGroupName", any(GROUPS));
        yield "DescribeWarmPool";
      }
      default -> {
        maybe(2, "AutoScalingGroupName", () -> any(GROUPS));
        maybe(3, "IncludeDeletedGroups", () -> oneIn(2));
        yield "DescribeScalingActivities";
      }
    };
  }

  private String instance(Region region) {
    List<String> known =
        region.groups().values().stream()
            .flatMap(group -> group.instances().keySet().stream())
            .sorted()
            .toList();
    return known.isEmpty() || oneIn(15) ? "i-0123456789abcdef0" : any(known);
  }
}
