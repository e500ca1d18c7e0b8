package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.hook.NewHooks;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.shape.Tag;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * What a group is created with besides its definition: load balancers, tags and lifecycle hooks.
 */
final class NewAttachments {
  private static final String RESOURCE_TYPE = "auto-scaling-group";
  private static final List<String> TRAFFIC_SOURCE_TYPES = List.of("elb", "elbv2", "vpc-lattice");
  private static final int MOST_TAGS = 50;

  private NewAttachments() {}

  static Attachments of(CreateAutoScalingGroup.Request request) {
    return new Attachments(
        orNone(request.loadBalancerNames()),
        orNone(request.targetGroupARNs()),
        trafficSources(orNone(request.trafficSources())),
        tags(request.autoScalingGroupName(), orNone(request.tags())),
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

  /**
   * A tag names its group, whatever the request says; an absent value is empty, and nothing
   * propagates unasked.
   */
  private static TreePMap<String, Tag> tags(String groupName, List<Tag> given) {
    TreePMap<String, Tag> tags = TreePMap.empty();
    for (Tag tag : given) {
      if (tag.key().startsWith("aws:")) {
        throw Errors.reservedTagKey(tag.key());
      }
      tags =
          tags.plus(
              tag.key(),
              new Tag(
                  groupName,
                  RESOURCE_TYPE,
                  tag.key(),
                  tag.value() == null ? "" : tag.value(),
                  Boolean.TRUE.equals(tag.propagateAtLaunch())));
    }
    if (tags.size() > MOST_TAGS) {
      throw Errors.tooManyTags();
    }
    return tags;
  }
}
