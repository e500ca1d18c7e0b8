package io.github.autoscalinglocal.wire;

import java.util.Map;

/**
 * An answer, whatever carries it.
 *
 * @param contentType empty if there is no body that could have one
 * @param requestId for the header {@code x-amzn-RequestId}; where the protocol has it there, it is
 *     in the body too
 * @param headers that the protocol adds to these
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record WireResponse(
    int status, String contentType, String requestId, Map<String, String> headers, byte[] body) {}
