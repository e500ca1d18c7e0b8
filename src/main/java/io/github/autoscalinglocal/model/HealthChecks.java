package io.github.autoscalinglocal.model;

import java.util.Optional;

/**
 * How a group watches its instances.
 *
 * @param type {@code EC2}, or a comma-separated list of further checks
 * @param gracePeriod seconds after entering service
 * @param maxInstanceLifetime seconds
 */
public record HealthChecks(String type, int gracePeriod, Optional<Integer> maxInstanceLifetime) {}
