package io.github.autoscalinglocal.wire;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The records of the wire as JSON Schema, for editors to complete and check documents by. */
public final class WireSchema {
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  /** The names that the members of a record have on the wire. */
  public static List<String> names(Class<? extends Record> type) {
    return RecordShape.of(type).members().stream().map(RecordShape.Member::wireName).toList();
  }

  /** The schemas of the structures that were met so far, by the names that references use. */
  public ObjectNode definitions() {
    return definitions;
  }

  /** The schema of a record, to which members can be added. */
  public ObjectNode of(Class<?> type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    for (RecordShape.Member member : RecordShape.of(type).members()) {
      properties.set(member.wireName(), of(member.shape()));
      if (member.required()) {
        required.add(member.wireName());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private ObjectNode of(ValueShape shape) {
    if (shape instanceof ValueShape.Structure structure) {
      return reference(structure.type());
    }
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (shape instanceof ValueShape.ListOf list) {
      schema.put("type", "array");
      schema.set("items", of(list.element()));
    } else if (shape instanceof ValueShape.MapOf map) {
      schema.put("type", "object");
      schema.set("additionalProperties", of(map.value()));
    } else {
      describe(schema, (ValueShape.Scalar) shape);
    }
    return schema;
  }

  private ObjectNode reference(Class<?> type) {
    String name = type.getSimpleName();
    if (!definitions.has(name)) {
      definitions.putObject(name); // known from now on, as a structure may hold itself
      definitions.set(name, of(type));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static void describe(ObjectNode schema, ValueShape.Scalar scalar) {
    if (!scalar.constants().isEmpty()) {
      ArrayNode constants = schema.putArray("enum");
      scalar.constants().keySet().forEach(constants::add);
      return;
    }
    ArrayNode types = schema.putArray("type");
    switch (scalar.type()) {
      case INTEGER, LONG -> types.add("integer");
      case DOUBLE -> types.add("number");
      case BOOLEAN -> types.add("boolean");
      // Digits without quotes are a number in YAML, and read as the text that they are.
      case STRING -> types.add("string").add("number");
      case TIMESTAMP -> types.add("string");
    }
  }
}
