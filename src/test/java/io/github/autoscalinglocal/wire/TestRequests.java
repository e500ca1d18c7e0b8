package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads requests from the text of a form, as the front end does. */
final class TestRequests {
  private TestRequests() {}

  static <Q extends Record> Q read(Class<Q> type, String form) {
    QueryForm parameters = QueryForm.parse("", form.getBytes(UTF_8));
    return RequestReader.read(type, QueryTree.of(parameters, type));
  }
}
