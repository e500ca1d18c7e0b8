package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.error.Errors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a request's record from its input. A value of the wrong type ends the reading; violated
 * constraints are collected, in the order of declaration, and reported together.
 */
public final class RequestReader {
  private final List<Violation> violations = new ArrayList<>();

  private final boolean ofEc2;

  private RequestReader(boolean ofEc2) {
    this.ofEc2 = ofEc2;
  }

  /**
   * Reads a request of this record class.
   *
   * @param input members by the names of the wire; others are ignored
   */
  public static <Q extends Record> Q read(Class<Q> type, Input input) {
    RecordShape shape = RecordShape.of(type);
    RequestReader reader = new RequestReader(shape.ofEc2());
    Object request = reader.structure(shape, input, "");
    if (request == null) {
      throw Violation.refusal(type, reader.violations);
    }
    return type.cast(request);
  }

  /** Null only if constraints are violated, of this structure or of one read before. */
  private @Nullable Object structure(RecordShape shape, Input input, String path) {
    if (!(input instanceof Input.Members given)) {
      throw malformed(input, path, "Structure");
    }
    List<RecordShape.Member> members = shape.members();
    @Nullable Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Member member = members.get(i);
      String memberPath = memberPath(path, member);
      Input value = given.byName().get(member.wireName());
      if (value != null && !value.isNull()) {
        values[i] = value(member.shape(), value, memberPath);
      } else if (member.required()) {
        violations.add(Violation.missing(memberPath));
      }
    }
    return violations.isEmpty() ? shape.construct(values) : null;
  }

  /** As the framework has it, or in EC2's dialect as the parameter is called. */
  private String memberPath(String path, RecordShape.Member member) {
    String name = ofEc2 ? member.wireName() : member.name();
    return path.isEmpty() ? name : path + "." + name;
  }

  private @Nullable Object value(ValueShape shape, Input input, String path) {
    if (shape instanceof ValueShape.Structure structure) {
      return structure(structure.shape(), input, path);
    }
    if (shape instanceof ValueShape.ListOf list) {
      if (!(input instanceof Input.Items items)) {
        throw malformed(input, path, "List");
      }
      return list.element() instanceof ValueShape.Scalar scalar
          ? scalars(list, scalar, items.all(), path)
          : structures(list, items.all(), path);
    }
    if (shape instanceof ValueShape.MapOf map) {
      return map(map, input, path);
    }
    ValueShape.Scalar scalar = (ValueShape.Scalar) shape;
    Object value = scalar(scalar.type(), input, path);
    check(scalar.constraints(), value, path);
    return scalar.meaning(value);
  }

  private List<@Nullable Object> structures(
      ValueShape.ListOf list, List<Input> items, String path) {
    check(list.constraints(), items, path);
    List<@Nullable Object> elements = new ArrayList<>();
    for (Input each : items) {
      elements.add(value(list.element(), each, elementPath(path, elements.size() + 1)));
    }
    return Collections.unmodifiableList(elements);
  }

  private List<@Nullable Object> scalars(
      ValueShape.ListOf list, ValueShape.Scalar element, List<Input> items, String path) {
    List<Object> values = new ArrayList<>();
    for (Input each : items) {
      values.add(scalar(element.type(), each, elementPath(path, values.size() + 1)));
    }
    check(list.constraints(), values, path);
    checkEach(element.constraints(), values, path);
    return values.stream().map(element::meaning).toList();
  }

  /** A map in the order in which it was sent. */
  private Map<Object, @Nullable Object> map(ValueShape.MapOf shape, Input input, String path) {
    if (!(input instanceof Input.Members members)) {
      throw malformed(input, path, "Map");
    }
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    members
        .byName()
        .forEach(
            (key, value) -> {
              String entryPath = path + "." + key + ".member";
              check(shape.key().constraints(), key, entryPath);
              map.put(key, value.isNull() ? null : value(shape.value(), value, entryPath));
            });
    check(shape.constraints(), map, path);
    return Collections.unmodifiableMap(map);
  }

  private Object scalar(ScalarType type, Input input, String path) {
    return type.read(input).orElseThrow(() -> malformed(input, path, type.wireName()));
  }

  private void check(List<Constraint> constraints, Object value, String path) {
    for (Constraint constraint : constraints) {
      if (!constraint.holds().test(value)) {
        violations.add(Violation.of(value, path, constraint));
      }
    }
  }

  private void checkEach(List<Constraint> constraints, List<Object> values, String path) {
    if (!satisfied(constraints, values)) {
      violations.add(Violation.ofElements(values, path, constraints));
    }
  }

  private static boolean satisfied(List<Constraint> constraints, List<Object> values) {
    for (Constraint constraint : constraints) {
      for (Object value : values) {
        if (!constraint.holds().test(value)) {
          return false;
        }
      }
    }
    return true;
  }

  private String elementPath(String list, int number) {
    return list + "." + number + (ofEc2 ? "" : ".member");
  }

  private ApiException malformed(Input input, String path, String type) {
    String value = input instanceof Input.Text text ? text.text() : input.json().toString();
    return ofEc2
        ? Ec2Errors.invalid(path, value, "It is not a valid " + type + ".")
        : Errors.malformedInput(value, path, type);
  }
}
