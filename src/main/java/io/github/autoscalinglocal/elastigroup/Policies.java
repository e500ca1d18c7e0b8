package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scaling policies and schedules, as far as Auto Scaling has such: a policy that watches a metric
 * is one of simple scaling with its alarm, one with a target tracks that, and a task that sets
 * capacities is a scheduled action. Others are kept and do nothing.
 */
final class Policies {
  private static final String GROUP = "AutoScalingGroupName";
  private static final String POLICY = "PolicyName";
  private static final String ACTION = "ScheduledActionName";
  private static final String CPU = "CPUUtilization";
  private static final int USUAL_SECONDS = 300;
  private static final Map<String, String> STATISTICS =
      Map.of(
          "average", "Average",
          "sum", "Sum",
          "sampleCount", "SampleCount",
          "maximum", "Maximum",
          "minimum", "Minimum");
  private static final Map<String, String> OPERATORS =
      Map.of(
          "gt", "GreaterThanThreshold",
          "gte", "GreaterThanOrEqualToThreshold",
          "lt", "LessThanThreshold",
          "lte", "LessThanOrEqualToThreshold");
  private static final Map<String, String> FREQUENCIES =
      Map.of("hourly", "0 * * * *", "daily", "0 0 * * *", "weekly", "0 0 * * 0");

  private Policies() {}

  /** Puts what a group's document has. */
  static void put(Tx tx, String groupName, String id, Member document) {
    Member scaling = document.object("scaling");
    scaling.objects("up").forEach(each -> simple(tx, groupName, id, each, true));
    scaling.objects("down").forEach(each -> simple(tx, groupName, id, each, false));
    scaling.objects("target").forEach(each -> tracking(tx, groupName, each));
    List<Member> tasks = document.object("scheduling").objects("tasks");
    for (int i = 0; i < tasks.size(); i++) {
      schedule(tx, groupName, id + "-" + i, tasks.get(i));
    }
  }

  /** Removes what was put for a document, as far as it is still there. */
  static void remove(Tx tx, Group group, String id, Member document) {
    Member scaling = document.object("scaling");
    Stream.of("up", "down", "target")
        .flatMap(list -> scaling.objects(list).stream())
        .map(Policies::name)
        .distinct()
        .forEach(name -> remove(tx, group, id, name));
    for (String name : group.scaling().scheduledActions().keySet()) {
      if (name.startsWith(id + "-")) {
        Calls.perform(tx, "DeleteScheduledAction", of(group.name()).put(ACTION, name));
      }
    }
  }

  private static void remove(Tx tx, Group group, String id, String name) {
    if (group.scaling().policy(name).isPresent()) {
      Calls.perform(tx, "DeletePolicy", of(group.name()).put(POLICY, name));
    }
    String alarm = alarmName(id, name);
    if (tx.region().cloudWatch().alarm(alarm).isPresent()) {
      ObjectNode input = Json.object();
      input.putArray("AlarmNames").add(alarm);
      Calls.perform(tx, "DeleteAlarms", input);
    }
  }

  private static ObjectNode of(String groupName) {
    return Json.object().put(GROUP, groupName);
  }

  private static String name(Member policy) {
    return policy.text("policyName").orElseThrow(() -> policy.missing("policyName"));
  }

  private static String alarmName(String id, String policyName) {
    return id + "-" + policyName;
  }

  /** One that adjusts the capacity when its metric is beyond a threshold. */
  private static void simple(Tx tx, String groupName, String id, Member policy, boolean up) {
    String name = name(policy);
    Optional<ObjectNode> adjustment = adjustment(policy, up);
    if (adjustment.isEmpty() || !policy.has("metricName")) {
      return;
    }
    ObjectNode input =
        of(groupName)
            .put(POLICY, name)
            .put("PolicyType", "SimpleScaling")
            .put("Cooldown", policy.integer("cooldown").orElse(USUAL_SECONDS))
            .put("Enabled", policy.flag("isEnabled").orElse(true));
    input.setAll(adjustment.get());
    Calls.perform(tx, "PutScalingPolicy", input);
    String arn = tx.group(groupName).scaling().policy(name).orElseThrow().arn();
    Calls.perform(tx, "PutMetricAlarm", alarm(groupName, alarmName(id, name), arn, policy, up));
  }

  /** What simple scaling can do; it cannot move the bounds. */
  private static Optional<ObjectNode> adjustment(Member policy, boolean up) {
    Member action = policy.object("action");
    String type = action.text("type").orElse("adjustment");
    Optional<Integer> by = whole(action, "adjustment").or(() -> whole(policy, "adjustment"));
    return switch (type) {
      case "adjustment" -> Optional.of(adjustment("ChangeInCapacity", signed(by.orElse(1), up)));
      case "percentageAdjustment" ->
          by.map(percent -> adjustment("PercentChangeInCapacity", signed(percent, up)));
      case "updateCapacity" ->
          whole(action, "target").map(target -> adjustment("ExactCapacity", target));
      default -> Optional.empty();
    };
  }

