package io.github.autoscalinglocal.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request says, whichever protocol it came in. Not a tree of Jackson's: its first text makes
 * the JVM work out a BigDecimal's powers of five, 20 ms of a start.
 */
public sealed interface Input {
  /** A structure, or a map in the order in which it was sent. */
  record Members(Map<String, Input> byName) implements Input {
    /** As violated constraints of a list show its elements. */
    @Override
    public String toString() {
      return json().toString();
    }
  }

  /** A list. */
  record Items(List<Input> all) implements Input {}

  /** A simple value as the Query protocol sends it, or a string of another protocol. */
  record Text(String text) implements Input {}

  /** What a document has beside these: a number, a boolean or null. */
  record Other(JsonNode value) implements Input {}

  /** What a document says. */
  static Input of(JsonNode node) {
    if (node.isString()) {
      return new Text(node.stringValue());
    }
    if (node.isArray()) {
      List<Input> items = new ArrayList<>(node.size());
      node.forEach(each -> items.add(of(each)));
      return new Items(items);
    }
    if (node.isObject()) {
      Map<String, Input> members = new LinkedHashMap<>();
      node.forEachEntry((name, value) -> members.put(name, of(value)));
      return new Members(members);
    }
    return new Other(node);
  }

  /** The same as a document, which error messages show. */
  default JsonNode json() {
    if (this instanceof Members members) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      members.byName().forEach((name, value) -> object.set(name, value.json()));
      return object;
    }
    if (this instanceof Items items) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.all().forEach(each -> array.add(each.json()));
      return array;
    }
    return this instanceof Text text
        ? JsonNodeFactory.instance.stringNode(text.text())
        : ((Other) this).value();
  }

  default boolean isNull() {
    return this instanceof Other other && other.value().isNull();
  }
}
