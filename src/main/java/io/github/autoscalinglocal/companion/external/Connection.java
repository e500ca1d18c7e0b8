package io.github.autoscalinglocal.companion.external;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.companion.delivery.Requests;
import io.github.autoscalinglocal.companion.http.Exchange;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Requests to the other EC2, one at a time and for so long at most. */
final class Connection {
  private static final String VERSION = "2016-11-15";

  private final URI endpoint;
  private final Duration patience;
  private final InstantSource clock;
  private final Exchange exchange = new Exchange();

  Connection(URI endpoint, Duration patience, InstantSource clock) {
    this.endpoint = endpoint;
    this.patience = patience;
    this.clock = clock;
  }

  sealed interface Reply {
    record Document(Xml root) implements Reply {}

    /**
     * @param mayHaveHappened whether the request may have got through
     */
    record Failure(Refusal refusal, boolean mayHaveHappened) implements Reply {}
  }

  Reply ask(Scope scope, String action, Map<String, String> parameters) {
    HttpRequest request = request(scope, action, parameters);
    try {
      return read(exchange.send(request, BodyHandlers.ofString(UTF_8), patience));
    } catch (TimeoutException tooLong) {
      return failure("did not answer in time", true);
    } catch (ExecutionException broken) {
      return broken.getCause() instanceof java.net.ConnectException
          ? failure("cannot be reached", false)
          : failure("broke the connection", true);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return failure("was not waited for", false);
    }
  }

  private Reply failure(String what, boolean mayHaveHappened) {
    return new Reply.Failure(
        Refusal.none("The EC2 endpoint " + shown() + " " + what + "."), mayHaveHappened);
  }

  /** No more than the host is told: the rest may hold a password. */
  private String shown() {
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return endpoint.getScheme() + "://" + endpoint.getHost() + port;
  }

  private HttpRequest request(Scope scope, String action, Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&", "Action=" + action + "&Version=" + VERSION + "&", ""));
    return Requests.signed(Requests.to(endpoint), "ec2", scope, clock.instant())
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private Reply read(HttpResponse<String> response) {
    Xml root = Xml.parse(response.body()).orElse(null);
    if (root != null && response.statusCode() == 200) {
      return new Reply.Document(root);
    }
    return root == null
        ? failure(odd(response), false)
        : root.child("Errors")
            .flatMap(errors -> errors.child("Error"))
            .<Reply>map(error -> new Reply.Failure(refusal(error), false))
            .orElseGet(() -> failure(odd(response), false));
  }

  private static String odd(HttpResponse<String> response) {
    return "answered HTTP " + response.statusCode() + " and nothing of EC2";
  }

  private static Refusal refusal(Xml error) {
    String code = error.text("Code").orElse("InternalError");
    return new Refusal(code, error.text("Message").orElse(code + "."), true);
  }
}
