package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.shape.Listed;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.WireName;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member holds, and what it must satisfy. */
sealed interface ValueShape {

  /**
   * A simple value.
   *
   * @param constants of an enumeration, by the texts that stand for them; else empty
   */
  record Scalar(ScalarType type, Map<String, WireEnum> constants, List<Constraint> constraints)
      implements ValueShape {

    /** What a value from the wire stands for, null if it is none of the enumeration's. */
    @Nullable Object meaning(Object value) {
      return constants.isEmpty() ? value : constants.get(value);
    }
  }

  /**
   * A list.
   *
   * @param item the name of its elements on the wire
   * @param itemTag that name in XML
   * @param flat whether the name is left out of the parameters of a Query
   */
  record ListOf(
      ValueShape element, String item, XmlTag itemTag, boolean flat, List<Constraint> constraints)
      implements ValueShape {}

  /** A map from texts. The Query protocol writes it as a list of entries with key and value. */
  record MapOf(Scalar key, ValueShape value, List<Constraint> constraints) implements ValueShape {}

  /** A record. Its shape is looked up when it is needed, since records may contain themselves. */
  record Structure(Class<?> type) implements ValueShape {
    RecordShape shape() {
      return RecordShape.of(type);
    }
  }

  /** The shape of a member, in EC2's dialect or as it is usual. */
  static ValueShape of(AnnotatedType annotated, boolean ofEc2) {
    if (annotated instanceof AnnotatedParameterizedType container) {
      AnnotatedType[] arguments = container.getAnnotatedActualTypeArguments();
      List<Constraint> constraints = Constraint.onLength(annotated);
      if (arguments.length == 2) {
        return new MapOf((Scalar) of(arguments[0], ofEc2), of(arguments[1], ofEc2), constraints);
      }
      WireName name = annotated.getAnnotation(WireName.class);
      String item =
          name == null || name.item().isEmpty() ? (ofEc2 ? "item" : "member") : name.item();
      return new ListOf(of(arguments[0], ofEc2), item, XmlTag.of(item), ofEc2, constraints);
    }
    Class<?> type = (Class<?>) annotated.getType();
    if (type.isRecord()) {
      return new Structure(type);
    }
    if (type.isEnum()) {
      return enumeration(type);
    }
    ScalarType scalar = ScalarType.of(type);
    return new Scalar(scalar, Map.of(), constraints(scalar, annotated));
  }

  private static Scalar enumeration(Class<?> type) {
    Map<String, WireEnum> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      WireEnum value = (WireEnum) constant;
      constants.put(value.wire(), value);
    }
    Listed listed = type.getAnnotation(Listed.class);
    Collection<String> values = listed == null ? constants.keySet() : List.of(listed.value());
    return new Scalar(ScalarType.STRING, constants, List.of(Constraint.oneOf(values)));
  }

  private static List<Constraint> constraints(ScalarType type, AnnotatedType annotated) {
    return switch (type) {
      case STRING -> Constraint.onText(annotated);
      case INTEGER, LONG, DOUBLE -> Constraint.onNumber(annotated);
      case BOOLEAN, TIMESTAMP -> List.of();
    };
  }
}
