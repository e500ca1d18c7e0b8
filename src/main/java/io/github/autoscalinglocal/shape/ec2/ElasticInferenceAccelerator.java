package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;

public record ElasticInferenceAccelerator(@Required String type, @Range(min = 1) Integer count) {}
