package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.Market.Quote;
import java.util.List;
import java.util.Optional;

/** Says something of pools; what was said of them before and is not mentioned stays. */
final class ChangeMarket implements Endpoint {
  private final Engine engine;

  ChangeMarket(Engine engine) {
    this.engine = engine;
  }

  private record Wish(Optional<List<MarketChange>> pools) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    List<MarketChange> changes =
        call.body(Wish.class)
            .pools()
            .orElseThrow(() -> Refusal.invalid("The body needs a field 'pools', a list."));
    return engine.write(
        call.scope(),
        tx -> {
          apply(tx, changes);
          return afterwards(tx);
        });
  }

  static void apply(Tx tx, List<MarketChange> changes) {
    for (MarketChange change : changes) {
      if (change == null) {
        throw Refusal.invalid("A pool must be an object.");
      }
      Pool pool = change.pool(tx.scope().region());
      Quote quote = change.quote();
      tx.update(region -> region.with(region.market().with(pool, quote)));
    }
  }

  /** Groups that lack something, or would rather have something else, may get it now. */
  static MarketChange.Changes afterwards(Tx tx) {
    for (Group group : tx.region().groups().values()) {
      // Launches that failed need not wait any longer.
      tx.put(group.with(group.work().withSetback(Optional.empty())));
    }
    return MarketChange.Changes.of(tx.region().market());
  }
}
