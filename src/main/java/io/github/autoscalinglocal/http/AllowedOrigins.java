package io.github.autoscalinglocal.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The other origins whose web pages may call the emulator.
 *
 * @param origins such as {@code http://localhost:3000}; {@code *} means all
 */
public record AllowedOrigins(List<String> origins) {
  static final AllowedOrigins NONE = new AllowedOrigins(List.of());

  public AllowedOrigins {
    origins = origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).toList();
  }

  boolean areAll() {
    return origins.contains("*");
  }

  boolean has(String origin) {
    return areAll() || origins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** The origin of a request, if it is one of them. */
  Optional<String> of(Headers headers) {
    if (origins.isEmpty()) {
      return Optional.empty();
    }
    List<String> given = headers.all("Origin");
    return given.size() == 1 && has(given.get(0)) ? Optional.of(given.get(0)) : Optional.empty();
  }
}
