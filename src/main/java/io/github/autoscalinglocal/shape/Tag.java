package io.github.autoscalinglocal.shape;

/** A tag as it is set: of a group, and on its instances if it propagates. */
public record Tag(
    @Text(min = 0) String resourceId,
    @Text(min = 0) String resourceType,
    @Required @Text(max = 128) String key,
    @Text(min = 0, max = 256) String value,
    Boolean propagateAtLaunch) {}
