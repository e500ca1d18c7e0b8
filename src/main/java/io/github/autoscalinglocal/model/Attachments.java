package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.Tag;
import org.pcollections.TreePMap;

/**
 * What hangs on a group.
 *
 * @param traffic by source
 * @param tags by key
 * @param hooks by name
 */
public record Attachments(
    TreePMap<TrafficSource, AttachedSource> traffic,
    TreePMap<String, Tag> tags,
    TreePMap<String, LifecycleHook> hooks) {

  public Attachments withTags(TreePMap<String, Tag> next) {
    return new Attachments(traffic, next, hooks);
  }

  public Attachments withHooks(TreePMap<String, LifecycleHook> next) {
    return new Attachments(traffic, tags, next);
  }

  /** With a traffic source more, or with that source in its next state. */
  public Attachments with(AttachedSource attached) {
    return new Attachments(traffic.plus(attached.source(), attached), tags, hooks);
  }

  public Attachments without(TrafficSource source) {
    return new Attachments(traffic.minus(source), tags, hooks);
  }
}
