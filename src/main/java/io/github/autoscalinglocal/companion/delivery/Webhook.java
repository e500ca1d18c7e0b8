package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Whoever takes an event as it is. */
record Webhook(URI endpoint) implements Receiver {
  @Override
  public HttpRequest request(Scope scope, Message message) {
    return HttpRequest.newBuilder(endpoint)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(Requests.json(message)))
        .build();
  }
}
