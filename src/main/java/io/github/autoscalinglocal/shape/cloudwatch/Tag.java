package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;

/** A tag of an alarm. */
public record Tag(
    @Required @Length(min = 1, max = 128) String key, @Required @Length(max = 256) String value) {}
