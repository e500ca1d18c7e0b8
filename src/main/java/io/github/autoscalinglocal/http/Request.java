package io.github.autoscalinglocal.http;

/**
 * A request, read to its end.
 *
 * @param path as it was sent, percent-encoded, from the first slash to the question mark
 * @param query as it was sent, without the question mark; empty if there was none
 * @param body the bytes themselves, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record Request(String method, String path, String query, Headers headers, byte[] body) {}
