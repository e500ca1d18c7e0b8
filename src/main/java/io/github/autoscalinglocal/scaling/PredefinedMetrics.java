package io.github.autoscalinglocal.scaling;

import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration.SingleMetric;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.TargetTrackingConfiguration.MetricType;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.util.List;
import java.util.Optional;

/**
 * What CloudWatch calls a predefined metric.
 *
 * @param perInstance what the instances of the group come to on average; of requests, what each
 *     target was sent
 * @param total what they come to together, as the sum of its values
 * @param statistic of what is per instance
 */
public record PredefinedMetrics(
    MetricId perInstance, MetricId total, String statistic, StandardUnit unit) {

  /**
   * The metrics of a group.
   *
   * @param label the load balancer and its target group, which only requests are counted by
   */
  public static PredefinedMetrics of(MetricType type, Optional<String> label, String group) {
    return switch (type) {
      case ASGAverageCPUUtilization -> ofInstances("CPUUtilization", StandardUnit.PERCENT, group);
      case ASGAverageNetworkIn -> ofInstances("NetworkIn", StandardUnit.BYTES, group);
      case ASGAverageNetworkOut -> ofInstances("NetworkOut", StandardUnit.BYTES, group);
      case ALBRequestCountPerTarget ->
          ofRequests(label.flatMap(ResourceLabel::parse).orElseThrow());
    };
  }

  private static PredefinedMetrics ofInstances(String name, StandardUnit unit, String group) {
    MetricId id = MetricId.of("AWS/EC2", name, "AutoScalingGroupName", group);
    return new PredefinedMetrics(id, id, "Average", unit);
  }

  private static PredefinedMetrics ofRequests(ResourceLabel label) {
    List<Dimension> dimensions =
        List.of(
            new Dimension("LoadBalancer", label.loadBalancer()),
            new Dimension("TargetGroup", label.targetGroup()));
    String namespace = "AWS/ApplicationELB";
    return new PredefinedMetrics(
        new MetricId(namespace, "RequestCountPerTarget", dimensions),
        new MetricId(namespace, "RequestCount", dimensions),
        "Sum",
        StandardUnit.COUNT);
  }

  /** As an alarm watches it. */
  SingleMetric watched() {
    return new SingleMetric(perInstance, perInstance.dimensions(), statistic, 60, Optional.empty());
  }
}
