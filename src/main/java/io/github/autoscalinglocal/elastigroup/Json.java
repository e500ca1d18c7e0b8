package io.github.autoscalinglocal.elastigroup;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Documents as Spot writes them. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The only form that all of Spot's clients read. */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  static @Nullable String moment(Optional<Instant> at) {
    return at.map(Json::moment).orElse(null);
  }

  /**
   * The object that a body is.
   *
   * @throws SpotRefusal if it is none
   */
  static ObjectNode read(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException malformed) {
      // told below: the parser's own words are about Java
    }
    throw SpotRefusal.notJson();
  }

  /** What was written by {@link #text}. */
  static ObjectNode of(String text) {
    return (ObjectNode) MAPPER.readTree(text);
  }

  static String text(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  static byte[] bytes(JsonNode node) {
    return MAPPER.writeValueAsBytes(node);
  }

  /** RFC 7396: what is there changes, null removes, and lists are replaced whole. */
  static ObjectNode merged(ObjectNode old, ObjectNode patch) {
    ObjectNode merged = old.deepCopy();
    for (Map.Entry<String, JsonNode> each : patch.properties()) {
      JsonNode value = each.getValue();
      if (value.isNull()) {
        merged.remove(each.getKey());
      } else if (value instanceof ObjectNode object) {
        ObjectNode below =
            merged.get(each.getKey()) instanceof ObjectNode present ? present : object();
        merged.set(each.getKey(), merged(below, object));
      } else {
        merged.set(each.getKey(), value);
      }
    }
    return merged;
  }
}
