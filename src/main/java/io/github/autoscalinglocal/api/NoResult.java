package io.github.autoscalinglocal.api;

/**
 * The answer of an operation without an output shape: {@code <XResponse>} holds no {@code
 * <XResult>} at all.
 */
public record NoResult() {}
