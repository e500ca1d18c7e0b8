package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;

/** What time it is in the emulator. */
final class ReadClock implements Endpoint {
  private final Engine engine;

  ReadClock(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    return ClockAnswer.of(engine.clock());
  }
}
