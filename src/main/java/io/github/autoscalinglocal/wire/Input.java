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
  /** The same as a document, which error messages show. */
  JsonNode json();

  /** Whether there is no member and no item in it: a simple value, whatever it says, has none. */
  default boolean isEmpty() {
    return true;
  }

  default boolean isNull() {
    return false;
  }

  /** A structure, or a map in the order in which it was sent. */
  record Members(Map<String, Input> byName) implements Input {
    @Override
    public JsonNode json() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      byName.forEach((name, value) -> object.set(name, value.json()));
      return object;
    }

    @Override
    public boolean isEmpty() {
      return byName.isEmpty();
    }

    /** As violated constraints of a list show its elements. */
    @Override
    public String toString() {
      return json().toString();
    }
  }

  /** A list. */
  record Items(List<Input> all) implements Input {
    @Override
    public JsonNode json() {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      all.forEach(each -> array.add(each.json()));
      return array;
    }

    @Override
    public boolean isEmpty() {
      return all.isEmpty();
    }
  }

  /** A simple value as the Query protocol sends it, or a string of another protocol. */
  record Text(String text) implements Input {
    @Override
    public JsonNode json() {
      return JsonNodeFactory.instance.stringNode(text);
    }
  }

  /** What a document has beside these: a number, a boolean or null. */
  record Other(JsonNode json) implements Input {
    @Override
    public boolean isNull() {
      return json.isNull();
    }
  }

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
}
