package io.github.autoscalinglocal.model;

import java.util.Optional;

/**
 * Who calls, as far as a signature tells.
 *
 * @param sessionToken that came with temporary credentials
 */
public record Caller(String accessKey, Optional<String> sessionToken) {}
