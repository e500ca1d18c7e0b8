package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists route tables: the main one of each VPC. */
public final class DescribeRouteTables
    implements ReadOperation<DescribeRouteTables.Request, DescribeRouteTables.Response> {
  private static final Listing<Table> LISTING =
      new Listing<>(
          "DescribeRouteTables",
          new Filters<>(Table::tags)
              .on("association.main", table -> true)
              .onEach("association.route-table-id", of(Association::routeTableId))
              .onEach(
                  "association.route-table-association-id",
                  of(Association::routeTableAssociationId))
              .on("association.subnet-id", table -> null)
              .on("owner-id", Table::ownerId)
              .on("route-table-id", Table::routeTableId)
              .onEach("route.destination-cidr-block", via(Route::destinationCidrBlock))
              .onEach("route.gateway-id", via(Route::gatewayId))
              .onEach("route.origin", via(Route::origin))
              .onEach("route.state", via(Route::state))
              .on("vpc-id", Table::vpcId),
          Table::routeTableId,
          5,
          100);

  public record Request(
      String nextToken,
      @Range(min = 5, max = 100) Integer maxResults,
      Boolean dryRun,
      @WireName("RouteTableId") List<String> routeTableIds,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      @WireName(answer = "routeTableSet") List<Table> routeTables, String nextToken) {}

  public record Table(
      @WireName(answer = "associationSet") List<Association> associations,
      @WireName(answer = "propagatingVgwSet") List<Gateway> propagatingVgws,
      String routeTableId,
      @WireName(answer = "routeSet") List<Route> routes,
      @WireName(answer = "tagSet") List<Tag> tags,
      String vpcId,
      String ownerId) {}

  public record Association(
      Boolean main,
      String routeTableAssociationId,
      String routeTableId,
      AssociationState associationState) {}

  public record AssociationState(String state) {}

  public record Gateway(String gatewayId) {}

  public record Route(String destinationCidrBlock, String gatewayId, String origin, String state) {}

  private static Function<Table, Stream<String>> of(Function<Association, String> fact) {
    return table -> table.associations().stream().map(fact);
  }

  private static Function<Table, Stream<String>> via(Function<Route, String> fact) {
    return table -> table.routes().stream().map(fact);
  }

  @Override
  public Response answer(Request request, View view) {
    Page<Table> page =
        LISTING.page(
            Listing.named(
                request.routeTableIds(),
                Fixtures.each(view, vpc -> Stream.of(main(view, vpc)), Table::routeTableId),
                Ec2Errors::routeTableNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static Table main(View view, Vpc vpc) {
    String id = Fixtures.mainRouteTable(vpc);
    List<Route> routes = new ArrayList<>();
    routes.add(new Route(vpc.cidrBlock(), "local", "CreateRouteTable", "active"));
    Fixtures.internetGateway(vpc)
        .ifPresent(gateway -> routes.add(new Route("0.0.0.0/0", gateway, "CreateRoute", "active")));
    return new Table(
        List.of(
            new Association(
                true,
                StableIds.of("rtbassoc", vpc.id(), "main"),
                id,
                new AssociationState("associated"))),
        List.of(),
        id,
        routes,
        Answers.tags(view, id),
        vpc.id(),
        view.scope().account());
  }
}
