package io.github.autoscalinglocal.control;

import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Records to JSON and back, strictly. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private Json() {}

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** What is wrong is told in the caller's terms; Jackson's own messages name classes. */
  static <T> T read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw Refusal.invalid("The body must be one JSON object.");
      }
      return value;
    } catch (UnrecognizedPropertyException unknown) {
      throw Refusal.invalid(
          "There is no field '%s'; there are %s."
              .formatted(
                  unknown.getPropertyName(),
                  unknown.getKnownPropertyIds().stream()
                      .map(String::valueOf)
                      .sorted()
                      .collect(Collectors.joining(", "))));
    } catch (InputCoercionException tooLarge) {
      throw Refusal.invalid("A number in the body is out of range.");
    } catch (DatabindException bad) {
      throw Refusal.invalid(
          bad.getPath().isEmpty()
              ? "The body must be one JSON object."
              : "Field '%s' has a value of the wrong type."
                  .formatted(bad.getPath().get(0).getPropertyName()));
    } catch (JacksonException bad) {
      throw notJson(bad);
    }
  }

  /** Not every failure has a place: a body of another encoding has none. */
  private static Refusal notJson(JacksonException bad) {
    return Refusal.invalid(
        "The body is not JSON"
            + Optional.ofNullable(bad.getLocation())
                .map(at -> ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("")
            + ".");
  }
}
