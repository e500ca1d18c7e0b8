package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.autoscalinglocal.model.Explanation;
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
          .withConfigOverride(
              Explanation.Step.class,
              step ->
                  step.setInclude(
                      JsonInclude.Value.empty().withValueInclusion(JsonInclude.Include.NON_ABSENT)))
          .build();

  private Json() {}

  static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Whether a document is a list, as far as its beginning tells. */
  static boolean isList(byte[] json) {
    return new String(json, UTF_8).stripLeading().startsWith("[");
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
                  path(unknown),
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
              : "Field '%s' has a value of the wrong type.".formatted(path(bad)));
    } catch (JacksonException bad) {
      throw notJson(bad);
    }
  }

  /** {@code faults[1].match.group}. */
  private static String path(DatabindException bad) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference each : bad.getPath()) {
      if (each.getPropertyName() == null) {
        path.append('[').append(each.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
      }
    }
    return path.toString();
  }

  /** Not every failure has a place: a body of another encoding has none. */
  private static Refusal notJson(JacksonException bad) {
    return Refusal.invalid(
        "The body is not JSON"
            + Optional.ofNullable(bad.getLocation())
                .map(at -> ": line %s, column %s".formatted(at.getLineNr(), at.getColumnNr()))
                .orElse("")
            + ".");
  }
}
