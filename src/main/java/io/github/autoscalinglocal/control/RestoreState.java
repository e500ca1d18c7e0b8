package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.control.state.StateFormatException;
import io.github.autoscalinglocal.control.state.WorldDocument;
import io.github.autoscalinglocal.engine.Engine;

/** Puts what a document holds in the place of all that there is. */
final class RestoreState implements Endpoint {
  private final Engine engine;

  RestoreState(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    restore(engine, call.request().body());
    return ClockAnswer.of(engine.clock());
  }

  static void restore(Engine engine, byte[] document) {
    try {
      engine.restore(WorldDocument.read(document));
    } catch (StateFormatException none) {
      throw Refusal.invalid(none.text());
    }
  }
}
