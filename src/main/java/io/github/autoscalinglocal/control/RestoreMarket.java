package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.model.Market.Pool;
import java.util.Optional;

/** Takes back what was said of the market, of all pools or of a type's or a zone's. */
final class RestoreMarket implements Endpoint {
  private final Engine engine;

  RestoreMarket(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow("instanceType", "availabilityZone");
    Optional<String> type = call.one("instanceType");
    Optional<String> zone = call.one("availabilityZone");
    return engine.write(
        call.scope(),
        tx -> {
          for (Pool pool : tx.region().market().quotes().keySet()) {
            if (pool.instanceType().equals(type.orElse(pool.instanceType()))
                && pool.zone().equals(zone.orElse(pool.zone()))) {
              tx.update(region -> region.with(region.market().without(pool)));
            }
          }
          return ChangeMarket.afterwards(tx);
        });
  }
}
