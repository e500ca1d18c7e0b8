package io.github.autoscalinglocal.shape;

import java.util.List;

/** What a predictive scaling policy forecasts, and what it does with the forecast. */
public record PredictiveScalingConfiguration(
    @Required List<PredictiveScalingMetricSpecification> metricSpecifications,
    PredictiveScalingMode mode,
    @Range(min = 0) Integer schedulingBufferTime,
    PredictiveScalingMaxCapacityBreachBehavior maxCapacityBreachBehavior,
    @Range(min = 0, max = 100) Integer maxCapacityBuffer) {

  public enum PredictiveScalingMode implements WireEnum {
    ForecastAndScale,
    ForecastOnly;

    @Override
    public String wire() {
      return name();
    }
  }

  public enum PredictiveScalingMaxCapacityBreachBehavior implements WireEnum {
    HonorMaxCapacity,
    IncreaseMaxCapacity;

    @Override
    public String wire() {
      return name();
    }
  }
}
