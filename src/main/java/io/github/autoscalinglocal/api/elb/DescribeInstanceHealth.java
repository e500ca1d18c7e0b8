package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.elb.TargetStates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Elb.TargetId;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.Instance;
import java.util.List;
import java.util.stream.Stream;

/** Tells how instances fare: all that are registered, or those that are named. */
final class DescribeInstanceHealth
    implements ReadOperation<DescribeInstanceHealth.Request, DescribeInstanceHealth.Response> {
  record Request(@Required String loadBalancerName, List<Instance> instances) {}

  record Response(List<InstanceState> instanceStates) {}

  record InstanceState(String instanceId, String state, String reasonCode, String description) {}

  @Override
  public Response answer(Request request, View view) {
    String name = request.loadBalancerName();
    Known.loadBalancer(view, name);
    boolean named = request.instances() != null && !request.instances().isEmpty();
    Stream<TargetId> shown =
        named
            ? request.instances().stream().map(each -> Known.instance(view, each)).distinct()
            : view
                .region()
                .elb()
                .targets(TrafficSource.ofClassic(name))
                .orElseThrow()
                .byId()
                .keySet()
                .stream();
    return new Response(shown.map(id -> state(view, name, id)).toList());
  }

  /** The descriptions are those of the documentation. */
  private static InstanceState state(View view, String name, TargetId id) {
    TargetStates.State state = TargetStates.of(view, TrafficSource.ofClassic(name), id, true);
    return switch (state.state()) {
      case HEALTHY -> new InstanceState(id.id(), "InService", "N/A", "N/A");
      case DRAINING ->
          new InstanceState(
              id.id(), "InService", "N/A", "Instance deregistration currently in progress.");
      case INITIAL ->
          new InstanceState(
              id.id(), "OutOfService", "ELB", "Instance registration is still in progress.");
      case UNHEALTHY ->
          new InstanceState(
              id.id(),
              "OutOfService",
              "Instance",
              "Instance has failed at least the UnhealthyThreshold number of health checks"
                  + " consecutively.");
      default -> outOfService(view, id.id());
    };
  }

  private static InstanceState outOfService(View view, String id) {
    return new InstanceState(
        id,
        "OutOfService",
        "Instance",
        TargetStates.stopped(view, id)
            .map(state -> "Instance is in " + state + " state.")
            .orElse("Instance is not currently registered with the LoadBalancer."));
  }
}
