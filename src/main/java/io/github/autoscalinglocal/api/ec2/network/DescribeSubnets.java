package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.Map;

/** Lists subnets: those of the default VPC, those that were created, and those taken on trust. */
public final class DescribeSubnets
    implements ReadOperation<DescribeSubnets.Request, DescribeSubnets.Response> {
  private static final Listing<SubnetAnswer> LISTING =
      new Listing<>(
          "DescribeSubnets",
          new Filters<>(SubnetAnswer::tags)
              .on("availability-zone", SubnetAnswer::availabilityZone)
              .on("availabilityZone", SubnetAnswer::availabilityZone)
              .on("availability-zone-id", SubnetAnswer::availabilityZoneId)
              .on("availabilityZoneId", SubnetAnswer::availabilityZoneId)
              .on("available-ip-address-count", SubnetAnswer::availableIpAddressCount)
              .on("cidr-block", SubnetAnswer::cidrBlock)
              .on("cidr", SubnetAnswer::cidrBlock)
              .on("cidrBlock", SubnetAnswer::cidrBlock)
              .on("default-for-az", SubnetAnswer::defaultForAz)
              .on("defaultForAz", SubnetAnswer::defaultForAz)
              .on("ipv6-native", SubnetAnswer::ipv6Native)
              .on("map-public-ip-on-launch", SubnetAnswer::mapPublicIpOnLaunch)
              .on("owner-id", SubnetAnswer::ownerId)
              .on("state", SubnetAnswer::state)
              .on("subnet-arn", SubnetAnswer::subnetArn)
              .on("subnet-id", SubnetAnswer::subnetId)
              .on("vpc-id", SubnetAnswer::vpcId),
          SubnetAnswer::subnetId,
          5,
          1000);

  public record Request(
      @WireName("Filter") List<Filter> filters,
      @WireName("SubnetId") List<String> subnetIds,
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean dryRun) {}

  public record Response(
      String nextToken, @WireName(answer = "subnetSet") List<SubnetAnswer> subnets) {}

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.subnetIds(), "subnetSet", request.maxResults());
    Map<String, Integer> occupants = NamedNetworks.occupants(view);
    Page<SubnetAnswer> page =
        LISTING.page(
            Listing.named(
                    request.subnetIds(),
                    Networks.of(view.region()).subnets(),
                    Ec2Errors::subnetNotFound)
                .map(
                    subnet ->
                        SubnetAnswer.of(view, subnet, occupants.getOrDefault(subnet.id(), 0))),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }
}
