package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.shape.Timestamps;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The simple types of members. The Query protocol sends all of them as text; the JSON protocols
 * send numbers, booleans and moments as such.
 */
enum ScalarType {
  STRING("String") {
    @Override
    Optional<Object> fromText(String text) {
      return Optional.of(text);
    }
  },
  INTEGER("Integer") {
    @Override
    Optional<Object> fromText(String text) {
      if (!DECIMAL_INTEGER.matcher(text).matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Integer.valueOf(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    Optional<Object> fromOther(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? Optional.of(node.intValue())
          : Optional.empty();
    }
  },
  LONG("Long") {
    @Override
    Optional<Object> fromText(String text) {
      if (!DECIMAL_INTEGER.matcher(text).matches()) {
        return Optional.empty();
      }
      try {
        return Optional.of(Long.valueOf(text));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }

    @Override
    Optional<Object> fromOther(JsonNode node) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? Optional.of(node.longValue())
          : Optional.empty();
    }
  },
  DOUBLE("Double") {
    @Override
    Optional<Object> fromText(String text) {
      return DECIMAL_NUMBER.matcher(text).matches()
          ? finite(Double.parseDouble(text))
          : Optional.empty();
    }

    @Override
    Optional<Object> fromOther(JsonNode node) {
      return node.isNumber() ? finite(node.doubleValue()) : Optional.empty();
    }

    private Optional<Object> finite(double number) {
      return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
  },
  BOOLEAN("Boolean") {
    @Override
    Optional<Object> fromText(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }

    @Override
    Optional<Object> fromOther(JsonNode node) {
      return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }
  },
  TIMESTAMP("Timestamp") {
    @Override
    Optional<Object> fromText(String text) {
      return Timestamps.parse(text).map(moment -> moment);
    }

    @Override
    Optional<Object> fromOther(JsonNode node) {
      return node.isNumber()
          ? Timestamps.ofEpochSeconds(node.doubleValue()).map(moment -> moment)
          : Optional.empty();
    }
  };

  /** Java's own parsers would take digits of any script, hexadecimal floats and {@code 1d}. */
  private static final Pattern DECIMAL_INTEGER = Pattern.compile("[+-]?[0-9]+");

  private static final Pattern DECIMAL_NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Map<Class<?>, ScalarType> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, STRING),
          Map.entry(Integer.class, INTEGER),
          Map.entry(int.class, INTEGER),
          Map.entry(Long.class, LONG),
          Map.entry(Double.class, DOUBLE),
          Map.entry(double.class, DOUBLE),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Instant.class, TIMESTAMP));

  private final String wireName;

  ScalarType(String wireName) {
    this.wireName = wireName;
  }

  /** The type's name in error messages. */
  String wireName() {
    return wireName;
  }

  static ScalarType of(Class<?> type) {
    ScalarType scalar = BY_CLASS.get(type);
    if (scalar == null) {
      throw new IllegalArgumentException("no type of the wire: " + type);
    }
    return scalar;
  }

  /** Empty if it is no value of this type. */
  final Optional<Object> read(Input input) {
    if (input instanceof Input.Text text) {
      return fromText(text.text());
    }
    return input instanceof Input.Other other ? fromOther(other.json()) : Optional.empty();
  }

  abstract Optional<Object> fromText(String text);

  Optional<Object> fromOther(JsonNode node) {
    return Optional.empty();
  }
}
