package io.github.autoscalinglocal.control.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Texts, numbers, instants and the like: JSON's own where it has them, else as text. As keys, they
 * are always text.
 */
record Scalar(Function<Object, JsonNode> writer, Function<JsonNode, Object> reader)
    implements Form {
  private static final Form TEXT =
      new Scalar(value -> JSON.stringNode((String) value), JsonNode::stringValue);

  /** Numbers that JSON does not know are written as text. */
  private static final Form DOUBLE =
      new Scalar(
          value ->
              Double.isFinite((Double) value)
                  ? JSON.numberNode((Double) value)
                  : JSON.stringNode(value.toString()),
          json -> json.isNumber() ? json.doubleValue() : Double.valueOf(json.stringValue()));

  private static final Form INT =
      new Scalar(value -> JSON.numberNode((Integer) value), JsonNode::intValue);
  private static final Form LONG =
      new Scalar(value -> JSON.numberNode((Long) value), JsonNode::longValue);
  private static final Form BOOLEAN =
      new Scalar(value -> JSON.booleanNode((Boolean) value), JsonNode::booleanValue);
  private static final Form INSTANT =
      new Scalar(
          value -> JSON.stringNode(value.toString()), json -> Instant.parse(json.stringValue()));
  private static final Form DURATION =
      new Scalar(
          value -> JSON.stringNode(value.toString()), json -> Duration.parse(json.stringValue()));

  static final Map<Class<?>, Form> ALL =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(Long.class, LONG),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(Instant.class, INSTANT),
          Map.entry(Duration.class, DURATION));

  static final Map<Class<?>, Function<String, Object>> KEYS =
      Map.of(
          String.class, text -> text,
          Integer.class, Integer::valueOf,
          Long.class, Long::valueOf,
          Double.class, Double::valueOf,
          Instant.class, Instant::parse);

  static Form ofEnum(Class<?> type) {
    return new Scalar(
        value -> JSON.stringNode(((Enum<?>) value).name()),
        json -> constant(type, json.stringValue()));
  }

  static Object constant(Class<?> type, String name) {
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no " + type.getSimpleName() + " is called " + name);
  }

  @Override
  public JsonNode write(Object value) {
    return writer.apply(value);
  }

  @Override
  public Object read(JsonNode json, String where) {
    try {
      return reader.apply(json);
    } catch (RuntimeException none) {
      throw new StateFormatException(where, "this is not a value that can be here.");
    }
  }
}
