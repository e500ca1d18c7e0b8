package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.Service;
import java.util.List;
import java.util.Optional;

/** The table of the operations of Classic Load Balancing that are there. */
public final class ElbOperations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "elb",
          "elasticloadbalancing",
          "2012-06-01",
          "http://elasticloadbalancing.amazonaws.com/doc/2012-06-01/",
          Optional.empty());

  private ElbOperations() {}

  /** Classic Load Balancers. */
  public static Service service() {
    return Service.neighbour(
        IDENTITY,
        () ->
            List.of(
                new AddTags(),
                new ConfigureHealthCheck(),
                new CreateLoadBalancer(),
                new DeleteLoadBalancer(),
                new DeregisterInstancesFromLoadBalancer(),
                new DescribeInstanceHealth(),
                new DescribeLoadBalancerAttributes(),
                new DescribeLoadBalancers(),
                new DescribeTags(),
                new ModifyLoadBalancerAttributes(),
                new RegisterInstancesWithLoadBalancer(),
                new RemoveTags()));
  }
}
