package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.WireName;
import java.util.Comparator;
import java.util.List;

/** Lists instances by the launches that they are part of. */
public final class DescribeInstances
    implements ReadOperation<DescribeInstances.Request, DescribeInstances.Response> {
  private static final Listing<InstanceRow> LISTING =
      new Listing<>("DescribeInstances", InstanceRow.filters(), InstanceRow::id, 5, 1000);

  public record Request(
      @WireName("InstanceId") List<String> instanceIds,
      Boolean includeManagedResources,
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters,
      String nextToken,
      Integer maxResults) {}

  public record Response(
      String nextToken,
      @WireName(answer = "reservationSet") List<ReservationAnswer> reservations) {}

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.instanceIds(), "instancesSet", request.maxResults());
    Page<InstanceRow> page =
        LISTING.page(
            NamedInstances.of(view, request.instanceIds()).stream()
                .sorted(Comparator.comparing(Ec2Instance::id))
                .map(machine -> InstanceRow.of(view, machine)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), ReservationAnswer.of(view, page.items()));
  }
}
