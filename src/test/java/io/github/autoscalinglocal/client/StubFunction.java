package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Lambda Invoke API on a port of its own, with a function that the test stands in for. */
final class StubFunction implements AutoCloseable {
  static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:choose";

  private static final int IN_CHUNKS = 0;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Invocation> invocations = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Function<Invocation, Answer> function = invocation -> Answer.ids();

  StubFunction() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** What was asked. */
  record Invocation(String method, String path, String contentType, JsonNode payload) {
    List<String> suggestedIds() {
      return Control.elements(payload.path("Instances")).stream()
          .map(instance -> instance.path("InstanceId").asString())
          .toList();
    }
  }

  /**
   * What comes back.
   *
   * @param body made when the headers are on their way
   */
  record Answer(int status, Map<String, String> headers, Supplier<String> body) {
    static Answer of(String body) {
      return new Answer(200, Map.of(), () -> body);
    }

    static Answer ids(String... ids) {
      return ids(List.of(ids));
    }

    static Answer ids(List<String> ids) {
      return of(
          ids.stream()
              .map(id -> '"' + id + '"')
              .collect(Collectors.joining(",", "{\"InstanceIDs\":[", "]}")));
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void answers(Function<Invocation, Answer> next) {
    function = next;
  }

  void answers(Answer next) {
    answers(invocation -> next);
  }

  List<Invocation> invocations() {
    return List.copyOf(invocations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Invocation invocation =
          new Invocation(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getRawPath(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
              JSON.readTree(exchange.getRequestBody()));
      invocations.add(invocation);
      Answer answer = function.apply(invocation);
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), IN_CHUNKS);
      exchange.getResponseBody().flush();
      exchange.getResponseBody().write(answer.body().get().getBytes(UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
