package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.http.PathTemplate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A method and a path, and what is done there.
 *
 * @param path where <code>{name}</code> stands for any one segment
 */
record Route(String method, String path, Endpoint endpoint) {

  /** The segments that the path leaves open; empty if it is another path. */
  Optional<SortedMap<String, String>> match(String requested) {
    return PathTemplate.match(path, requested, Call::decode);
  }

  /** HEAD is answered wherever GET is; the listener leaves the body out. */
  boolean allows(String requested) {
    return requested.equals(method) || (requested.equals("HEAD") && method.equals("GET"));
  }
}
