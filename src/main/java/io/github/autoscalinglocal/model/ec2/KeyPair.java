package io.github.autoscalinglocal.model.ec2;

import java.time.Instant;
import java.util.Optional;

/** A key pair, of which EC2 keeps the public half. */
public record KeyPair(
    String id,
    String name,
    String type,
    String fingerprint,
    Optional<String> publicKey,
    Instant createdAt) {}
