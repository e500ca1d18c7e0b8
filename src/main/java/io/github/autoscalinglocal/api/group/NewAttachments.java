package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.hook.NewHooks;
import io.github.autoscalinglocal.api.tag.Tags;
import io.github.autoscalinglocal.companion.elb.TrafficSources;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.AttachedSource.State;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * What a group is created with besides its definition: load balancers, tags and lifecycle hooks.
 */
final class NewAttachments {

  private NewAttachments() {}

  static Attachments of(Tx tx, CreateAutoScalingGroup.Request request) {
    return new Attachments(
        traffic(tx, request),
        Tags.with(TreePMap.empty(), request.autoScalingGroupName(), orNone(request.tags())),
        NewHooks.of(orNone(request.lifecycleHookSpecificationList())));
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  /**
   * The API says of what is given here that it is {@code InService} from the start; instances are
   * registered as they are launched.
   */
  private static TreePMap<TrafficSource, AttachedSource> traffic(
      Tx tx, CreateAutoScalingGroup.Request request) {
    TreePMap<TrafficSource, AttachedSource> traffic = TreePMap.empty();
    for (TrafficSourceIdentifier given : orNone(request.trafficSources())) {
      traffic = plus(tx, traffic, TrafficSources.of(given), true);
    }
    for (String name : orNone(request.loadBalancerNames())) {
      traffic = plus(tx, traffic, TrafficSource.ofClassic(name), false);
    }
    for (String arn : orNone(request.targetGroupARNs())) {
      traffic = plus(tx, traffic, TrafficSource.ofTargetGroup(arn), false);
    }
    Rules.trafficSources(traffic.keySet());
    return traffic;
  }

  private static TreePMap<TrafficSource, AttachedSource> plus(
      Tx tx,
      TreePMap<TrafficSource, AttachedSource> traffic,
      TrafficSource source,
      boolean asTrafficSource) {
    TrafficSources.resolve(tx, source);
    return traffic.plus(
        source, new AttachedSource(source, asTrafficSource, State.InService, tx.nextSequence()));
  }
}
