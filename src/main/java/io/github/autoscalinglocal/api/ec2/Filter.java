package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** A filter: what has the name has to be one of the values, in which asterisks may stand. */
public record Filter(String name, @WireName("Value") List<String> values) {}
