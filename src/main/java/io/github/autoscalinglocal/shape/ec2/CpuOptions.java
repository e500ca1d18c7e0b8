package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;

public record CpuOptions(
    Integer coreCount,
    Integer threadsPerCore,
    @OneOf({"disabled", "enabled"}) String amdSevSnp,
    @OneOf({"disabled", "enabled"}) String nestedVirtualization) {}
