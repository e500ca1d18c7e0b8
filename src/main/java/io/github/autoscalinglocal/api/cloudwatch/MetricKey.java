package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.cloudwatch.Dimension;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A metric's id as one text, for tokens. */
final class MetricKey {
  private MetricKey() {}

  static String of(MetricId id) {
    return Stream.concat(
            Stream.of(id.namespace(), id.name()),
            id.dimensions().stream().flatMap(each -> Stream.of(each.name(), each.value())))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /**
   * The id in a key.
   *
   * @param token that the key was found in, to be refused if it is none
   */
  static MetricId read(String key, String token) {
    List<String> parts = new ArrayList<>();
    try {
      for (String part : key.split("&", -1)) {
        parts.add(URLDecoder.decode(part, StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException forged) {
      throw Errors.invalidNextToken(token);
    }
    if (parts.size() % 2 != 0) {
      throw Errors.invalidNextToken(token);
    }
    List<Dimension> dimensions = new ArrayList<>();
    for (int i = 2; i < parts.size(); i += 2) {
      dimensions.add(new Dimension(parts.get(i), parts.get(i + 1)));
    }
    return new MetricId(parts.get(0), parts.get(1), dimensions);
  }
}
