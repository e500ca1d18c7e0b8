package io.github.autoscalinglocal.http;

import java.util.SortedMap;

/**
 * An answer.
 *
 * @param headers all but those that the listener adds: {@code Content-Length}, {@code Date}, {@code
 *     Connection}
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record Response(int status, SortedMap<String, String> headers, byte[] body) {}
