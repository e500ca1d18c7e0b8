package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.companion.cloudwatch.Stat;
import io.github.autoscalinglocal.companion.cloudwatch.math.Expression;
import io.github.autoscalinglocal.companion.cloudwatch.math.MathFault;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Tracking;
import io.github.autoscalinglocal.model.ScalingPolicy.TrackingAlarms;
import io.github.autoscalinglocal.scaling.ResourceLabel;
import io.github.autoscalinglocal.scaling.TargetTrackingAlarms;
import io.github.autoscalinglocal.shape.Alarm;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.CustomizedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.PredefinedMetricSpecification;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.TargetTrackingMetricDataQuery;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the service checks of a target tracking configuration, and the alarms that it makes. */
final class TargetTrackingRules {
  private static final double LEAST_TARGET = 8.51592E-12;
  private static final double GREATEST_TARGET = 1.174271E17;
  private static final int LONGEST_PERIOD = 60;
  private static final Set<Integer> PERIODS = new TreeSet<>(List.of(10, 30, LONGEST_PERIOD));
  private static final Pattern QUERY_ID = Pattern.compile("[a-z][A-Za-z0-9_]*");

  private TargetTrackingRules() {}

  /** The configuration with its default filled in. */
  static TargetTrackingConfiguration checked(TargetTrackingConfiguration given, Group group) {
    PredefinedMetricSpecification predefined = given.predefinedMetricSpecification();
    CustomizedMetricSpecification customized = given.customizedMetricSpecification();
    if ((predefined == null) == (customized == null)) {
      throw Errors.metricSpecificationNotOne();
    }
    checkTarget(given.targetValue());
    if (predefined == null) {
      checkCustomized(customized);
    } else {
      checkPredefined(predefined, group);
    }
    return new TargetTrackingConfiguration(
        predefined, customized, given.targetValue(), Boolean.TRUE.equals(given.disableScaleIn()));
  }

  static void checkTarget(double target) {
    if (target < LEAST_TARGET || target > GREATEST_TARGET) {
      throw Errors.targetValue();
    }
  }

  /** Alarms keep their names for as long as the policy needs them. */
  static TrackingAlarms alarms(
      TargetTrackingConfiguration given, Tx tx, Group group, Optional<ScalingPolicy> existing) {
    Optional<TrackingAlarms> kept =
        existing
            .map(ScalingPolicy::rule)
            .filter(Tracking.class::isInstance)
            .map(rule -> ((Tracking) rule).alarms());
    Alarm high = kept.map(TrackingAlarms::high).orElseGet(() -> alarm(tx, group, "High"));
    if (Boolean.TRUE.equals(given.disableScaleIn())) {
      return new TrackingAlarms(high, Optional.empty());
    }
    Alarm low = kept.flatMap(TrackingAlarms::low).orElseGet(() -> alarm(tx, group, "Low"));
    return new TrackingAlarms(high, Optional.of(low));
  }

  private static Alarm alarm(Tx tx, Group group, String side) {
    String name = "TargetTracking-" + group.name() + "-Alarm" + side + "-" + tx.newUuid();
    return new Alarm(name, tx.scope().arn("cloudwatch", "alarm:" + name));
  }

  private static void checkPredefined(PredefinedMetricSpecification given, Group group) {
    MetricType type = given.predefinedMetricType();
    String label = given.resourceLabel();
    if (type != MetricType.ALBRequestCountPerTarget) {
      if (label != null) {
        throw Errors.resourceLabelNotAllowed(type.wire());
      }
      return;
    }
    if (label == null) {
      throw Errors.resourceLabelMissing(type.wire());
    }
    ResourceLabel named =
        ResourceLabel.parse(label).orElseThrow(() -> Errors.invalidResourceLabel(label));
    if (!isAttached(named.targetGroup(), group)) {
      throw Errors.targetGroupOfLabelNotAttached(label);
    }
  }

  /** A target group's ARN ends with what the label names. */
  private static boolean isAttached(String targetGroup, Group group) {
    return group.attachments().traffic().values().stream()
        .filter(AttachedSource::takesInstances)
        .anyMatch(each -> each.source().identifier().endsWith(":" + targetGroup));
  }

  private static void checkCustomized(CustomizedMetricSpecification given) {
    if (given.metrics() == null) {
      checkSingle(given);
      return;
    }
    boolean single =
        Stream.of(
                Optional.ofNullable(given.metricName()),
                Optional.ofNullable(given.namespace()),
                Optional.ofNullable(given.dimensions()),
                Optional.ofNullable(given.statistic()),
                Optional.ofNullable(given.unit()),
                Optional.ofNullable(given.period()))
            .anyMatch(Optional::isPresent);
    if (single) {
      throw Errors.metricsWithSingleMetric();
    }
    checkQueries(given.metrics());
  }

  /** The API description requires none of these, but the service does. */
  private static void checkSingle(CustomizedMetricSpecification given) {
    List<String> missing = new ArrayList<>();
    addIfMissing(missing, "metricName", given.metricName());
    addIfMissing(missing, "namespace", given.namespace());
    addIfMissing(missing, "statistic", given.statistic());
    if (!missing.isEmpty()) {
      throw Errors.constraintViolations(missing);
    }
    checkPeriod(given.period());
    checkUnit(given.unit());
  }

  private static void addIfMissing(List<String> missing, String member, Object value) {
    if (value == null) {
      missing.add(
          "Value null at 'targetTrackingConfiguration.customizedMetricSpecification."
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
  }

  private static void checkPeriod(Integer seconds) {
    if (seconds != null && seconds > LONGEST_PERIOD) {
      throw Errors.metricPeriodTooLong();
    }
    if (seconds != null && !PERIODS.contains(seconds)) {
      throw Errors.invalidMetricPeriod();
    }
  }

  private static void checkQueries(List<TargetTrackingMetricDataQuery> queries) {
    Set<String> ids = new TreeSet<>();
    for (TargetTrackingMetricDataQuery query : queries) {
      if (!QUERY_ID.matcher(query.id()).matches()) {
        throw Errors.invalidQueryId(query.id());
      }
      if (!ids.add(query.id())) {
        throw Errors.duplicateQueryId(query.id());
      }
      checkQuery(query.expression(), query.metricStat());
      if (query.metricStat() != null) {
        checkUnit(query.metricStat().unit());
      }
      String stat = query.metricStat() == null ? null : query.metricStat().stat();
      if (!canBeCalculated(query.expression(), stat)) {
        throw Errors.invalidMetricDataQuery();
      }
    }
    TargetTrackingAlarms.periods(queries).forEach(TargetTrackingRules::checkPeriod);
    if (queries.stream().filter(each -> !Boolean.FALSE.equals(each.returnData())).count() != 1) {
      throw Errors.queriesReturningData();
    }
    if (TargetTrackingAlarms.periods(queries).distinct().count() > 1) {
      throw Errors.queryPeriodsDiffer();
    }
  }

  /** Alarms that cannot be would never go off. */
  static boolean canBeCalculated(String expression, String stat) {
    if (expression == null) {
      return Stat.parse(stat).isPresent();
    }
    try {
      Expression.parse(expression);
      return true;
    } catch (MathFault none) {
      return false;
    }
  }

  private static void checkUnit(String unit) {
    if (unit != null && StandardUnit.named(unit).isEmpty()) {
      throw Errors.invalidMetricUnit(unit);
    }
  }

  static void checkQuery(String expression, Object metricStat) {
    if (expression != null && metricStat != null) {
      throw Errors.queryWithBoth();
    }
    if (expression == null && metricStat == null) {
      throw Errors.queryWithNeither();
    }
  }
}
