package io.github.autoscalinglocal.wire;

import java.util.Optional;
import java.util.function.Function;

/**
 * A request, whatever brought it here.
 *
 * @param path as it was sent, from the first slash to the question mark
 * @param query as it was sent, still encoded and without the question mark; empty if there is none
 * @param headers the first value of a header, by its name in any case
 * @param body as it was sent, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
public record WireRequest(
    String method,
    String path,
    String query,
    Function<String, Optional<String>> headers,
    byte[] body) {

  WireRequest withBody(byte[] next) {
    return new WireRequest(method, path, query, headers, next);
  }

  Optional<String> header(String name) {
    return headers.apply(name);
  }
}
