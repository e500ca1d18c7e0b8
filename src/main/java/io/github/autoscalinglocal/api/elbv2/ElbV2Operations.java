package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.Service;
import java.util.List;
import java.util.Optional;

/**
 * The table of the operations of Elastic Load Balancing, API version 2015-12-01, that are there.
 */
public final class ElbV2Operations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "elbv2",
          "elasticloadbalancing",
          "2015-12-01",
          "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/",
          Optional.empty());

  private ElbV2Operations() {}

  /** Application, Network and Gateway Load Balancers. */
  public static Service service() {
    return Service.neighbour(
        IDENTITY,
        () ->
            List.of(
                new AddTags(),
                new CreateListener(),
                new CreateLoadBalancer(),
                new CreateTargetGroup(),
                new DeleteListener(),
                new DeleteLoadBalancer(),
                new DeleteTargetGroup(),
                new DeregisterTargets(),
                new DescribeAccountLimits(),
                new DescribeListeners(),
                new DescribeLoadBalancerAttributes(),
                new DescribeLoadBalancers(),
                new DescribeTags(),
                new DescribeTargetGroupAttributes(),
                new DescribeTargetGroups(),
                new DescribeTargetHealth(),
                new ModifyListener(),
                new ModifyLoadBalancerAttributes(),
                new ModifyTargetGroup(),
                new ModifyTargetGroupAttributes(),
                new RegisterTargets(),
                new RemoveTags()));
  }
}
