package io.github.autoscalinglocal.control.seed;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An object of a seed, whose members are read one by one. */
record Members(JsonNode object, String where) {
  Members {
    if (!object.isObject()) {
      throw new SeedException(where, "this has to be an object.");
    }
  }

  /** Refuses members that are none of these. */
  Members allow(List<String> names) {
    for (String name : object.propertyNames()) {
      if (!names.contains(name)) {
        throw new SeedException(
            where,
            "there is no '%s' here; there are %s.".formatted(name, String.join(", ", names)));
      }
    }
    return this;
  }

  String at(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /** The elements of a list; none if there is no such member. */
  List<Members> objects(String name) {
    JsonNode list = object.path(name);
    if (!has(name)) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new SeedException(at(name), "this has to be a list.");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Members(list.get(i), at(name) + "[" + i + "]"))
        .toList();
  }

  Optional<Members> child(String name) {
    return has(name) ? Optional.of(new Members(object.path(name), at(name))) : Optional.empty();
  }

  /** A text; a number is one, too, as YAML takes digits for a number. */
  Optional<String> text(String name) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return Optional.empty();
    }
    if (value.isObject() || value.isArray()) {
      throw new SeedException(at(name), "this has to be a text.");
    }
    return Optional.of(value.asString());
  }

  Optional<Boolean> flag(String name) {
    return text(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new SeedException(at(name), "this has to be true or false.");
                });
  }

  Optional<Long> number(String name) {
    try {
      return text(name).map(Long::valueOf);
    } catch (NumberFormatException none) {
      throw new SeedException(at(name), "this has to be a whole number.");
    }
  }
}
