package io.github.autoscalinglocal.shape;

import java.util.List;

/** One condition of a describe call: it holds if any of the values does. */
public record Filter(@Text(min = 0) String name, List<@Text(min = 0) String> values) {}
