package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.wire.DocumentTree;
import io.github.autoscalinglocal.wire.RequestReader;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The operations of the API, which seeds are made of: with their names, rules and errors. */
final class Calls {
  private final Services services = new Services();

  /** Performs an operation within a unit of work. */
  void perform(Tx tx, String action, JsonNode input, String where) {
    Service.Entry entry = entry(action, where);
    reading(
        where,
        () -> {
          perform(tx, entry.operation(), entry.requestType(), input);
          return action;
        });
  }

  /** Reads a structure of the API. */
  static <Q extends Record> Q read(Class<Q> type, JsonNode input, String where) {
    return reading(where, () -> read(type, input));
  }

  private static <Q extends Record> Q read(Class<Q> type, JsonNode input) {
    return RequestReader.read(type, DocumentTree.of(input, type));
  }

  /** Says where it is if something cannot be. */
  static <R> R reading(String where, Supplier<R> work) {
    try {
      return work.get();
    } catch (DocumentTree.UnknownMemberException unknown) {
      String separator = where.isEmpty() || unknown.path().isEmpty() ? "" : ".";
      throw new SeedException(where + separator + unknown.path(), unknown.text());
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
    R answer = ((WriteOperation<Q, R>) operation).apply(read(type, input), tx);
    if (answer == null) {
      throw new IllegalStateException(operation.name() + " has no answer");
    }
  }
}
