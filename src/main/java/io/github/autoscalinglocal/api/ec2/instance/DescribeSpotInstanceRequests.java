package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.api.ec2.Prices;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.Timestamps;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists the requests that Spot Instances come from, and how they fare. */
public final class DescribeSpotInstanceRequests
    implements ReadOperation<
        DescribeSpotInstanceRequests.Request, DescribeSpotInstanceRequests.Response> {
  private static final Listing<SpotRequest> LISTING =
      new Listing<>(
          "DescribeSpotInstanceRequests",
          new Filters<>(SpotRequest::tags)
              .on("availability-zone", SpotRequest::launchedAvailabilityZone)
              .on("create-time", request -> Timestamps.milliseconds(request.createTime()))
              .on("instance-id", SpotRequest::instanceId)
              .on("launched-availability-zone", SpotRequest::launchedAvailabilityZone)
              .on("launched-availability-zone-id", SpotRequest::launchedAvailabilityZoneId)
              .on("product-description", SpotRequest::productDescription)
              .on("spot-instance-request-id", SpotRequest::spotInstanceRequestId)
              .on("spot-price", SpotRequest::spotPrice)
              .on("state", SpotRequest::state)
              .on("status-code", request -> request.status().code())
              .on("type", SpotRequest::type),
          SpotRequest::spotInstanceRequestId,
          5,
          1000);

  public record Request(
      String nextToken,
      Integer maxResults,
      Boolean dryRun,
      @WireName("SpotInstanceRequestId") List<String> spotInstanceRequestIds,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      @WireName(answer = "spotInstanceRequestSet") List<SpotRequest> spotInstanceRequests,
      String nextToken) {}

  public record SpotRequest(
      Instant createTime,
      String instanceId,
      String launchedAvailabilityZone,
      String launchedAvailabilityZoneId,
      String productDescription,
      String spotInstanceRequestId,
      String spotPrice,
      String state,
      Status status,
      @WireName(answer = "tagSet") List<Tag> tags,
      String type,
      String instanceInterruptionBehavior) {}

  public record Status(String code, String message, Instant updateTime) {}

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(
        request.spotInstanceRequestIds(), "spotInstanceRequestIdSet", request.maxResults());
    Page<SpotRequest> page =
        LISTING.page(
            Listing.named(
                    request.spotInstanceRequestIds(),
                    SpotRequests.all(view),
                    Ec2Errors::spotRequestNotFound)
                .map(machine -> spotRequest(view, machine)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static SpotRequest spotRequest(View view, Ec2Instance machine) {
    String id = InstanceParts.spotRequestId(machine.id());
    String type = machine.machine().type();
    String zone = machine.machine().zone();
    return new SpotRequest(
        machine.launchedAt(),
        machine.id(),
        zone,
        Zones.idOf(view.scope().region(), zone),
        "Linux/UNIX",
        id,
        Prices.text(view.market().price(type, zone, PurchaseOption.ON_DEMAND).orElse(0)),
        machine.ended().isPresent() ? "closed" : "active",
        status(machine),
        Answers.tags(view, id),
        "one-time",
        "terminate");
  }

  private static Status status(Ec2Instance machine) {
    Optional<Ec2Instance.Ended> ended = machine.ended();
    if (ended.isEmpty()) {
      return new Status("fulfilled", "Your spot request is fulfilled.", machine.launchedAt());
    }
    return ended.get().reason().startsWith("Server.")
        ? new Status(
            "instance-terminated-no-capacity",
            "Your Spot instance was terminated because there is no Spot capacity available that"
                + " matches your request.",
            ended.get().at())
        : new Status(
            "instance-terminated-by-user",
            "Spot Instance terminated due to user-initiated termination.",
            ended.get().at());
  }
}
