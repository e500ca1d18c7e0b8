package io.github.autoscalinglocal.shape.elb;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;

/** A tag of a Classic load balancer. */
public record Tag(
    @Required @Length(min = 1, max = 128) @Matches("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$")
        String key,
    @Length(max = 256) @Matches("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") String value) {}
