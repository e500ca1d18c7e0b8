package io.github.autoscalinglocal.wire;

/**
 * An answer, whatever carries it.
 *
 * @param requestId for the header {@code x-amzn-RequestId}; it is in the body too
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record WireResponse(int status, String contentType, String requestId, byte[] body) {}
