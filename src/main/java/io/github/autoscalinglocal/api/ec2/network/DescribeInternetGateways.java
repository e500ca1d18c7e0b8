package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists internet gateways: that of the default VPC. */
public final class DescribeInternetGateways
    implements ReadOperation<DescribeInternetGateways.Request, DescribeInternetGateways.Response> {
  private static final Listing<Gateway> LISTING =
      new Listing<>(
          "DescribeInternetGateways",
          new Filters<>(Gateway::tags)
              .onEach("attachment.state", of(Attachment::state))
              .onEach("attachment.vpc-id", of(Attachment::vpcId))
              .on("internet-gateway-id", Gateway::internetGatewayId)
              .on("owner-id", Gateway::ownerId),
          Gateway::internetGatewayId,
          5,
          1000);

  public record Request(
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean dryRun,
      @WireName("InternetGatewayId") List<String> internetGatewayIds,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      @WireName(answer = "internetGatewaySet") List<Gateway> internetGateways, String nextToken) {}

  public record Gateway(
      @WireName(answer = "attachmentSet") List<Attachment> attachments,
      String internetGatewayId,
      String ownerId,
      @WireName(answer = "tagSet") List<Tag> tags) {}

  public record Attachment(String state, String vpcId) {}

  private static Function<Gateway, Stream<String>> of(Function<Attachment, String> fact) {
    return gateway -> gateway.attachments().stream().map(fact);
  }

  @Override
  public Response answer(Request request, View view) {
    Page<Gateway> page =
        LISTING.page(
            Listing.named(
                request.internetGatewayIds(),
                Fixtures.each(view, vpc -> of(view, vpc), Gateway::internetGatewayId),
                Ec2Errors::internetGatewayNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static Stream<Gateway> of(View view, Vpc vpc) {
    return Fixtures.internetGateway(vpc).stream()
        .map(
            id ->
                new Gateway(
                    List.of(new Attachment("available", vpc.id())),
                    id,
                    view.scope().account(),
                    Answers.tags(view, id)));
  }
}
