package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.wire.Input;
import io.github.autoscalinglocal.wire.RequestReader;
import tools.jackson.databind.node.ObjectNode;

/** Operations of AWS, which calls of Spot's are made of, with their rules and sentences. */
final class Calls {
  private static final Services SERVICES = new Services();

  private Calls() {}

  /** Performs an operation, of Auto Scaling if it has one of that name. */
  static void perform(Tx tx, String action, ObjectNode input) {
    Service.Entry entry =
        SERVICES
            .changing(action)
            .orElseThrow(() -> new IllegalStateException("there is no operation " + action));
    try {
      entry.apply(RequestReader.read(entry.requestType(), Input.of(input)), tx);
    } catch (ApiException refused) {
      throw SpotRefusal.ofRules(refused.text());
    }
  }
}
