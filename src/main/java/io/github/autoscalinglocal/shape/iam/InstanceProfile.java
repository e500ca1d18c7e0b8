package io.github.autoscalinglocal.shape.iam;

import io.github.autoscalinglocal.shape.WholeSeconds;
import java.time.Instant;
import java.util.List;

/** An instance profile as it is described. */
public record InstanceProfile(
    String path,
    String instanceProfileName,
    String instanceProfileId,
    String arn,
    @WholeSeconds Instant createDate,
    List<Role> roles,
    List<Tag> tags) {}
