package io.github.autoscalinglocal.shape.elbv2;

/** The answers to a health check that count as healthy. */
public record Matcher(String httpCode, String grpcCode) {}
