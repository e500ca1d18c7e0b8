package io.github.autoscalinglocal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.autoscalinglocal.error.ErrorCode;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ListenerTest {
  private static final int MAX_BODY = 100_000;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final AllowedOrigins ORIGINS =
      new AllowedOrigins(List.of("http://localhost:3000"));

  private final HttpClient client = HttpClient.newHttpClient();
  private Listener listener;

  @BeforeEach
  void listen() throws IOException {
    listener = listener(0);
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private static Listener listener(int port) throws IOException {
    return new Listener(
        "127.0.0.1", port, MAX_BODY, ORIGINS, List.of(new Echo("/slow"), new Echo("/")));
  }

  /** Answers with what it was asked, and on which kind of thread. */
  private record Echo(String prefix) implements Site {
    @Override
    public boolean serves(String path) {
      return path.startsWith(prefix);
    }

    @Override
    public Response answer(Request request) {
      if (request.path().equals("/bug")) {
        throw new IllegalStateException("a bug");
      }
      return response(
          200,
          "%s %s?%s %s %d bytes"
              .formatted(
                  request.method(),
                  request.path(),
                  request.query(),
                  request.headers().all("x-sent"),
                  request.body().length));
    }

    @Override
    public boolean mayTakeLong(Request request) {
      return prefix.equals("/slow");
    }

    @Override
    public Response refuse(ErrorCode code, String text) {
      return response(code.status(), code + " by " + prefix);
    }

    private static Response response(int status, String text) {
      TreeMap<String, String> headers = new TreeMap<>();
      headers.put("x-thread", Thread.currentThread().getName().replaceAll(".* ", ""));
      return new Response(status, headers, text.getBytes(UTF_8));
    }
  }

  @Test
  void aRequestReachesItsSiteAsItWasSent() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/a%2Fb/c%20d?x=%41&y")
                .header("x-sent", "1")
                .header("x-sent", "2")
                .POST(BodyPublishers.ofString("hello")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("POST /a%2Fb/c%20d?x=%41&y [1, 2] 5 bytes");
  }

  @Test
  void whatMayTakeLongIsKeptOffTheThreadsThatReadSockets() throws Exception {
    assertThat(send(request("/quick")).headers().firstValue("x-thread").orElseThrow())
        .startsWith("I/O");
    assertThat(send(request("/slow")).headers().firstValue("x-thread").orElseThrow())
        .startsWith("task");
    assertThat(send(request("/slow").POST(BodyPublishers.ofString("body"))).body())
        .isEqualTo("POST /slow? [] 4 bytes");
  }

  @Test
  void theAnswerToHeadHasTheLengthOfTheBodyAndNoBody() throws Exception {
    HttpResponse<String> answer = send(request("/").method("HEAD", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue("HEAD /? [] 0 bytes".length());
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aPageThatWasLetInMayAskAndThenSendAndRead() throws Exception {
    HttpResponse<String> question =
        send(
            request("/")
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,x-amz-date")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(question.statusCode()).isEqualTo(204);
    assertThat(question.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("http://localhost:3000");
    assertThat(question.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("PUT");
    assertThat(question.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization");
    HttpResponse<String> answer = send(request("/").header("Origin", "http://localhost:3000"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("http://localhost:3000");
  }

  @Test
  void aPageThatWasNotLetInIsRefusedAndLearnsNothing() throws Exception {
    HttpResponse<String> answer = send(request("/").header("Origin", "http://localhost:3001"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(send(request("/")).headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aBodyOfTheGreatestLengthIsRead() throws Exception {
    HttpResponse<String> answer =
        send(request("/").POST(BodyPublishers.ofByteArray(new byte[MAX_BODY])));

    assertThat(answer.body()).isEqualTo("POST /? [] 100000 bytes");
  }

  @Test
  void aLongerBodyIsRefusedByTheSiteBeforeItIsSentAndThenPassedOver() throws Exception {
    try (Socket socket = socket()) {
      write(socket, "POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\n\r\n");
      assertThat(readUntil(socket, "RequestEntityTooLarge by /slow")).startsWith("HTTP/1.1 413 ");

      write(socket, "x".repeat(100_001) + "GET /next HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(readUntil(socket, "GET /next? [] 0 bytes")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void aLongerBodyIsRefusedEvenIfItsSenderDoesNotStop() throws Exception {
    HttpResponse<String> answer =
        send(request("/").POST(BodyPublishers.ofByteArray(new byte[100 * MAX_BODY])));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aLongerBodyIsRefusedWhenItComesInChunksOfUntoldNumber() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArray(new byte[MAX_BODY + 1]))));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aBodyInChunksIsPutTogether() throws Exception {
    String answer =
        exchange(
            """
            POST / HTTP/1.1
            Host: localhost
            Transfer-Encoding: chunked
            Connection: close

            5
            hello
            6
             world
            0

            """
                .replace("\n", "\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("POST /? [] 11 bytes");
  }

  @Test
  void aClientThatWaitsForContinueIsToldToGoOn() throws Exception {
    HttpResponse<String> answer =
        send(request("/").expectContinue(true).POST(BodyPublishers.ofString("hello")));

    assertThat(answer.body()).isEqualTo("POST /? [] 5 bytes");
  }

  @Test
  void aClientThatWaitsForContinueWithATooLongBodyIsToldNotTo() throws Exception {
    String answer =
        exchange(
            "POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 100001\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredInOrderOnOneConnection() throws Exception {
    String answers =
        exchange(
            "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "POST /slow2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                + "GET /3 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answers.lines().filter(line -> line.contains(" bytes")).map(ListenerTest::asked))
        .containsExactly("GET /1? [] 0 bytes", "POST /slow2? [] 3 bytes", "GET /3? [] 0 bytes");
  }

  /** Whatever comes behind something slow is read by another thread than what comes first. */
  @Test
  void requestsBehindSlowOnesHoldUpNobody() throws Exception {
    String three = asking("/1") + asking("/slow2") + asking("/3", "Connection: close");
    for (int connection = 0; connection < 500; connection++) {
      assertThat(exchange(three)).contains("GET /1? ", "GET /slow2? ", "GET /3? ");
    }
  }

  /** Tells which thread answers, holds one up, and keeps what it was asked together. */
  private static final class Gathering implements Site {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final Queue<List<String>> asked = new ConcurrentLinkedQueue<>();

    @Override
    public boolean serves(String path) {
      return true;
    }

    @Override
    public List<Response> answer(List<Request> together) {
      asked.add(together.stream().map(Request::path).sorted().toList());
      return Site.super.answer(together);
    }

    @Override
    public Response answer(Request request) {
      if (request.path().equals("/hold")) {
        held.countDown();
        try {
          letGo.await();
        } catch (InterruptedException stopped) {
          throw new IllegalStateException(stopped);
        }
      }
      return Echo.response(200, request.path() + " by " + Thread.currentThread().getName() + "!");
    }

    @Override
    public boolean mayTakeLong(Request request) {
      return false;
    }

    @Override
    public Response refuse(ErrorCode code, String text) {
      return Echo.response(code.status(), text);
    }
  }

  @Test
  void whatComesWhileAThreadIsBusyIsAnsweredTogether() throws Exception {
    Gathering site = new Gathering();
    List<Socket> sockets = new ArrayList<>();
    try (Listener busy = new Listener("127.0.0.1", 0, MAX_BODY, ORIGINS, List.of(site))) {
      Map<String, List<Socket>> byThread = new TreeMap<>();
      while (byThread.values().stream().noneMatch(each -> each.size() == 3)) {
        Socket socket = new Socket(busy.address().getAddress(), busy.address().getPort());
        sockets.add(socket);
        byThread.computeIfAbsent(ask(socket, "/which"), name -> new ArrayList<>()).add(socket);
      }
      List<Socket> three =
          byThread.values().stream().filter(each -> each.size() == 3).findFirst().orElseThrow();
      get(three.get(0), "/hold");
      site.held.await();
      get(three.get(1), "/a");
      get(three.get(2), "/b");
      site.letGo.countDown();

      assertThat(readUntil(three.get(1), "!")).contains("/a by");
      assertThat(readUntil(three.get(2), "!")).contains("/b by");
      assertThat(site.asked).contains(List.of("/hold"), List.of("/a", "/b"));
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private static String ask(Socket socket, String path) throws IOException {
    get(socket, path);
    return readUntil(socket, "!").replaceFirst("(?s).* by ", "");
  }

  private static void get(Socket socket, String path) throws IOException {
    write(socket, asking(path));
  }

  private static String asking(String path, String... headers) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + String.join("", Stream.of(headers).map(each -> each + "\r\n").toList())
        + "\r\n";
  }

  /** Without a line break between them, the next answer's status line follows a body at once. */
  private static String asked(String line) {
    return line.replaceAll("HTTP/1.1 .*", "");
  }

  @Test
  void aWebPageOfAnotherOriginIsRefusedByTheSite() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/slow")
                .header("Origin", "http://evil.example")
                .POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo("AccessDenied by /slow");
  }

  @Test
  void aForeignHostIsRefusedOnTheLoopbackAddress() throws Exception {
    assertThat(exchange("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ")
        .endsWith("AccessDenied by /");
  }

  @Test
  void aBugIsAnsweredToo() throws Exception {
    HttpResponse<String> answer = send(request("/bug"));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("InternalFailure by /");
  }

  @Test
  void aPortInUseIsTold() {
    assertThatThrownBy(() -> listener(listener.address().getPort()))
        .isInstanceOf(BindException.class);
  }

  @Test
  void nothingListensAfterTheEndAndIdleConnectionsAreClosed() throws Exception {
    try (Socket idle = socket()) {
      write(idle, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(idle.getInputStream().read()).isEqualTo('H');

      listener.close();

      idle.getInputStream().readAllBytes();
      assertThatThrownBy(this::socket).isInstanceOf(IOException.class);
    }
    listen();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + listener.address().getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
    socket.setSoTimeout(PATIENCE_MILLIS); // a read that waits is not ended by the time-out above
    return socket;
  }

  private static void write(Socket socket, String sent) throws IOException {
    socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
  }

  private static String readUntil(Socket socket, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as("the connection was closed after %s", read).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  /** Sends bytes and reads until the listener closes the connection. */
  private String exchange(String sent) throws IOException {
    try (Socket socket = socket()) {
      write(socket, sent);
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
