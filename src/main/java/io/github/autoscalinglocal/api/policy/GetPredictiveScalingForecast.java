package io.github.autoscalinglocal.api.policy;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.PredictiveScaling;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.ScalingPolicy;
import io.github.autoscalinglocal.model.ScalingPolicy.Predictive;
import io.github.autoscalinglocal.scaling.Forecast;
import io.github.autoscalinglocal.shape.PredictiveScalingMetricSpecification;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** Tells what load a predictive scaling policy expects, and what capacity for it. */
public final class GetPredictiveScalingForecast
    implements ReadOperation<
        GetPredictiveScalingForecast.Request, GetPredictiveScalingForecast.Response> {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final Duration OLDEST = Duration.ofDays(365);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Text(max = 255) String policyName,
      @Required Instant startTime,
      @Required Instant endTime) {}

  public record Response(
      List<LoadForecast> loadForecast, CapacityForecast capacityForecast, Instant updateTime) {}

  public record LoadForecast(
      List<Instant> timestamps,
      List<Double> values,
      PredictiveScalingMetricSpecification metricSpecification) {}

  public record CapacityForecast(List<Instant> timestamps, List<Double> values) {}

  @Override
  public Response answer(Request request, View view) {
    Group group = Groups.named(view, request.autoScalingGroupName());
    String name = request.policyName();
    ScalingPolicy policy =
        group.scaling().policy(name).orElseThrow(() -> Errors.policyNotFound(name));
    if (!(policy.rule() instanceof Predictive rule)) {
      throw Errors.notPredictive(name);
    }
    Instant from = request.startTime();
    Instant to = request.endTime();
    if (!from.isBefore(to)
        || Duration.between(from, to).compareTo(LONGEST) > 0
        || from.isBefore(view.now().minus(OLDEST))) {
      throw Errors.forecastWindow();
    }
    Forecast forecast = PredictiveScaling.forecast(view, group, policy);
    SortedMap<Instant, Double> load = forecast.load(from, to);
    PredictiveScalingMetricSpecification specification =
        rule.configuration().metricSpecifications().get(0);
    List<Instant> hours = List.copyOf(load.keySet());
    return new Response(
        List.of(new LoadForecast(hours, List.copyOf(load.values()), specification)),
        new CapacityForecast(
            hours,
            load.values().stream()
                .map(
                    each ->
                        (double)
                            Forecast.capacity(
                                each, specification.targetValue(), group.capacity().min()))
                .toList()),
        forecast.asOf());
  }
}
