package io.github.autoscalinglocal.elastigroup;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    String[] own = path.split("/", -1);
    String[] given = requested.split("/", -1);
    if (own.length != given.length || !method.equals(requestedMethod)) {
      return Optional.empty();
    }
    SortedMap<String, String> variables = new TreeMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        variables.put(
            own[i].substring(1, own[i].length() - 1), Call.decode(given[i].replace("+", "%2B")));
      } else if (!own[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
