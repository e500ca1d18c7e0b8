package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;

/** Lets the clock stand still, or go on from where it stands. */
final class Freeze implements Endpoint {
  private final Engine engine;
  private final ClockMode mode;

  private Freeze(Engine engine, ClockMode mode) {
    this.engine = engine;
    this.mode = mode;
  }

  static Freeze begin(Engine engine) {
    return new Freeze(engine, ClockMode.MANUAL);
  }

  /** At the pace of the real time, which the clock may be behind of, or ahead. */
  static Freeze end(Engine engine) {
    return new Freeze(engine, ClockMode.scaled(1));
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    engine.switchClock(mode);
    return ClockAnswer.of(engine.clock());
  }
}
