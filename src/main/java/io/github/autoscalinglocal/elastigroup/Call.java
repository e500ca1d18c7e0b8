package io.github.autoscalinglocal.elastigroup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.model.Scope;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call, decoded.
 *
 * @param home the account that it is about, in the region of groups that name none
 * @param variables the parts of the path that the route leaves open
 * @param parameters of the query; of several of a name, the last
 */
record Call(
    Request request,
    Engine engine,
    Scope home,
    SortedMap<String, String> variables,
    SortedMap<String, String> parameters) {
  private static final String ACCOUNT = "accountId";
  private static final String SCHEME = "bearer ";
  private static final Pattern ACCOUNT_NUMBER = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

  static SortedMap<String, String> parameters(Request request) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String pair : request.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
      }
    }
    return parameters;
  }

  static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw SpotRefusal.malformedUrl();
    }
  }

  /**
   * The account of AWS whose state a call is about: the 12 digits in the account parameter, or else
   * those in the token. Spot's own accounts ({@code act-} and hexadecimal digits) are none of AWS.
   *
   * @throws SpotRefusal if there is no token
   */
  static String account(Request request, SortedMap<String, String> parameters, String byDefault) {
    String header = request.headers().first("Authorization").orElse("");
    String token =
        header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
            ? header.substring(SCHEME.length()).strip()
            : "";
    if (token.isEmpty()) {
      throw SpotRefusal.noToken();
    }
    return digits(parameters.getOrDefault(ACCOUNT, "")).or(() -> digits(token)).orElse(byDefault);
  }

  private static Optional<String> digits(String text) {
    Matcher number = ACCOUNT_NUMBER.matcher(text);
    return number.find() ? Optional.of(number.group()) : Optional.empty();
  }

  String variable(String name) {
    return Optional.ofNullable(variables.get(name)).orElseThrow();
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(each -> !each.isEmpty());
  }

  /** A number above 0. */
  Optional<Integer> count(String name) {
    return parameter(name)
        .map(
            text -> {
              try {
                int number = Integer.parseInt(text);
                if (number > 0) {
                  return number;
                }
              } catch (NumberFormatException none) {
                // what it must be is said below
              }
              throw SpotRefusal.invalid("query:" + name, "must be an integer above 0");
            });
  }

  Member body() {
    return new Member(Json.read(request.body()), "body:");
  }

  /** The body of a call that may go without. */
  Member bodyIfAny() {
    return request.body().length == 0 ? new Member(Json.object(), "body:") : body();
  }

  /** All regions in which the account has something. */
  List<Scope> scopes() {
    return engine.scopes(home.account());
  }
}
