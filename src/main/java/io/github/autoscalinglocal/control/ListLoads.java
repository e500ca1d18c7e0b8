package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;

/** What the instances of groups are busy with. */
final class ListLoads implements Endpoint {
  private final Engine engine;

  ListLoads(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    return engine.read(call.scope(), view -> LoadBody.All.of(view.region()));
  }
}
