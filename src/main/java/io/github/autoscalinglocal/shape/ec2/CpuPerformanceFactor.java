package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record CpuPerformanceFactor(
    @WireName(value = "Reference", answer = "referenceSet")
        List<PerformanceFactorReference> references) {}
