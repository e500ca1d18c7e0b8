package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

/** A metric, or an expression over others, which name it by its id. */
public record MetricDataQuery(
    @Required @Length(min = 1, max = 255) String id,
    MetricStat metricStat,
    @Length(min = 1, max = 2048) String expression,
    String label,
    Boolean returnData,
    @Range(min = 1) Integer period,
    @Length(min = 1, max = 255) String accountId) {

  /** Whether its values are wanted; they are unless it is said that they are not. */
  public boolean returnsData() {
    return !Boolean.FALSE.equals(returnData);
  }
}
