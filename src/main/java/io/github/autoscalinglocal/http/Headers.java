package io.github.autoscalinglocal.http;

import java.util.List;
import java.util.Optional;

/** The headers of a request. */
@FunctionalInterface
public interface Headers {
  /** The values of a header in the order in which they came, whatever the case of its name. */
  List<String> all(String name);

  default Optional<String> first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }
}
