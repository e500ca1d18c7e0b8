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

/** Lists VPCs: the default one, and those that were created. */
public final class DescribeVpcs
    implements ReadOperation<DescribeVpcs.Request, DescribeVpcs.Response> {
  private static final Listing<VpcAnswer> LISTING =
      new Listing<>(
          "DescribeVpcs",
          new Filters<>(VpcAnswer::tags)
              .on("cidr", VpcAnswer::cidrBlock)
              .on("cidr-block", VpcAnswer::cidrBlock)
              .on("cidr-block-association.cidr-block", VpcAnswer::cidrBlock)
              .on("cidr-block-association.state", vpc -> "associated")
              .on("dhcp-options-id", VpcAnswer::dhcpOptionsId)
              .on("is-default", VpcAnswer::isDefault)
              .on("isDefault", VpcAnswer::isDefault)
              .on("owner-id", VpcAnswer::ownerId)
              .on("state", VpcAnswer::state)
              .on("vpc-id", VpcAnswer::vpcId),
          VpcAnswer::vpcId,
          5,
          1000);

  public record Request(
      @WireName("Filter") List<Filter> filters,
      @WireName("VpcId") List<String> vpcIds,
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean dryRun) {}

  public record Response(String nextToken, @WireName(answer = "vpcSet") List<VpcAnswer> vpcs) {}

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.vpcIds(), "vpcSet", request.maxResults());
    Page<VpcAnswer> page =
        LISTING.page(
            Listing.named(
                    request.vpcIds(), Networks.of(view.region()).vpcs(), Ec2Errors::vpcNotFound)
                .map(vpc -> VpcAnswer.of(view, vpc)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }
}
