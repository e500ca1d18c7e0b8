package io.github.autoscalinglocal.fleet;

import java.util.Optional;

/**
 * Where instances are launched.
 *
 * @param subnetId empty to leave it to the group, which may have several in the zone or none
 */
public record Place(String zone, Optional<String> subnetId) {}
