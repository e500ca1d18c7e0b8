package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.Required;

public record ElasticGpuSpecification(@Required String type) {}
