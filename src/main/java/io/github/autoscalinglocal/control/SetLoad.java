package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.GroupLoads;
import io.github.autoscalinglocal.model.Load.Target;

/** Has the instances of a group be busy, in the place of what they were busy with. */
final class SetLoad implements Endpoint {
  private final Engine engine;

  SetLoad(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    LoadBody body = call.body(LoadBody.class);
    return engine.write(call.scope(), tx -> set(tx, body));
  }

  private static LoadBody.All set(Tx tx, LoadBody body) {
    Target target = body.target();
    if (tx.region().group(target.group()).isEmpty()) {
      throw Refusal.notFound(
          "There is no group '%s' in account %s, region %s."
              .formatted(target.group(), tx.scope().account(), tx.scope().region()));
    }
    GroupLoads.set(tx, target, body.load(tx.now()));
    return LoadBody.All.of(tx.region());
  }
}
