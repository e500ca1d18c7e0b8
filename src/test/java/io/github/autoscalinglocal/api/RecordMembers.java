package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.shape.Ec2Query;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.WireName;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The members of a request or answer record. */
final class RecordMembers {
  private static final Map<Class<?>, String> SCALARS =
      Map.of(
          String.class, "string",
          Integer.class, "integer",
          Long.class, "long",
          Double.class, "double",
          Boolean.class, "boolean",
          Instant.class, "timestamp");

  private final boolean isAnswer;
  private final boolean ofEc2;
  private final List<Member> members = new ArrayList<>();

  private RecordMembers(boolean isAnswer, Operation<?, ?> operation) {
    this.isAnswer = isAnswer;
    this.ofEc2 = operation.getClass().getPackage().isAnnotationPresent(Ec2Query.class);
  }

  static List<Member> ofRequest(Operation<?, ?> operation) {
    return new RecordMembers(false, operation)
        .describe(operation.name() + ".Request", Operations.requestType(operation));
  }

  /**
   * Shapes that requests share with answers keep their constraints, which mean nothing here and are
   * left out.
   */
  static List<Member> ofAnswer(Operation<?, ?> operation) {
    return new RecordMembers(true, operation)
        .describe(operation.name() + ".Response", Operations.responseType(operation));
  }

  private List<Member> describe(String path, Class<?> type) {
    boolean isShape = type.getPackageName().startsWith(Required.class.getPackageName());
    boolean constrained = !(isAnswer && isShape);
    for (RecordComponent component : type.getRecordComponents()) {
      AnnotatedType componentType = component.getAnnotatedType();
      String name = capitalized(component.getName());
      String wireName = wireName(component);
      // Some members have no capital letter on the wire, nor in the API; in EC2's answers none has.
      boolean small = !ofEc2 && wireName.equals(component.getName());
      add(path + "." + wireName, small ? wireName : name, componentType, constrained);
    }
    return members;
  }

  private String wireName(RecordComponent component) {
    String usual = capitalized(component.getName());
    Optional<WireName> given =
        Optional.ofNullable(component.getAnnotatedType().getAnnotation(WireName.class));
    return isAnswer && ofEc2
        ? given.map(WireName::answer).filter(each -> !each.isEmpty()).orElse(component.getName())
        : given.map(WireName::value).filter(each -> !each.isEmpty()).orElse(usual);
  }

  private void add(String path, String name, AnnotatedType type, boolean constrained) {
    Class<?> rawType = rawType(type);
    String constraints = constrained ? constraints(type) : "";
    members.add(new Member(path, name, typeName(rawType), values(type, rawType), constraints));
    if (rawType == Map.class) {
      AnnotatedType[] entry = ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments();
      add(path + ".key", "", entry[0], constrained);
      add(path + ".value", "", entry[1], constrained);
    } else if (rawType == List.class) {
      String item =
          ofEc2 && !isAnswer
              ? "N"
              : Optional.ofNullable(type.getAnnotation(WireName.class))
                  .map(WireName::item)
                  .filter(each -> !each.isEmpty())
                  .orElse(ofEc2 ? "item" : "member");
      AnnotatedType element =
          ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
      add(path + "." + item, "", element, constrained);
    } else if (rawType.isRecord()) {
      describe(path, rawType);
    }
  }

  private static Class<?> rawType(AnnotatedType type) {
    return type.getType() instanceof ParameterizedType container
        ? (Class<?>) container.getRawType()
        : (Class<?>) type.getType();
  }

  private static String typeName(Class<?> type) {
    if (type == List.class || type == Map.class) {
      return type == List.class ? "list" : "map";
    }
    if (type.isRecord()) {
      return "structure";
    }
    return type.isEnum() ? "string" : SCALARS.get(type);
  }

  /** Two constants may share a value, for the wire does not tell everything. */
  private static List<String> values(AnnotatedType annotated, Class<?> type) {
    OneOf oneOf = annotated.getAnnotation(OneOf.class);
    if (oneOf != null) {
      return List.of(oneOf.value());
    }
    return type.isEnum()
        ? Stream.of(type.getEnumConstants())
            .map(constant -> ((WireEnum) constant).wire())
            .distinct()
            .toList()
        : List.of();
  }

  private static String constraints(AnnotatedElement type) {
    Member.Constraints constraints =
        new Member.Constraints().required(type.isAnnotationPresent(Required.class));
    Text text = type.getAnnotation(Text.class);
    if (text != null) {
      constraints.length(text.min(), text.max()).matches(Text.PATTERN);
    }
    Length length = type.getAnnotation(Length.class);
    if (length != null) {
      constraints.length(length.min(), length.max());
    }
    Range range = type.getAnnotation(Range.class);
    if (range != null) {
      constraints.range(range.min(), range.max());
    }
    Matches matches = type.getAnnotation(Matches.class);
    if (matches != null) {
      constraints.matches(matches.value());
    }
    return constraints.toString();
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
