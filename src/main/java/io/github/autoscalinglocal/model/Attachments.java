package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.Tag;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * What hangs on a group.
 *
 * @param tags by key
 * @param hooks by name
 */
public record Attachments(
    List<String> loadBalancerNames,
    List<String> targetGroupArns,
    List<TrafficSourceIdentifier> trafficSources,
    TreePMap<String, Tag> tags,
    TreePMap<String, LifecycleHook> hooks) {

  public Attachments withTags(TreePMap<String, Tag> next) {
    return new Attachments(loadBalancerNames, targetGroupArns, trafficSources, next, hooks);
  }

  public Attachments withHooks(TreePMap<String, LifecycleHook> next) {
    return new Attachments(loadBalancerNames, targetGroupArns, trafficSources, tags, next);
  }

  /** Whether traffic comes to the group's instances. */
  public boolean hasTrafficSources() {
    return !loadBalancerNames.isEmpty() || !targetGroupArns.isEmpty() || !trafficSources.isEmpty();
  }
}
