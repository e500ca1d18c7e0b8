package io.github.autoscalinglocal.companion.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Publish of SNS, in the Query protocol. */
record SnsTopics(URI endpoint) implements Receiver {
  /** SNS refuses longer ones, and names of groups may be longer. */
  private static final int LONGEST_SUBJECT = 100;

  @Override
  public HttpRequest request(Scope scope, Message message) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("Action", "Publish");
    parameters.put("Version", "2010-03-31");
    parameters.put("TopicArn", Requests.target(message));
    message.subject().ifPresent(subject -> parameters.put("Subject", cut(subject)));
    parameters.put("MessageStructure", "json");
    parameters.put("Message", perProtocol(message));
    String form =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return Requests.signed(Requests.to(endpoint), "sns", scope, message.at())
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private static String cut(String subject) {
    return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
  }

  /** People who subscribed by mail get a line for each member. */
  private static String perProtocol(Message message) {
    Map<String, Object> bodies = new LinkedHashMap<>();
    bodies.put("default", Requests.json(message));
    bodies.put(
        "email",
        message.body().members().entrySet().stream()
            .map(member -> member.getKey() + ": " + member.getValue())
            .collect(Collectors.joining("\n")));
    return Requests.json(bodies);
  }
}
