package io.github.autoscalinglocal.companion.elb;

import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.shape.elbv2.Action;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Which load balancer sends traffic to which target groups. */
public final class Forwarding {
  private Forwarding() {}

  /** The groups that actions send requests to, each once. */
  public static NavigableSet<String> targetGroups(List<Action> actions) {
    NavigableSet<String> arns = new TreeSet<>();
    for (Action action : actions) {
      Optional.ofNullable(action.targetGroupArn()).ifPresent(arns::add);
      if (action.forwardConfig() != null && action.forwardConfig().targetGroups() != null) {
        for (Action.TargetGroupTuple each : action.forwardConfig().targetGroups()) {
          Optional.ofNullable(each.targetGroupArn()).ifPresent(arns::add);
        }
      }
    }
    return arns;
  }

  /** The load balancers of which a listener sends requests to a group. */
  public static List<String> loadBalancersOf(Elb elb, String targetGroupArn) {
    return elb.listeners().values().stream()
        .map(Elb.Kept::description)
        .filter(listener -> targetGroups(listener.defaultActions()).contains(targetGroupArn))
        .map(Listener::loadBalancerArn)
        .distinct()
        .toList();
  }
}
