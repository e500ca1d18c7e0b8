package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.api.ec2.Prices;
import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Tells what Spot Instances cost: the prices of this moment, which is all that is known. */
public final class DescribeSpotPriceHistory
    implements ReadOperation<DescribeSpotPriceHistory.Request, DescribeSpotPriceHistory.Response> {
  private static final String PRODUCT = "Linux/UNIX";

  private static final Listing<Price> LISTING =
      new Listing<>(
          "DescribeSpotPriceHistory",
          new Filters<Price>()
              .on("availability-zone", Price::availabilityZone)
              .on("availability-zone-id", Price::availabilityZoneId)
              .on("instance-type", Price::instanceType)
              .on("product-description", Price::productDescription)
              .on("spot-price", Price::spotPrice)
              .on("timestamp", price -> Timestamps.milliseconds(price.timestamp())),
          price -> price.instanceType() + "/" + price.availabilityZone(),
          1,
          1000);

  public record Request(
      String availabilityZoneId,
      Boolean dryRun,
      Instant startTime,
      Instant endTime,
      @WireName("InstanceType") List<String> instanceTypes,
      @WireName("ProductDescription") List<String> productDescriptions,
      @WireName("Filter") List<Filter> filters,
      String availabilityZone,
      Integer maxResults,
      String nextToken) {}

  public record Response(
      String nextToken, @WireName(answer = "spotPriceHistorySet") List<Price> spotPriceHistory) {}

  public record Price(
      String availabilityZone,
      String availabilityZoneId,
      String instanceType,
      String productDescription,
      String spotPrice,
      Instant timestamp) {}

  @Override
  public Response answer(Request request, View view) {
    Page<Price> page =
        LISTING.page(
            isAsked(request.productDescriptions(), PRODUCT)
                ? prices(request, view)
                : Stream.empty(),
            request.filters(),
            request.maxResults() == null ? Integer.valueOf(1000) : request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }

  private static Stream<Price> prices(Request request, View view) {
    String region = view.scope().region();
    List<String> zones =
        Zones.of(region).stream()
            .filter(
                zone ->
                    request.availabilityZone() == null || request.availabilityZone().equals(zone))
            .filter(
                zone ->
                    request.availabilityZoneId() == null
                        || request.availabilityZoneId().equals(Zones.idOf(region, zone)))
            .toList();
    Stream<String> types =
        request.instanceTypes() == null || request.instanceTypes().isEmpty()
            ? InstanceTypes.all().stream().map(InstanceType::name)
            : request.instanceTypes().stream().distinct();
    return types
        .flatMap(type -> zones.stream().flatMap(zone -> price(view, type, zone).stream()))
        .sorted(Comparator.comparing(price -> LISTING.id().apply(price)));
  }

  private static Optional<Price> price(View view, String type, String zone) {
    OptionalDouble price = view.market().price(type, zone, PurchaseOption.SPOT);
    return price.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Price(
                zone,
                Zones.idOf(view.scope().region(), zone),
                type,
                PRODUCT,
                Prices.text(price.getAsDouble()),
                view.now()));
  }

  private static boolean isAsked(List<String> asked, String value) {
    return asked == null || asked.isEmpty() || asked.contains(value);
  }
}
