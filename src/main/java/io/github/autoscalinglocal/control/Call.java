package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.model.Scope;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A call of an endpoint, decoded.
 *
 * @param scope whose state it is about
 * @param variables the parts of the path that the route leaves open
 * @param parameters of the query, each with its values in order
 */
record Call(
    Request request,
    Scope scope,
    SortedMap<String, String> variables,
    SortedMap<String, List<String>> parameters) {

  static Call of(Request request, SortedMap<String, String> variables, Scope home) {
    Optional<String> account = request.headers().first("x-local-account");
    Optional<String> region = request.headers().first("x-local-region");
    account.ifPresent(id -> checkAccount("Header x-local-account", id));
    return new Call(
        request,
        new Scope(account.orElse(home.account()), region.orElse(home.region())),
        variables,
        parameters(request.query()));
  }

  static void checkAccount(String where, String id) {
    if (!id.matches("\\d{12}")) {
      throw Refusal.invalid(where + " must be an account of 12 digits.");
    }
  }

  private static SortedMap<String, List<String>> parameters(String query) {
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
            .add(parts.length == 1 ? "" : decode(parts[1]));
      }
    }
    return parameters;
  }

  /** Decodes a piece of a query; in a path, a plus has to be escaped first. */
  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid("The URL has a percent sign that is not followed by two hex digits.");
    }
  }

  /** Refuses parameters that the endpoint does not know. */
  Call allow(String... names) {
    for (String given : parameters.keySet()) {
      if (!List.of(names).contains(given)) {
        throw Refusal.invalid(
            names.length == 0
                ? "There are no parameters here, and so no '%s'.".formatted(given)
                : "There is no parameter '%s'; there are %s."
                    .formatted(given, String.join(", ", names)));
      }
    }
    return this;
  }

  String variable(String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  List<String> all(String parameter) {
    return parameters.getOrDefault(parameter, List.of());
  }

  Optional<String> one(String parameter) {
    List<String> values = all(parameter);
    if (values.size() > 1) {
      throw Refusal.invalid("Parameter '%s' is given more than once.".formatted(parameter));
    }
    return values.stream().findFirst();
  }

  /** A parameter that counts something. */
  Optional<Integer> count(String parameter) {
    return one(parameter).map(text -> positive(parameter, text));
  }

  private static int positive(String parameter, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException none) {
      // what it must be is said below
    }
    throw Refusal.invalid("Parameter '%s' must be a whole number above 0.".formatted(parameter));
  }

  /** Whether the caller wants to read the answer itself. */
  boolean wantsText() {
    return request
        .headers()
        .first("Accept")
        .filter(accept -> accept.startsWith("text/plain"))
        .isPresent();
  }

  <T> T body(Class<T> type) {
    return Json.read(request.body(), type);
  }
}
