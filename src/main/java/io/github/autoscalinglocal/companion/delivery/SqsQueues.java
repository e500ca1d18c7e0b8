package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;

/** SendMessage of SQS, in the JSON protocol. */
record SqsQueues(URI endpoint) implements Receiver {
  @Override
  public HttpRequest request(Scope scope, Message message) {
    Map<String, Object> send = new LinkedHashMap<>();
    send.put("QueueUrl", queueUrl(Requests.target(message)));
    send.put("MessageBody", Requests.json(message));
    return Requests.signed(Requests.to(endpoint), "sqs", scope, message.at())
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AmazonSQS.SendMessage")
        .POST(BodyPublishers.ofString(Requests.json(send)))
        .build();
  }

  /** An ARN ends in the account and the name, and so does the URL. */
  private String queueUrl(String arn) {
    String[] parts = arn.split(":", 6);
    return Requests.withoutSlash(endpoint) + "/" + parts[4] + "/" + parts[5];
  }
}
