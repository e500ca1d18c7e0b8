package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record TagSpecification(
    String resourceType, @WireName(value = "Tag", answer = "tagSet") List<Tag> tags) {}
