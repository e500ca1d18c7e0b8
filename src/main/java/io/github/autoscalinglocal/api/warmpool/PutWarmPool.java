package io.github.autoscalinglocal.api.warmpool;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.api.group.WarmPoolRules;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.InstanceRefreshes;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.shape.InstanceReusePolicy;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WarmPoolState;
import java.util.Optional;

/**
 * Gives a group a warm pool, or changes what is given of the one that it has. Instances that are in
 * the pool already stay as they are.
 */
public final class PutWarmPool
    implements WriteOperation<PutWarmPool.Request, PutWarmPool.Response> {
  private static final int NONE = -1;
  private static final WarmPool NEW =
      new WarmPool(0, Optional.empty(), WarmPoolState.STOPPED, Optional.empty(), false);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Range(min = NONE) Integer maxGroupPreparedCapacity,
      @Range(min = 0) Integer minSize,
      WarmPoolState poolState,
      InstanceReusePolicy instanceReusePolicy) {}

  public record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    WarmPool old = group.warmPool().orElse(NEW);
    if (old.deleting()) {
      throw Errors.warmPoolBeingDeleted();
    }
    if (InstanceRefreshes.replacesRootVolumes(group)) {
      throw Errors.rootVolumeReplacementInProgress();
    }
    WarmPool pool = changed(old, request);
    WarmPoolRules.put(tx, group, pool);
    tx.put(group.with(group.behavior().withWarmPool(Optional.of(pool))));
    return new Response();
  }

  private static WarmPool changed(WarmPool old, Request request) {
    Integer prepared = request.maxGroupPreparedCapacity();
    return new WarmPool(
        Optional.ofNullable(request.minSize()).orElse(old.minSize()),
        prepared == null
            ? old.maxGroupPreparedCapacity()
            : Optional.of(prepared).filter(each -> each != NONE),
        Optional.ofNullable(request.poolState()).orElse(old.state()),
        Optional.ofNullable(request.instanceReusePolicy())
            .map(policy -> Boolean.TRUE.equals(policy.reuseOnScaleIn()))
            .or(old::reuseOnScaleIn),
        false);
  }
}
