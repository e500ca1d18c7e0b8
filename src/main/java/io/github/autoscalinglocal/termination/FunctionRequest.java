package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;

/**
 * What a custom termination policy, a Lambda function, is asked.
 *
 * @param arn the function, as it stands in the group's list
 * @param capacityToTerminate by zone and purchase option
 * @param instances what the service suggests; the function may name others
 * @param hasMoreInstances there were more than {@value #MOST_INSTANCES} suggestions
 */
public record FunctionRequest(
    String arn,
    Cause cause,
    List<Capacity> capacityToTerminate,
    List<Instance> instances,
    boolean hasMoreInstances) {
  public static final int MOST_INSTANCES = 30_000;

  /** The spelling is that of the payload. */
  public enum Cause {
    SCALE_IN,
    INSTANCE_REFRESH,
    MAX_INSTANCE_LIFETIME,
    REBALANCE
  }

  /**
   * @param units instances, or weights in a group that has them
   */
  public record Capacity(String zone, int units, PurchaseOption option) {}
}
