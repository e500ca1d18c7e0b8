package io.github.autoscalinglocal.control.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists, sets, maps, and what may be there or not. */
final class Collections {
  private Collections() {}

  /** The forms of elements are looked up when they are needed, as types may hold themselves. */
  private static JsonNode written(Supplier<Form> form, Object value) {
    JsonNode json = form.get().write(value);
    return json == null ? Form.JSON.nullNode() : json;
  }

  private static List<Object> elements(Supplier<Form> form, JsonNode json, String where) {
    if (!json.isArray()) {
      throw new StateFormatException(where, "this has to be a list.");
    }
    List<Object> elements = new ArrayList<>();
    for (JsonNode each : json) {
      elements.add(form.get().read(each, where + "[" + elements.size() + "]"));
    }
    return elements;
  }

  record Maybe(Supplier<Form> form) implements Form {
    @Override
    public @Nullable JsonNode write(Object value) {
      return ((Optional<?>) value).map(present -> written(form, present)).orElse(null);
    }

    @Override
    public Object read(JsonNode json, String where) {
      return Optional.of(form.get().read(json, where));
    }

    @Override
    public Object missing() {
      return Optional.empty();
    }
  }

  /**
   * @param collect makes the collection of its elements
   */
  record Many(Supplier<Form> form, Function<List<Object>, Object> collect) implements Form {
    static Many list(Supplier<Form> form) {
      return new Many(form, List::copyOf);
    }

    static Many set(Supplier<Form> form) {
      return new Many(form, Many::sorted);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the elements of a sorted set are comparable
    private static Object sorted(List<Object> elements) {
      return TreePSet.from((Collection) elements);
    }

    @Override
    public JsonNode write(Object value) {
      ArrayNode list = JSON.arrayNode();
      ((Collection<?>) value).forEach(each -> list.add(written(form, each)));
      return list;
    }

    @Override
    public Object read(JsonNode json, String where) {
      return collect.apply(elements(form, json, where));
    }
  }

  /**
   * A map whose keys can be the names of a JSON object.
   *
   * @param collect makes the map of its entries, which are in the order of the document
   */
  record Named(
      Function<String, Object> key,
      Supplier<Form> form,
      Function<Map<Object, Object>, Object> collect)
      implements Form {
    static Named persistent(Function<String, Object> key, Supplier<Form> form) {
      return new Named(key, form, Collections::persistent);
    }

    static Named ordered(Supplier<Form> form) {
      return new Named(name -> name, form, java.util.Collections::unmodifiableMap);
    }

    @Override
    public JsonNode write(Object value) {
      ObjectNode object = JSON.objectNode();
      ((Map<?, ?>) value).forEach((name, each) -> object.set(text(name), written(form, each)));
      return object;
    }

    private static String text(Object key) {
      return key instanceof Enum<?> constant ? constant.name() : key.toString();
    }

    @Override
    public Object read(JsonNode json, String where) {
      if (!json.isObject()) {
        throw new StateFormatException(where, "this has to be an object.");
      }
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> each : json.properties()) {
        String at = where + "." + each.getKey();
        entries.put(key(each.getKey(), at), form.get().read(each.getValue(), at));
      }
      return collect.apply(entries);
    }

    private Object key(String name, String where) {
      try {
        return key.apply(name);
      } catch (RuntimeException none) {
        throw new StateFormatException(where, "this is not a name that can be here.");
      }
    }
  }

  /** Any other map: a list of pairs. */
  record Pairs(Supplier<Form> key, Supplier<Form> form) implements Form {
    @Override
    public JsonNode write(Object value) {
      ArrayNode pairs = JSON.arrayNode();
      ((Map<?, ?>) value)
          .forEach(
              (name, each) -> pairs.addArray().add(written(key, name)).add(written(form, each)));
      return pairs;
    }

    @Override
    public Object read(JsonNode json, String where) {
      if (!json.isArray()) {
        throw new StateFormatException(where, "this has to be a list of pairs.");
      }
      SortedMap<Object, Object> entries = new TreeMap<>();
      for (int i = 0; i < json.size(); i++) {
        String at = where + "[" + i + "]";
        JsonNode pair = json.get(i);
        if (pair.size() != 2) {
          throw new StateFormatException(at, "this has to be a pair.");
        }
        entries.put(
            key.get().read(pair.get(0), at + "[0]"), form.get().read(pair.get(1), at + "[1]"));
      }
      return persistent(entries);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the keys of a sorted map are comparable
  private static Object persistent(Map<Object, Object> entries) {
    return TreePMap.from((Map) entries);
  }

  /** What JSON itself can hold, in the order in which it stands there. */
  record Free() implements Form {
    @Override
    public JsonNode write(Object value) {
      if (value instanceof Map<?, ?> map) {
        ObjectNode object = JSON.objectNode();
        map.forEach((name, each) -> object.set((String) name, write(each)));
        return object;
      }
      if (value instanceof Collection<?> list) {
        ArrayNode array = JSON.arrayNode();
        list.forEach(each -> array.add(write(each)));
        return array;
      }
      Form scalar = Scalar.ALL.get(value.getClass());
      if (scalar == null) {
        throw new IllegalStateException("JSON cannot hold a " + value.getClass());
      }
      return written(() -> scalar, value);
    }

    @Override
    public Object read(JsonNode json, String where) {
      if (json.isObject()) {
        Map<String, Object> object = new LinkedHashMap<>();
        json.properties()
            .forEach(each -> object.put(each.getKey(), read(each.getValue(), where + "." + each)));
        return object;
      }
      if (json.isArray()) {
        return elements(Free::new, json, where);
      }
      if (json.isIntegralNumber()) {
        return json.canConvertToInt() ? (Object) json.intValue() : (Object) json.longValue();
      }
      if (json.isNumber()) {
        return json.doubleValue();
      }
      if (json.isBoolean()) {
        return json.booleanValue();
      }
      if (json.isString()) {
        return json.stringValue();
      }
      throw new StateFormatException(where, "this is not a value that can be here.");
    }
  }
}
