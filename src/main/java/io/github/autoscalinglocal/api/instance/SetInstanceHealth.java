package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Health;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;

/** Tells a group how one of its instances is. */
public final class SetInstanceHealth
    implements WriteOperation<SetInstanceHealth.Request, NoResult> {
  public record Request(
      @Required @Text(max = 19) String instanceId,
      @Required @Text(max = 32) String healthStatus,
      Boolean shouldRespectGracePeriod) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    boolean healthy =
        switch (request.healthStatus()) {
          case "Healthy" -> true;
          case "Unhealthy" -> false;
          default -> throw Errors.invalidHealthStatus(request.healthStatus());
        };
    String id = request.instanceId();
    Group group = tx.region().groupHolding(id).orElseThrow(() -> Errors.instanceNotFound(id));
    Instance instance = group.instance(id).orElseThrow();
    if (instance.lifecycle().isTerminating()) {
      throw Errors.terminatingInstanceHealth(id);
    }
    if (healthy) {
      Health.markHealthy(tx, group, instance);
    } else {
      boolean respectGracePeriod = !Boolean.FALSE.equals(request.shouldRespectGracePeriod());
      Health.markUnhealthy(tx, group, instance, respectGracePeriod);
    }
    return new NoResult();
  }
}