  private static int signed(int by, boolean up) {
    return up ? by : -by;
  }

  /** Newer clients send numbers as text; what is an expression in it cannot be worked out here. */
  private static Optional<Integer> whole(Member of, String name) {
    if (of.node().path(name).isNumber()) {
      return of.number(name).map(number -> (int) Math.round(number));
    }
    try {
      return of.text(name).map(text -> (int) Math.round(Double.parseDouble(text)));
    } catch (NumberFormatException expression) {
      return Optional.empty();
    }
  }

  private static ObjectNode adjustment(String type, int by) {
    return Json.object().put("AdjustmentType", type).put("ScalingAdjustment", by);
  }

  private static ObjectNode alarm(
      String groupName, String alarmName, String arn, Member policy, boolean up) {
    ObjectNode input =
        Json.object()
            .put("AlarmName", alarmName)
            .put("MetricName", policy.text("metricName").orElseThrow())
            .put("Namespace", policy.text("namespace").orElse("AWS/EC2"))
            .put(
                "Threshold",
                policy.number("threshold").orElseThrow(() -> policy.missing("threshold")))
            .put(
                "ComparisonOperator",
                OPERATORS.get(
                    policy
                        .word("operator", List.copyOf(OPERATORS.keySet()))
                        .orElse(up ? "gte" : "lte")))
            .put("Period", policy.integer("period").orElse(USUAL_SECONDS))
            .put("EvaluationPeriods", policy.integer("evaluationPeriods").orElse(1));
    String statistic = policy.text("statistic").orElse("average");
    if (statistic.equals("percentile")) {
      input.put("ExtendedStatistic", policy.text("extendedStatistic").orElse("p90"));
    } else {
      input.put("Statistic", STATISTICS.getOrDefault(statistic, statistic));
    }
    input.putArray("AlarmActions").add(arn);
    input.set("Dimensions", dimensions(groupName, policy));
    return input;
  }

  /** Those of the policy, or the group itself. */
  private static ArrayNode dimensions(String groupName, Member policy) {
    ArrayNode dimensions = Json.array();
    for (Member each : policy.objects("dimensions")) {
      dimensions.add(
          Json.object()
              .put("Name", each.text("name").orElseThrow(() -> each.missing("name")))
              .put("Value", each.text("value").orElse(groupName)));
    }
    return dimensions.isEmpty() ? dimensions.add(of(GROUP, groupName)) : dimensions;
  }

  private static ObjectNode of(String name, String value) {
    return Json.object().put("Name", name).put("Value", value);
  }

  /** One that keeps a metric near a value. */
  private static void tracking(Tx tx, String groupName, Member policy) {
    ObjectNode input =
        of(groupName).put(POLICY, name(policy)).put("PolicyType", "TargetTrackingScaling");
    ObjectNode tracking =
        input
            .putObject("TargetTrackingConfiguration")
            .put(
                "TargetValue", policy.number("target").orElseThrow(() -> policy.missing("target")));
    String metric = policy.text("metricName").orElse(CPU);
    if (metric.equals(CPU) && policy.objects("dimensions").isEmpty()) {
      tracking
          .putObject("PredefinedMetricSpecification")
          .put("PredefinedMetricType", "ASGAverageCPUUtilization");
    } else {
      ObjectNode watched =
          tracking
              .putObject("CustomizedMetricSpecification")
              .put("MetricName", metric)
              .put("Namespace", policy.text("namespace").orElse("AWS/EC2"))
              .put(
                  "Statistic",
                  STATISTICS.getOrDefault(policy.text("statistic").orElse("average"), "Average"));
      watched.set("Dimensions", dimensions(groupName, policy));
    }
    Calls.perform(tx, "PutScalingPolicy", input);
  }

  /** A task that sets capacities, at times that are known. */
  private static void schedule(Tx tx, String groupName, String name, Member task) {
    Optional<String> cron =
        task.text("cronExpression")
            .or(
                () ->
                    task.text("frequency")
                        .flatMap(each -> Optional.ofNullable(FREQUENCIES.get(each))));
    boolean scales = task.text("taskType").filter("scale"::equals).isPresent();
    if (!scales || !task.flag("isEnabled").orElse(true)) {
      return;
    }
    ObjectNode input = of(groupName).put(ACTION, name);
    cron.ifPresent(each -> input.put("Recurrence", each));
    task.text("startTime").ifPresent(each -> input.put("StartTime", each));
    size(task, "scaleMinCapacity", "minCapacity").ifPresent(each -> input.put("MinSize", each));
    size(task, "scaleMaxCapacity", "maxCapacity").ifPresent(each -> input.put("MaxSize", each));
    size(task, "scaleTargetCapacity", "targetCapacity")
        .ifPresent(each -> input.put("DesiredCapacity", each));
    Calls.perform(tx, "PutScheduledUpdateGroupAction", input);
  }

  private static Optional<Integer> size(Member task, String name, String otherName) {
    return task.integer(name, 0, Integer.MAX_VALUE)
        .or(() -> task.integer(otherName, 0, Integer.MAX_VALUE));
  }
}
