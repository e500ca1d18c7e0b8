package io.github.autoscalinglocal.shape;

import java.util.List;

/** The CloudWatch alarms, by name, that stop an instance refresh. */
public record AlarmSpecification(List<@Text(max = 255) String> alarms) {}
