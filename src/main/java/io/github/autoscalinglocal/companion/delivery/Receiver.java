package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The protocol of a host that takes messages of one kind. */
interface Receiver {
  URI endpoint();

  HttpRequest request(Scope scope, Message message);

  /** Whether an answer says that the message has been taken. */
  default boolean took(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 2;
  }
}
