package io.github.autoscalinglocal.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The facts about an API, as in {@code model/autoscaling.json}: operations, and shapes by name. */
final class ApiDescription {
  private final JsonNode root;

  private ApiDescription(JsonNode root) {
    this.root = root;
  }

  static ApiDescription load() {
    return load("autoscaling");
  }

  static ApiDescription load(String service) {
    String name = "/model/" + service + ".json";
    try (InputStream file = ApiDescription.class.getResourceAsStream(name)) {
      return new ApiDescription(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A modelled error, with the code as it stands on the wire. */
  record Fault(String code, int status) {}

  List<String> operations() {
    return List.copyOf(root.get("operations").propertyNames());
  }

  List<Member> request(String operation) {
    return operation(operation, "input")
        .map(shape -> members(operation + ".Request", shape, true))
        .orElse(List.of());
  }

  List<Member> answer(String operation) {
    return operation(operation, "output").stream()
        .flatMap(shape -> members(operation + ".Response", shape, false).stream())
        .map(Member::withoutConstraints)
        .toList();
  }

  /** The element that holds the answer's members; without an output there is none. */
  Optional<String> resultWrapper(String operation) {
    return operation(operation, "resultWrapper");
  }

  List<Fault> faults(String operation) {
    return list(root.get("operations").get(operation), "errors").stream()
        .map(name -> fault(name, shape(name).get("error")))
        .toList();
  }

  /** An error whose code is not told is called as its shape. */
  private static Fault fault(String shape, JsonNode error) {
    String code = error.optional("code").map(JsonNode::asString).orElse(shape);
    return new Fault(code, error.get("httpStatusCode").asInt());
  }

  private Optional<String> operation(String operation, String property) {
    return root.get("operations").get(operation).optional(property).map(JsonNode::asString);
  }

  private JsonNode shape(String name) {
    return root.get("shapes").get(name);
  }

  private List<Member> members(String path, String shape, boolean inRequest) {
    return new Walk(inRequest && ofEc2(), new ArrayList<>()).members(path, shape(shape));
  }

  /** Whether requests call their members otherwise than answers do. */
  private boolean ofEc2() {
    return root.get("metadata").get("protocol").asString().equals("ec2");
  }

  /**
   * @param flat whether names are those of parameters in EC2's dialect
   */
  private final class Walk {
    private final boolean flat;
    private final List<Member> members;

    Walk(boolean flat, List<Member> members) {
      this.flat = flat;
      this.members = members;
    }

    private List<Member> members(String path, JsonNode structure) {
      addMembers(path, structure);
      return members;
    }

    private void addMembers(String path, JsonNode structure) {
      List<String> required = list(structure, "required");
      structure
          .get("members")
          .forEachEntry(
              (name, reference) -> {
                String memberPath = path + "." + name(reference, name);
                add(memberPath, name, target(reference), required.contains(name));
              });
    }

    private void add(String path, String name, JsonNode shape, boolean required) {
      String type = type(shape);
      members.add(new Member(path, name, type, list(shape, "enum"), constraints(shape, required)));
      if (type.equals("list")) {
        JsonNode element = shape.get("member");
        add(path + "." + (flat ? "N" : wireName(element, "member")), "", target(element), false);
      } else if (type.equals("map")) {
        add(path + ".key", "", target(shape.get("key")), false);
        add(path + ".value", "", target(shape.get("value")), false);
      } else if (type.equals("structure")) {
        addMembers(path, shape);
      }
    }

    private String name(JsonNode reference, String name) {
      if (!flat) {
        return wireName(reference, name);
      }
      String given =
          reference.optional("queryName").map(JsonNode::asString).orElse(wireName(reference, name));
      return Character.toUpperCase(given.charAt(0)) + given.substring(1);
    }
  }

  /** A reference is a shape's name, or an object that also holds the wire's name. */
  private JsonNode target(JsonNode reference) {
    return shape(reference.optional("shape").orElse(reference).asString());
  }

  private static String wireName(JsonNode reference, String name) {
    return reference.optional("locationName").map(JsonNode::asString).orElse(name);
  }

  private static String type(JsonNode shape) {
    return shape.get("type").asString();
  }

  private static String constraints(JsonNode shape, boolean required) {
    Member.Constraints constraints = new Member.Constraints().required(required);
    Optional<Long> min = shape.optional("min").map(JsonNode::asLong);
    Optional<Long> max = shape.optional("max").map(JsonNode::asLong);
    if (List.of("string", "list", "map").contains(type(shape))) {
      constraints.length(min.orElse(0L), max.orElse(Long.MAX_VALUE));
    } else {
      constraints.range(min.orElse(Long.MIN_VALUE), max.orElse(Long.MAX_VALUE));
    }
    shape.optional("pattern").map(JsonNode::asString).ifPresent(constraints::matches);
    return constraints.toString();
  }

  private static List<String> list(JsonNode node, String property) {
    return node.optional(property).stream()
        .flatMap(array -> array.values().stream())
        .map(JsonNode::asString)
        .toList();
  }
}
