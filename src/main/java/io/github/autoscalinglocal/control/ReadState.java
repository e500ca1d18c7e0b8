package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.engine.Engine;

/** Everything in all accounts and regions, the clock and what is to come, as one document. */
final class ReadState implements Endpoint {
  private final Engine engine;
  private final String version;

  ReadState(Engine engine, String version) {
    this.engine = engine;
    this.version = version;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    return WorldDocument.of(engine.snapshot(), version);
  }
}
