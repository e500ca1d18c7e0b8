package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Range;
import java.util.List;

/** Lists the quotas, those that are not heeded too. */
final class DescribeAccountLimits
    implements ReadOperation<DescribeAccountLimits.Request, DescribeAccountLimits.Response> {
  record Request(String marker, @Range(min = 1, max = 400) Integer pageSize) {}

  record Response(List<Limit> limits, String nextMarker) {}

  record Limit(String name, String max) {
    Limit(String name, int max) {
      this(name, Integer.toString(max));
    }
  }

  /** In alphabetical order. */
  private static final List<Limit> LIMITS =
      List.of(
          new Limit("application-load-balancers", Quotas.LOAD_BALANCERS),
          new Limit("certificates-per-application-load-balancer", 25),
          new Limit("certificates-per-network-load-balancer", 25),
          new Limit("condition-values-per-alb-rule", 5),
          new Limit("condition-wildcards-per-alb-rule", 6),
          new Limit("gateway-load-balancers", Quotas.LOAD_BALANCERS),
          new Limit("listeners-per-application-load-balancer", Quotas.LISTENERS),
          new Limit("listeners-per-network-load-balancer", Quotas.LISTENERS),
          new Limit("network-load-balancers", Quotas.LOAD_BALANCERS),
          new Limit("rules-per-application-load-balancer", 100),
          new Limit("target-groups", Quotas.TARGET_GROUPS),
          new Limit(
              "target-groups-per-action-on-application-load-balancer",
              Quotas.TARGET_GROUPS_OF_ACTION),
          new Limit("target-groups-per-application-load-balancer", Quotas.TARGET_GROUPS_IN_USE),
          new Limit("targets-per-application-load-balancer", Quotas.TARGETS),
          new Limit("targets-per-network-load-balancer", Quotas.TARGETS));

  @Override
  public Response answer(Request request, View view) {
    Page<Limit> page =
        Listing.of(name(), LIMITS.stream(), request.marker(), request.pageSize(), Limit::name);
    return new Response(page.items(), page.nextToken());
  }
}
