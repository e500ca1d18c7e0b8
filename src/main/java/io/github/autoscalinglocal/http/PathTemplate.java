package io.github.autoscalinglocal.http;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Paths in which <code>{name}</code> stands for any one segment. */
public final class PathTemplate {
  private PathTemplate() {}

  /**
   * The segments that a template leaves open; empty if it is another path.
   *
   * @param decode decodes a piece of a query, in which a plus is a blank
   */
  public static Optional<SortedMap<String, String>> match(
      String template, String requested, UnaryOperator<String> decode) {
    String[] own = template.split("/", -1);
    String[] given = requested.split("/", -1);
    if (own.length != given.length) {
      return Optional.empty();
    }
    SortedMap<String, String> variables = new TreeMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        String name = own[i].substring(1, own[i].length() - 1);
        variables.put(name, decode.apply(given[i].replace("+", "%2B")));
      } else if (!own[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
