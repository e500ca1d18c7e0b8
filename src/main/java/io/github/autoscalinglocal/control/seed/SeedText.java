package io.github.autoscalinglocal.control.seed;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The text of a seed: YAML, and so JSON as well. */
final class SeedText {
  private static final ObjectMapper YAML = YAMLMapper.builder().build();

  private SeedText() {}

  static JsonNode parse(byte[] text) {
    try {
      JsonNode document = YAML.readTree(text);
      if (document == null || !document.isObject()) {
        throw new SeedException("", "A seed is an object with members such as Groups.");
      }
      return document;
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      throw new SeedException(
          at == null ? "" : "line %s, column %s".formatted(at.getLineNr(), at.getColumnNr()),
          "this is neither YAML nor JSON.");
    }
  }
}
