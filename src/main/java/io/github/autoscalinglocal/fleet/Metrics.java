package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.Summary;
import io.github.autoscalinglocal.shape.cloudwatch.StandardUnit;
import java.time.Instant;
import org.pcollections.TreePSet;

/** Values of metrics, whoever publishes them. */
public final class Metrics {
  private Metrics() {}

  /** A value as of now. */
  public static void put(Tx tx, MetricId id, StandardUnit unit, double value) {
    put(tx, id, unit, tx.now(), Summary.of(value), false);
  }

  /**
   * Values of some moment. The alarms that wait for them will look at them with the next minute.
   *
   * @param highResolution whether they are kept by the second, too
   */
  public static void put(
      Tx tx, MetricId id, StandardUnit unit, Instant at, Summary values, boolean highResolution) {
    tx.update(
        region ->
            region.with(region.cloudWatch().plus(id, unit, at, values, highResolution, tx.now())));
    CloudWatch cloudWatch = tx.region().cloudWatch();
    TreePSet<String> watching = cloudWatch.watching().getOrDefault(id, TreePSet.empty());
    if (!cloudWatch.evaluations().awake().containsAll(watching)) {
      Alarms.wakeForValues(tx, watching);
    }
  }
}
