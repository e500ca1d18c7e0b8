package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.companion.ec2.Wildcards;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said of the market, and what it is like in the end, pool by pool. */
final class ReadMarket implements Endpoint {
  private final Engine engine;

  ReadMarket(Engine engine) {
    this.engine = engine;
  }

  private record Answer(List<MarketChange> changes, List<ShownPool> pools) {}

  /** A pool as it is; {@code null} where nothing is known. */
  private record ShownPool(
      String instanceType,
      String availabilityZone,
      @Nullable Double onDemandPrice,
      @Nullable Double spotPrice,
      @Nullable Double onDemandSpareCapacity,
      @Nullable Double spotSpareCapacity,
      double volatility,
      int reservedInstances) {}

  @Override
  public Object answer(Call call) {
    call.allow("instanceType", "availabilityZone");
    List<String> types = call.all("instanceType");
    List<String> zones = call.all("availabilityZone");
    return engine.read(
        call.scope(),
        view ->
            new Answer(
                MarketChange.Changes.of(view.region().market()).changes(),
                types(view)
                    .filter(type -> isAskedFor(type, types))
                    .flatMap(
                        type ->
                            zones(view)
                                .filter(zone -> isAskedFor(zone, zones))
                                .map(zone -> shown(view, type, zone)))
                    .toList()));
  }

  private static boolean isAskedFor(String name, List<String> patterns) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, name));
  }

  private static Stream<String> types(View view) {
    return Stream.concat(
            InstanceTypes.all().stream().map(InstanceType::name),
            said(view).map(Pool::instanceType).filter(type -> !type.equals(Market.ANY)))
        .distinct();
  }

  private static Stream<String> zones(View view) {
    return Stream.concat(
            Zones.of(view.scope().region()).stream(),
            said(view).map(Pool::zone).filter(zone -> !zone.equals(Market.ANY)))
        .distinct();
  }

  private static Stream<Pool> said(View view) {
    return view.region().market().quotes().keySet().stream();
  }

  private static ShownPool shown(View view, String type, String zone) {
    MarketData market = view.market();
    return new ShownPool(
        type,
        zone,
        orNull(market.price(type, zone, PurchaseOption.ON_DEMAND)),
        orNull(market.price(type, zone, PurchaseOption.SPOT)),
        orNull(market.spareCapacity(type, zone, PurchaseOption.ON_DEMAND)),
        orNull(market.spareCapacity(type, zone, PurchaseOption.SPOT)),
        market.volatility(type, zone),
        view.region().market().reserved(type, zone));
  }

  private static @Nullable Double orNull(OptionalDouble figure) {
    return figure.isPresent() ? (Double) figure.getAsDouble() : null;
  }
}
