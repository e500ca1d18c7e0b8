package io.github.autoscalinglocal.companion.delivery;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** PutEvents of EventBridge, in the JSON protocol. */
record EventBus(URI endpoint) implements Receiver {
  /** An answer of 200 may still say that an event was not taken. */
  private static final Pattern FAILED = Pattern.compile("\"FailedEntryCount\"\\s*:\\s*[1-9]");

  @Override
  public HttpRequest request(Scope scope, Message message) {
    Map<String, Object> event = message.body().members();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("Time", message.at().getEpochSecond());
    entry.put("Source", member(event, "source"));
    entry.put("Resources", member(event, "resources"));
    entry.put("DetailType", member(event, "detail-type"));
    entry.put("Detail", Requests.json(object(member(event, "detail"))));
    return Requests.signed(Requests.to(endpoint), "events", scope, message.at())
        .header("Content-Type", "application/x-amz-json-1.1")
        .header("X-Amz-Target", "AWSEvents.PutEvents")
        .POST(BodyPublishers.ofString(Requests.json(Map.of("Entries", List.of(entry)))))
        .build();
  }

  private static Object member(Map<String, Object> event, String name) {
    return Optional.ofNullable(event.get(name)).orElseThrow();
  }

  @SuppressWarnings("unchecked") // an object of a document is such a map
  private static Map<String, Object> object(Object member) {
    return (Map<String, Object>) member;
  }

  @Override
  public boolean took(HttpResponse<String> answer) {
    return Receiver.super.took(answer) && !FAILED.matcher(answer.body()).find();
  }
}
