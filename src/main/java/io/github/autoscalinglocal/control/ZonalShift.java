package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.fleet.ZonalShifts;

/**
 * Shifts traffic away from a zone, or back, in place of the Application Recovery Controller, which
 * is not emulated.
 */
final class ZonalShift implements Endpoint {
  private final Engine engine;
  private final boolean away;

  private ZonalShift(Engine engine, boolean away) {
    this.engine = engine;
    this.away = away;
  }

  static ZonalShift start(Engine engine) {
    return new ZonalShift(engine, true);
  }

  static ZonalShift end(Engine engine) {
    return new ZonalShift(engine, false);
  }

  private record Answer(String zone, boolean shifted) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    String zone = call.variable("zone");
    if (!engine.write(call.scope(), tx -> ZonalShifts.shift(tx, zone, away))) {
      throw Refusal.notFound(
          "There is no zone '%s' in region %s.".formatted(zone, call.scope().region()));
    }
    return new Answer(zone, away);
  }
}
