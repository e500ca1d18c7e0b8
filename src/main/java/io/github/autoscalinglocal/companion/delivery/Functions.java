package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.companion.lambda.FunctionEndpoint;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Invoke of Lambda, which does not wait for the function to end. */
record Functions(URI endpoint) implements Receiver {
  @Override
  public HttpRequest request(Scope scope, Message message) {
    HttpRequest.Builder invocation =
        FunctionEndpoint.invocation(endpoint, Requests.target(message), "Event");
    return Requests.signed(invocation, "lambda", scope, message.at())
        .POST(BodyPublishers.ofString(Requests.json(message)))
        .build();
  }
}
