package io.github.autoscalinglocal;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Calls of the control endpoints of an emulator that runs somewhere else. */
final class Client {
  static final int REFUSED = 1;
  static final int UNREACHABLE = 3;

  /** Where a client looks first. */
  static final String ENDPOINT = "AUTOSCALING_LOCAL_ENDPOINT";

  private static final String HERE = "http://127.0.0.1:4566";

  private final URI endpoint;
  private final Map<String, String> headers;
  private final PrintStream out;
  private final PrintStream err;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * A client.
   *
   * @param headers those that say which account and region it is about
   */
  Client(URI endpoint, Map<String, String> headers, PrintStream out, PrintStream err) {
    this.endpoint = endpoint;
    this.headers = headers;
    this.out = out;
    this.err = err;
  }

  /** Where the emulator is, if nobody says so: where the clients of AWS look for it. */
  static String endpoint(Map<String, String> environment) {
    return Stream.of(ENDPOINT, "AWS_ENDPOINT_URL_AUTO_SCALING", "AWS_ENDPOINT_URL")
        .map(environment::get)
        .filter(url -> url != null && !url.isEmpty())
        .findFirst()
        .orElse(HERE);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Prints what an endpoint answers as JSON; the result is the status to exit with. */
  int json(String method, String path, String body) {
    return call(method, path, BodyPublishers.ofString(body), "application/json");
  }

  /** The same as text for people. */
  int text(String path) {
    return call("GET", path, BodyPublishers.noBody(), "text/plain");
  }

  private int call(String method, String path, BodyPublisher body, String accept) {
    Optional<HttpResponse<String>> answer = send(method, path, body, accept);
    if (answer.isEmpty()) {
      err.println("autoscaling-local: nobody answers at " + endpoint);
      return UNREACHABLE;
    }
    boolean accepted = answer.get().statusCode() == 200;
    (accepted ? out : err).println(answer.get().body());
    return accepted ? 0 : REFUSED;
  }

  private Optional<HttpResponse<String>> send(
      String method, String path, BodyPublisher body, String accept) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path))
            .method(method, body)
            .header("Accept", accept);
    headers.forEach(request::header);
    try {
      return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException unreachable) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
