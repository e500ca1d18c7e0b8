package io.github.autoscalinglocal.shape;

/** A tag of a group as it is shown. */
public record TagDescription(
    String resourceId, String resourceType, String key, String value, Boolean propagateAtLaunch) {

  public static TagDescription of(Tag tag) {
    return new TagDescription(
        tag.resourceId(), tag.resourceType(), tag.key(), tag.value(), tag.propagateAtLaunch());
  }
}
