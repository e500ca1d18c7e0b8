package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.wire.RequestReader;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Operations of AWS, which calls of Spot's are made of, with their rules and sentences. */
final class Calls {
  private static final Services SERVICES = new Services();

  private Calls() {}

  /** Performs an operation, of Auto Scaling if it has one of that name. */
  static void perform(Tx tx, String action, ObjectNode input) {
    Service.Entry entry =
        SERVICES.all().stream()
            .map(service -> service.find(action))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("there is no operation " + action));
    try {
      perform(tx, entry.operation(), entry.requestType(), input);
    } catch (ApiException refused) {
      throw SpotRefusal.ofRules(refused.text());
    }
  }

  private static <Q extends Record, R extends Record> void perform(
      Tx tx, Operation<Q, R> operation, Class<? extends Record> requestType, ObjectNode input) {
    @SuppressWarnings("unchecked") // Q is what the operation declares
    Class<Q> type = (Class<Q>) requestType;
    R answer = ((WriteOperation<Q, R>) operation).apply(RequestReader.read(type, input), tx);
    if (answer == null) {
      throw new IllegalStateException(operation.name() + " has no answer");
    }
  }
}
