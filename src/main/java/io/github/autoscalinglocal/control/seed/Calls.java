package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.wire.RequestReader;
import io.github.autoscalinglocal.wire.WireSchema;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The operations of the API, which seeds are made of: with their names, rules and errors. */
final class Calls {
  private final Services services = new Services();

  /** Performs an operation within a unit of work. */
  void perform(Tx tx, String action, JsonNode input, String where) {
    Service.Entry entry = entry(action, where);
    List<String> known = WireSchema.names(entry.requestType());
    for (String name : input.propertyNames()) {
      if (!known.contains(name)) {
        throw new SeedException(
            where,
            "%s has no member '%s'; it has %s.".formatted(action, name, String.join(", ", known)));
      }
    }
    try {
      perform(tx, entry.operation(), entry.requestType(), input);
    } catch (ApiException refused) {
      throw new SeedException(where, refused.code() + ": " + refused.text());
    }
  }

  private Service.Entry entry(String action, String where) {
    return services.all().stream()
        .map(service -> service.find(action))
        .flatMap(Optional::stream)
        .filter(entry -> entry.operation() instanceof WriteOperation)
        .findFirst()
        .orElseThrow(
            () -> new SeedException(where, "there is no operation '%s' here.".formatted(action)));
  }

  private static <Q extends Record, R extends Record> void perform(
      Tx tx, Operation<Q, R> operation, Class<? extends Record> requestType, JsonNode input) {
    @SuppressWarnings("unchecked") // Q is what the operation declares
    Class<Q> type = (Class<Q>) requestType;
    R answer = ((WriteOperation<Q, R>) operation).apply(RequestReader.read(type, texts(input)), tx);
    if (answer == null) {
      throw new IllegalStateException(operation.name() + " has no answer");
    }
  }

  /** With all values as text, which the reader takes for any: YAML has its own idea of types. */
  private static JsonNode texts(JsonNode value) {
    if (value.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      value.properties().forEach(each -> object.set(each.getKey(), texts(each.getValue())));
      return object;
    }
    if (value.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      value.forEach(each -> array.add(texts(each)));
      return array;
    }
    return value.isNull() ? value : JsonNodeFactory.instance.stringNode(value.asString());
  }
}
