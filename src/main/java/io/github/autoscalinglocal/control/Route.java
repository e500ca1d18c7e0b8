package io.github.autoscalinglocal.control;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A method and a path, and what is done there.
 *
 * @param path where <code>{name}</code> stands for any one segment
 */
record Route(String method, String path, Endpoint endpoint) {

  /** The segments that the path leaves open; empty if it is another path. */
  Optional<SortedMap<String, String>> match(String requested) {
    String[] own = path.split("/", -1);
    String[] given = requested.split("/", -1);
    if (own.length != given.length) {
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

  /** HEAD is answered wherever GET is; the listener leaves the body out. */
  boolean allows(String requested) {
    return requested.equals(method) || (requested.equals("HEAD") && method.equals("GET"));
  }
}
