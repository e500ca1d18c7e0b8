package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Text;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a member must satisfy.
 *
 * @param text the service's words, such as {@code Member must have length less than or equal to
 *     255}
 * @param otherWords those of {@link io.github.autoscalinglocal.shape.ParameterErrors}, from the
 *     parameter's name and its value
 */
record Constraint(
    String text, Predicate<Object> holds, BiFunction<String, Object, String> otherWords) {
  private Constraint(String text, Predicate<Object> holds) {
    this(text, holds, CloudWatchErrors::isInvalid);
  }

  String sentence(String parameter, Object value) {
    return otherWords.apply(parameter, value);
  }

  /**
   * The constraints that annotations put on a string, in the order in which the service lists them.
   */
  static List<Constraint> onText(AnnotatedElement annotated) {
    List<Constraint> constraints = new ArrayList<>();
    Text text = annotated.getAnnotation(Text.class);
    if (text != null) {
      addLength(constraints, text.min(), text.max());
    }
    constraints.addAll(onLength(annotated));
    addValues(constraints, annotated);
    Matches matches = annotated.getAnnotation(Matches.class);
    if (matches != null) {
      Pattern pattern = Pattern.compile(matches.value());
      constraints.add(
          new Constraint(
              patternText(matches.value()),
              value ->
                  XmlText.carries((String) value) && pattern.matcher((String) value).matches()));
    } else {
      // On strings without @Text too: any may be echoed in XML, which cannot carry other
      // characters.
      constraints.add(
          new Constraint(patternText(Text.PATTERN), value -> XmlText.carries((String) value)));
    }
    return constraints;
  }

  private static void addValues(List<Constraint> constraints, AnnotatedElement annotated) {
    OneOf oneOf = annotated.getAnnotation(OneOf.class);
    if (oneOf != null) {
      constraints.add(oneOf(List.of(oneOf.value())));
    }
  }

  /** The bounds that an annotation puts on a string's characters, or a list's or map's elements. */
  static List<Constraint> onLength(AnnotatedElement annotated) {
    List<Constraint> constraints = new ArrayList<>();
    Length length = annotated.getAnnotation(Length.class);
    if (length != null) {
      addLength(constraints, length.min(), length.max());
    }
    return constraints;
  }

  /** The bounds that an annotation puts on a number. */
  static List<Constraint> onNumber(AnnotatedElement annotated) {
    List<Constraint> constraints = new ArrayList<>();
    Range range = annotated.getAnnotation(Range.class);
    if (range != null && range.max() != Long.MAX_VALUE) {
      constraints.add(
          new Constraint(
              "Member must have value less than or equal to " + range.max(),
              value -> ((Number) value).doubleValue() <= range.max()));
    }
    if (range != null && range.min() != Long.MIN_VALUE) {
      constraints.add(
          new Constraint(
              "Member must have value greater than or equal to " + range.min(),
              value -> ((Number) value).doubleValue() >= range.min()));
    }
    return constraints;
  }

  static Constraint oneOf(Collection<String> values) {
    return new Constraint(
        "Member must satisfy enum value set: [" + String.join(", ", values) + "]",
        values::contains,
        (parameter, value) -> CloudWatchErrors.isNotInSet(parameter, values));
  }

  private static void addLength(List<Constraint> constraints, int min, int max) {
    if (max != Integer.MAX_VALUE) {
      constraints.add(
          new Constraint(
              "Member must have length less than or equal to " + max,
              value -> length(value) <= max,
              (parameter, value) ->
                  value instanceof String
                      ? CloudWatchErrors.isTooLong(parameter, max)
                      : CloudWatchErrors.isTooLarge(parameter, max)));
    }
    if (min > 0) {
      constraints.add(
          new Constraint(
              "Member must have length greater than or equal to " + min,
              value -> length(value) >= min));
    }
  }

  /** The service is written in Java: a character outside the basic plane counts twice. */
  private static int length(Object value) {
    if (value instanceof List<?> list) {
      return list.size();
    }
    return value instanceof Map<?, ?> map ? map.size() : ((String) value).length();
  }

  private static String patternText(String pattern) {
    return "Member must satisfy regular expression pattern: " + pattern;
  }
}
