package io.github.autoscalinglocal.wire;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of the wire as JSON Schema, for editors to complete and check documents by, with the
 * names that {@link DocumentTree} reads.
 */
public final class WireSchema {
  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

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
      properties.set(member.apiName(), of(member.shape()));
      if (member.required()) {
        required.add(member.apiName());
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
    String name = name(type);
    if (!definitions.has(name)) {
      definitions.putObject(name); // known from now on, as a structure may hold itself
      definitions.set(name, of(type));
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  /** Services have structures of the same name. */
  private static String name(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    return RecordShape.of(type).ofEc2() ? "ec2." + name : name;
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
