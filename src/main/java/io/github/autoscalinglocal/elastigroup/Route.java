package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.http.PathTemplate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * A method and a path, and what is done there.
 *
 * @param path where <code>{name}</code> stands for any one segment
 */
record Route(String method, String path, Endpoint endpoint) {

  /** What answers a call. */
  interface Endpoint {
    Answer answer(Call call);
  }

  /**
   * What is answered.
   *
   * @param kind of the items, in Spot's words
   */
  record Answer(String kind, List<? extends JsonNode> items) {
    static Answer done(String kind) {
      return new Answer(kind, List.of());
    }
  }

  /** The segments that the path leaves open; empty if it is another path. */
  Optional<SortedMap<String, String>> match(String requestedMethod, String requested) {
    return method.equals(requestedMethod)
        ? PathTemplate.match(path, requested, Call::decode)
        : Optional.empty();
  }
}
