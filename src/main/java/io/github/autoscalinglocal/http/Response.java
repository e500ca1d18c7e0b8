package io.github.autoscalinglocal.http;

import java.util.Optional;
import java.util.SortedMap;

/**
 * An answer.
 *
 * @param headers all but those that the listener adds: {@code Content-Length}, {@code Date}, {@code
 *     Connection}
 * @param feed what goes on after the headers, in the place of a body
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record Response(
    int status, SortedMap<String, String> headers, byte[] body, Optional<Feed> feed) {

  /** An answer that is complete. */
  public Response(int status, SortedMap<String, String> headers, byte[] body) {
    this(status, headers, body, Optional.empty());
  }
}
