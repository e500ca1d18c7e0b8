package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record MaintenanceOptions(@OneOf({"default", "disabled"}) String autoRecovery) {}
