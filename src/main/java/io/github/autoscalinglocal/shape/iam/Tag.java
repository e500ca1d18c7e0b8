package io.github.autoscalinglocal.shape.iam;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;

/** A tag of a role or an instance profile. */
public record Tag(
    @Required @Length(min = 1, max = 128) @Matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+") String key,
    @Required @Length(max = 256) @Matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*") String value) {}
