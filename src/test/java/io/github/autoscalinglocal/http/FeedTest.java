package io.github.autoscalinglocal.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that go on. */
@Timeout(20)
class FeedTest {
  private final BlockingQueue<Feed.Line> lines = new LinkedBlockingQueue<>();
  private Listener listener;

  @BeforeEach
  void listen() throws IOException {
    listener = new Listener("127.0.0.1", 0, 1_000, AllowedOrigins.NONE, List.of(new Feeding()));
  }

  @AfterEach
  void stop() {
    listener.close();
  }

  private final class Feeding implements Site {
    @Override
    public boolean serves(String path) {
      return true;
    }

    @Override
    public Response answer(Request request) {
      return new Response(200, new TreeMap<>(), new byte[0], Optional.of(lines::add));
    }

    @Override
    public boolean mayTakeLong(Request request) {
      return true;
    }

    @Override
    public Response refuse(ErrorCode code, String text) {
      return new Response(code.status(), new TreeMap<>(), new byte[0]);
    }
  }

  @Test
  void whatIsSaidIsHeardAtOnce() throws Exception {
    try (Socket socket = call("GET");
        BufferedReader heard = reader(socket)) {
      Feed.Line line = lines.take();

      line.say("clock", "{\"now\":1}");

      assertThat(until(heard, "event:clock"))
          .contains("Content-Type: text/event-stream; charset=UTF-8");
      assertThat(heard.readLine()).isEqualTo("data:{\"now\":1}");
      line.say("clock", "{\"now\":2}");
      assertThat(until(heard, "data:{\"now\":2}")).contains("event:clock");
    }
  }

  @Test
  void whenTheEmulatorStopsTheAnswerEndsWithWhatWasSaidBefore() throws Exception {
    try (Socket socket = call("GET");
        BufferedReader heard = reader(socket)) {
      lines.take().say("last", "words");

      listener.close();

      assertThat(heard.lines().toList()).contains("event:last", "data:words");
    }
  }

  @Test
  void whoHangsUpIsTakenOffTheLine() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    Socket socket = call("GET");
    Feed.Line line = lines.take();
    line.whenClosed(closed::countDown);
    socket.close();
    do {
      line.say("are", "you there?"); // what is written to a closed connection closes the line
    } while (!closed.await(1, MILLISECONDS));
  }

  @Test
  void whoDoesNotReadIsHungUpOnAndHoldsUpNobody() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    String much = "x".repeat(100_000);
    try (Socket silent = call("GET")) {
      Feed.Line line = lines.take();
      line.whenClosed(closed::countDown);

      do {
        line.say("much", much); // returns although nobody reads
      } while (!closed.await(1, MILLISECONDS));

      assertThat(silent.isClosed()).as("it is the emulator that has hung up").isFalse();
    }
  }

  @Test
  void headIsAnsweredAndDoesNotListen() throws Exception {
    assertThat(
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder()
                        .uri(URI.create("http://127.0.0.1:" + listener.address().getPort() + "/"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                    BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
    assertThat(lines).isEmpty();
  }

  private Socket call(String method) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
    socket
        .getOutputStream()
        .write((method + " /events HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
    return socket;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** All lines up to that one. */
  private static List<String> until(BufferedReader heard, String last) throws IOException {
    List<String> all = new ArrayList<>();
    for (String line = heard.readLine(); line != null; line = heard.readLine()) {
      all.add(line);
      if (line.equals(last)) {
        return all;
      }
    }
    throw new AssertionError("the line was closed after " + all);
  }
}
