package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.EnabledMetric;
import io.github.autoscalinglocal.api.metrics.DescribeMetricCollectionTypes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which metrics a group publishes about itself. */
class MetricsCollectionTest {
  /** As the service refuses others; the end of its sentence is not known. */
  private static final String BEGINNING_OF_ALL =
      "GroupMinSize, GroupMaxSize, GroupDesiredCapacity, GroupInServiceInstances,"
          + " GroupInServiceCapacity, GroupPendingInstances, GroupPendingCapacity,"
          + " GroupTerminatingInstances, GroupTerminatingCapacity, GroupTerminatingRetainedI";

  private final Scenario aws = Scenario.instant();

  @BeforeEach
  void createGroup() {
    aws.create("g", 0, 9, 0);
  }

  private void enable(String... metrics) {
    aws.call(
        "EnableMetricsCollection",
        "AutoScalingGroupName=g",
        "Granularity=1Minute",
        metrics.length == 0 ? "Metrics=" : "Metrics[]=" + String.join(",", metrics));
  }

  private List<String> enabled() {
    List<EnabledMetric> metrics = aws.group("g").enabledMetrics();
    assertThat(metrics).extracting(EnabledMetric::granularity).allMatch("1Minute"::equals);
    return metrics.stream().map(EnabledMetric::metric).toList();
  }

  private List<String> types() {
    return aws.ask(DescribeMetricCollectionTypes.Response.class).metrics().stream()
        .map(DescribeMetricCollectionTypes.MetricCollectionType::metric)
        .toList();
  }

  @Test
  void aNewGroupPublishesNone() {
    assertThat(enabled()).isEmpty();
  }

  @Test
  void metricsAreEnabledBesideThoseThatAre() {
    enable("GroupMaxSize");

    enable("GroupTotalInstances", "GroupMinSize", "GroupMaxSize");

    assertThat(enabled()).containsExactly("GroupMinSize", "GroupMaxSize", "GroupTotalInstances");
  }

  @Test
  void namingNoneEnablesAll() {
    enable();

    assertThat(enabled()).isEqualTo(types());
  }

  @Test
  void someAreDisabledOrAll() {
    enable("GroupMaxSize", "GroupMinSize", "GroupTotalInstances");

    aws.call(
        "DisableMetricsCollection",
        "AutoScalingGroupName=g",
        "Metrics[]=GroupMinSize,GroupPendingCapacity");

    assertThat(enabled()).containsExactly("GroupMaxSize", "GroupTotalInstances");
    aws.call("DisableMetricsCollection", "AutoScalingGroupName=g");
    assertThat(enabled()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EnableMetricsCollection", "DisableMetricsCollection"})
  void otherMetricsAreRefused(String operation) {
    assertThat(
            aws.refusal(
                operation,
                "AutoScalingGroupName=g",
                "Granularity=1Minute",
                "Metrics[]=GroupMinSize,GroupMiddleSize"))
        .startsWith("ValidationError: Valid metrics collection types are: [" + BEGINNING_OF_ALL);
  }

  @Test
  void theOnlyGranularityIsAMinute() {
    assertThat(
            aws.refusal("EnableMetricsCollection", "AutoScalingGroupName=g", "Granularity=5Minute"))
        .isEqualTo("ValidationError: Valid metrics granularity type is: [1Minute]");
  }

  @ParameterizedTest
  @CsvSource({"EnableMetricsCollection", "DisableMetricsCollection"})
  void theGroupMustExist(String operation) {
    assertThat(aws.refusal(operation, "AutoScalingGroupName=nobody", "Granularity=1Minute"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  @Test
  void allTypesAreListed() {
    assertThat(String.join(", ", types())).startsWith(BEGINNING_OF_ALL);
    assertThat(types()).hasSize(24);
    assertThat(aws.ask(DescribeMetricCollectionTypes.Response.class).granularities())
        .extracting(DescribeMetricCollectionTypes.MetricGranularityType::granularity)
        .containsExactly("1Minute");
  }
}
