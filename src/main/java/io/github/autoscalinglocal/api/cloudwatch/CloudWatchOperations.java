package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Service;
import java.util.List;
import java.util.Optional;

/** The table of all operations of CloudWatch. */
public final class CloudWatchOperations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "cloudwatch",
          "monitoring",
          "2010-08-01",
          "http://monitoring.amazonaws.com/doc/2010-08-01/",
          Optional.of(
              new Service.Rpc("GraniteServiceVersion20100801", "com.amazonaws.cloudwatch")));

  /** The actions that the API has, built here or not, in alphabetical order. */
  public static final List<String> NAMES =
      List.of(
          "DeleteAlarmMuteRule",
          "DeleteAlarms",
          "DeleteAnomalyDetector",
          "DeleteDashboards",
          "DeleteInsightRules",
          "DeleteMetricStream",
          "DescribeAlarmContributors",
          "DescribeAlarmHistory",
          "DescribeAlarms",
          "DescribeAlarmsForMetric",
          "DescribeAnomalyDetectors",
          "DescribeInsightRules",
          "DisableAlarmActions",
          "DisableInsightRules",
          "EnableAlarmActions",
          "EnableInsightRules",
          "GetAlarmMuteRule",
          "GetDashboard",
          "GetInsightRuleReport",
          "GetMetricData",
          "GetMetricStatistics",
          "GetMetricStream",
          "GetMetricWidgetImage",
          "GetOTelEnrichment",
          "ListAlarmMuteRules",
          "ListDashboards",
          "ListManagedInsightRules",
          "ListMetricStreams",
          "ListMetrics",
          "ListTagsForResource",
          "PutAlarmMuteRule",
          "PutAnomalyDetector",
          "PutCompositeAlarm",
          "PutDashboard",
          "PutInsightRule",
          "PutManagedInsightRules",
          "PutMetricAlarm",
          "PutMetricData",
          "PutMetricStream",
          "SetAlarmState",
          "StartMetricStreams",
          "StartOTelEnrichment",
          "StopMetricStreams",
          "StopOTelEnrichment",
          "TagResource",
          "UntagResource");

  private CloudWatchOperations() {}

  /** CloudWatch, with all that is built of it. */
  public static Service service() {
    return new Service(IDENTITY, NAMES, CloudWatchOperations::built);
  }

  private static List<Operation<?, ?>> built() {
    return List.of(
        new DeleteAlarms(),
        new DescribeAlarmHistory(),
        new DescribeAlarms(),
        new DescribeAlarmsForMetric(),
        new DisableAlarmActions(),
        new EnableAlarmActions(),
        new GetMetricData(),
        new GetMetricStatistics(),
        new ListMetrics(),
        new ListTagsForResource(),
        new PutMetricAlarm(),
        new PutMetricData(),
        new SetAlarmState(),
        new TagResource(),
        new UntagResource());
  }
}
