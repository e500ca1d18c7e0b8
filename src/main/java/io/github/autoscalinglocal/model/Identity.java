package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.Optional;

/** Who a group is. The ARN holds a UUID, so a group made anew under the same name has another. */
public record Identity(
    String name,
    String arn,
    Instant createdAt,
    String serviceLinkedRoleArn,
    Optional<String> context) {}
