package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.hook.NewHooks;
import io.github.autoscalinglocal.api.tag.Tags;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * What a group is created with besides its definition: load balancers, tags and lifecycle hooks.
 */
final class NewAttachments {
  private static final List<String> TRAFFIC_SOURCE_TYPES = List.of("elb", "elbv2", "vpc-lattice");

  private NewAttachments() {}

  static Attachments of(CreateAutoScalingGroup.Request request) {
    return new Attachments(
        orNone(request.loadBalancerNames()),
        orNone(request.targetGroupARNs()),
        trafficSources(orNone(request.trafficSources())),
        Tags.with(TreePMap.empty(), request.autoScalingGroupName(), orNone(request.tags())),
        NewHooks.of(orNone(request.lifecycleHookSpecificationList())));
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static List<TrafficSourceIdentifier> trafficSources(
      List<TrafficSourceIdentifier> sources) {
    for (TrafficSourceIdentifier source : sources) {
      if (source.type() != null && !TRAFFIC_SOURCE_TYPES.contains(source.type())) {
        throw Errors.invalidTrafficSourceType(source.type());
      }
    }
    return sources.stream().map(NewAttachments::withType).distinct().toList();
  }

  /** The type can be left out where the ARN tells it. */
  private static TrafficSourceIdentifier withType(TrafficSourceIdentifier source) {
    if (source.type() != null) {
      return source;
    }
    String identifier = source.identifier();
    String type = identifier.contains(":elasticloadbalancing:") ? "elbv2" : "elb";
    return new TrafficSourceIdentifier(
        identifier, identifier.contains(":vpc-lattice:") ? "vpc-lattice" : type);
  }
}
