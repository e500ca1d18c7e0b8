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
import tools.jackson.databind.JsonNode;

/**
 * Makes a request's record from its tree. A value of the wrong type ends the reading; violated
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
   * @param tree an object whose members have the names of the wire; other members are ignored
   */
  public static <Q extends Record> Q read(Class<Q> type, JsonNode tree) {
    RecordShape shape = RecordShape.of(type);
    RequestReader reader = new RequestReader(shape.ofEc2());
    Object request = reader.structure(shape, tree, "");
    if (request == null) {
      throw Violation.refusal(type, reader.violations);
    }
    return type.cast(request);
  }

  /** Null only if constraints are violated, of this structure or of one read before. */
  private @Nullable Object structure(RecordShape shape, JsonNode tree, String path) {
    if (!tree.isObject()) {
      throw malformed(tree, path, "Structure");
    }
    List<RecordShape.Member> members = shape.members();
    @Nullable Object[] values = new Object[members.size()];
    for (int i = 0; i < values.length; i++) {
      RecordShape.Member member = members.get(i);
      String memberPath = memberPath(path, member);
      JsonNode node = tree.get(member.wireName());
      if (node != null && !node.isNull()) {
        values[i] = value(member.shape(), node, memberPath);
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

  private @Nullable Object value(ValueShape shape, JsonNode node, String path) {
    if (shape instanceof ValueShape.Structure structure) {
      return structure(structure.shape(), node, path);
    }
    if (shape instanceof ValueShape.ListOf list) {
      if (!node.isArray()) {
        throw malformed(node, path, "List");
      }
      return list.element() instanceof ValueShape.Scalar scalar
          ? scalars(list, scalar, node, path)
          : structures(list, node, path);
    }
    if (shape instanceof ValueShape.MapOf map) {
      return map(map, node, path);
    }
    ValueShape.Scalar scalar = (ValueShape.Scalar) shape;
    Object value = scalar(scalar.type(), node, path);
    check(scalar.constraints(), value, path);
    return scalar.meaning(value);
  }

  private List<@Nullable Object> structures(ValueShape.ListOf list, JsonNode array, String path) {
    check(list.constraints(), List.copyOf(array.values()), path);
    List<@Nullable Object> elements = new ArrayList<>();
    for (JsonNode node : array) {
      elements.add(value(list.element(), node, elementPath(path, elements.size() + 1)));
    }
    return Collections.unmodifiableList(elements);
  }

  private List<@Nullable Object> scalars(
      ValueShape.ListOf list, ValueShape.Scalar element, JsonNode array, String path) {
    List<Object> values = new ArrayList<>();
    for (JsonNode node : array) {
      values.add(scalar(element.type(), node, elementPath(path, values.size() + 1)));
    }
    check(list.constraints(), values, path);
    checkEach(element.constraints(), values, path);
    return values.stream().map(element::meaning).toList();
  }

  /** A map in the order in which it was sent. */
  private Map<Object, @Nullable Object> map(ValueShape.MapOf shape, JsonNode node, String path) {
    if (!node.isObject()) {
      throw malformed(node, path, "Map");
    }
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    node.forEachEntry(
        (key, value) -> {
          String entryPath = path + "." + key + ".member";
          check(shape.key().constraints(), key, entryPath);
          map.put(key, value.isNull() ? null : value(shape.value(), value, entryPath));
        });
    check(shape.constraints(), map, path);
    return Collections.unmodifiableMap(map);
  }

  private Object scalar(ScalarType type, JsonNode node, String path) {
    return type.read(node).orElseThrow(() -> malformed(node, path, type.wireName()));
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

  private ApiException malformed(JsonNode node, String path, String type) {
    String value = node.isString() ? node.stringValue() : node.toString();
    return ofEc2
        ? Ec2Errors.invalid(path, value, "It is not a valid " + type + ".")
        : Errors.malformedInput(value, path, type);
  }
}
