package io.github.autoscalinglocal.shape.cloudwatch;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;

/** A name and a value that tell a metric from others of its name. */
public record Dimension(
    @Required @Length(min = 1, max = 255) String name,
    @Required @Length(min = 1, max = 1024) String value) {}
