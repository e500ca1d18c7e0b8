package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.PolicyAlarms;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy.Change;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.model.ScalingPolicy.Simple;
import io.github.autoscalinglocal.model.ScalingPolicy.Step;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.PredictiveScalingConfiguration;
import io.github.autoscalinglocal.shape.StepAdjustment;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import io.github.autoscalinglocal.shape.Text;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Lists the policies of a group, or of all. */
public final class DescribePolicies
    implements ReadOperation<DescribePolicies.Request, DescribePolicies.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);
  private static final int MOST_NAMES = 50;

  public record Request(
      @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 1600) String> policyNames,
      List<@Text(max = 64) String> policyTypes,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(List<ScalingPolicy> scalingPolicies, String nextToken) {}

  /**
   * @param cooldown seconds
   * @param estimatedInstanceWarmup seconds
   */
  public record ScalingPolicy(
      String autoScalingGroupName,
      String policyName,
      String policyARN,
      String policyType,
      String adjustmentType,
      Integer minAdjustmentStep,
      Integer minAdjustmentMagnitude,
      Integer scalingAdjustment,
      Integer cooldown,
      List<StepAdjustment> stepAdjustments,
      String metricAggregationType,
      Integer estimatedInstanceWarmup,
      List<Alarm> alarms,
      TargetTrackingConfiguration targetTrackingConfiguration,
      Boolean enabled,
      PredictiveScalingConfiguration predictiveScalingConfiguration) {}

  private record Item(String group, io.github.autoscalinglocal.model.ScalingPolicy policy) {
    /** No group's name has a line feed, so this is the order of groups, then of policies. */
    String key() {
      return group + '\n' + policy.name();
    }
  }

  @Override
  public Response answer(Request request, View view) {
    List<String> names = request.policyNames();
    if (names != null && names.size() > MOST_NAMES) {
      throw Errors.tooManyNames("policy names", MOST_NAMES);
    }
    String after = Page.keyIn(name(), request.nextToken());
    Stream<Item> items =
        groups(view, request.autoScalingGroupName()).stream()
            .flatMap(DescribePolicies::items)
            .filter(item -> item.key().compareTo(after) > 0)
            .filter(item -> isNamed(item, names))
            .filter(item -> isOfType(item, request.policyTypes()));
    Page<Item> page = Page.of(name(), items.iterator(), SIZE.of(request.maxRecords()), Item::key);
    return new Response(
        page.items().stream().map(item -> answer(view, item)).toList(), page.nextToken());
  }

  private static Collection<Group> groups(View view, String name) {
    return name == null
        ? view.region().groups().values()
        : List.of(view.region().group(name).orElseThrow(() -> Errors.describedGroupNotFound(name)));
  }

  private static Stream<Item> items(Group group) {
    return group.scaling().policies().values().stream().map(each -> new Item(group.name(), each));
  }

  private static boolean isNamed(Item item, List<String> namesOrArns) {
    return namesOrArns == null
        || namesOrArns.isEmpty()
        || namesOrArns.contains(item.policy().name())
        || namesOrArns.contains(item.policy().arn());
  }

  private static boolean isOfType(Item item, List<String> types) {
    return types == null || types.isEmpty() || types.contains(item.policy().rule().type());
  }

  private static ScalingPolicy answer(View view, Item item) {
    var policy = item.policy();
    Change change = null;
    Integer adjustment = null;
    Integer cooldown = null;
    List<StepAdjustment> steps = List.of();
    String aggregation = null;
    Integer warmup = null;
    TargetTrackingConfiguration targetTracking = null;
    PredictiveScalingConfiguration predictive = null;
    if (policy.rule() instanceof Simple rule) {
      change = rule.change();
      adjustment = rule.adjustment();
      cooldown = rule.cooldown().orElse(null);
    } else if (policy.rule() instanceof Step rule) {
      change = rule.change();
      steps = rule.steps();
      aggregation = rule.aggregation().name();
      warmup = rule.warmup().orElse(null);
    } else if (policy.rule() instanceof Tracking rule) {
      targetTracking = rule.configuration();
      warmup = rule.warmup().orElse(null);
    } else if (policy.rule() instanceof Predictive rule) {
      predictive = rule.configuration();
    }
    return new ScalingPolicy(
        item.group(),
        policy.name(),
        policy.arn(),
        policy.rule().type(),
        change == null ? null : change.type().name(),
        change == null ? null : change.minStep().orElse(null),
        change == null ? null : change.minMagnitude().orElse(null),
        adjustment,
        cooldown,
        steps,
        aggregation,
        warmup,
        PolicyAlarms.of(view, policy),
        targetTracking,
        policy.enabled(),
        predictive);
  }
}
