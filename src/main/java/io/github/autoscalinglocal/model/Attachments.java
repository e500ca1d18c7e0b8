package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.LifecycleHookSpecification;
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
    TreePMap<String, LifecycleHookSpecification> hooks) {}
