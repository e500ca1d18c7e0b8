package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.wire.DocumentTree;
import io.github.autoscalinglocal.wire.RequestReader;
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
          entry.apply(read(entry.requestType(), input), tx);
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
    return services
        .changing(action)
        .orElseThrow(
            () -> new SeedException(where, "there is no operation '%s' here.".formatted(action)));
  }
}
