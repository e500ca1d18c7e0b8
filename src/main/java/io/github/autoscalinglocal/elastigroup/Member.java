package io.github.autoscalinglocal.elastigroup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An object of a body, whose members are read one by one. What is absent or null is empty; what
 * nobody asks for may be anything.
 *
 * @param path as refusals name it, such as {@code body:group.capacity}
 */
record Member(JsonNode node, String path) {

  private String at(String name) {
    return path.endsWith(":") ? path + name : path + "." + name;
  }

  private <T> Optional<T> read(String name, String rule, Function<JsonNode, Optional<T>> value) {
    JsonNode found = node.path(name);
    if (found.isMissingNode() || found.isNull()) {
      return Optional.empty();
    }
    Optional<T> read = value.apply(found);
    if (read.isEmpty()) {
      throw invalid(name, rule);
    }
    return read;
  }

  SpotRefusal invalid(String name, String rule) {
    return SpotRefusal.invalid(at(name), rule);
  }

  SpotRefusal missing(String name) {
    return invalid(name, "is required");
  }

  /** An object, which is empty if there is none. */
  Member object(String name) {
    return new Member(
        read(name, "must be an object", each -> Optional.of(each).filter(JsonNode::isObject))
            .orElseGet(JsonNodeFactory.instance::objectNode),
        at(name));
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Optional<String> text(String name) {
    return read(
        name,
        "must be a string",
        each -> each.isString() ? Optional.of(each.stringValue()) : Optional.empty());
  }

  /** One of several words. */
  Optional<String> word(String name, List<String> words) {
    Optional<String> word = text(name);
    if (word.isPresent() && !words.contains(word.get())) {
      throw invalid(name, "must be one of [" + String.join(", ", words) + "]");
    }
    return word;
  }

  Optional<Integer> integer(String name) {
    return read(
        name,
        "must be an integer",
        each ->
            each.isIntegralNumber() && each.canConvertToInt()
                ? Optional.of(each.intValue())
                : Optional.empty());
  }

  /** An integer within bounds. */
  Optional<Integer> integer(String name, int least, int most) {
    Optional<Integer> number = integer(name);
    if (number.filter(each -> each < least).isPresent()) {
      throw invalid(name, "must be larger than or equal to " + least);
    }
    if (number.filter(each -> each > most).isPresent()) {
      throw invalid(name, "must be less than or equal to " + most);
    }
    return number;
  }

  Optional<Double> number(String name) {
    return read(
        name,
        "must be a number",
        each ->
            each.isNumber() && Double.isFinite(each.doubleValue())
                ? Optional.of(each.doubleValue())
                : Optional.empty());
  }

  Optional<Boolean> flag(String name) {
    return read(
        name,
        "must be a boolean",
        each -> each.isBoolean() ? Optional.of(each.booleanValue()) : Optional.empty());
  }

  List<Member> objects(String name) {
    JsonNode list = array(name);
    return IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              if (!list.get(i).isObject()) {
                throw SpotRefusal.invalid(at(name) + "." + i, "must be an object");
              }
              return new Member(list.get(i), at(name) + "." + i);
            })
        .toList();
  }

  List<String> texts(String name) {
    JsonNode list = array(name);
    return IntStream.range(0, list.size())
        .mapToObj(
            i -> {
              if (!list.get(i).isString()) {
                throw SpotRefusal.invalid(at(name) + "." + i, "must be a string");
              }
              return list.get(i).stringValue();
            })
        .toList();
  }

  private JsonNode array(String name) {
    return read(name, "must be an array", each -> Optional.of(each).filter(JsonNode::isArray))
        .orElseGet(JsonNodeFactory.instance::arrayNode);
  }
}
