package io.github.autoscalinglocal.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else gets neither the console nor what it reads, and can do nothing. */
@Timeout(60)
class ConsoleGuardTest {
  private static final String[] READS = {
    "/_local/",
    "/_local/console/main.js",
    "/_local/events",
    "/_local/scopes",
    "/_local/clock/agenda",
    "/_local/groups",
    "/_local/groups/web/timeline",
    "/_local/groups/web/scale-in",
    "/_local/decisions",
    "/_local/messages",
    "/_local/requests",
    "/_local/faults",
    "/_local/market",
    "/_local/state",
    "/ui",
    "/"
  };

  private final World world = World.start();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void foreignHostsAndOriginsAreRefusedEverywhere() throws IOException {
    world.create("web", 2, 9);
    for (String path : READS) {
      assertThat(status("GET", path, "Host: evil.example")).as(path).isEqualTo(403);
      assertThat(status("GET", path, own(), "Origin: http://evil.example")).as(path).isEqualTo(403);
      assertThat(status("GET", path, own(), "Sec-Fetch-Site: cross-site")).as(path).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /_local/clock/advance, {\"by\":\"PT1H\"}",
    "PUT, /_local/clock, {\"mode\":\"realtime\"}",
    "POST, /_local/reset, ''",
    "POST, /_local/faults, {\"kind\":\"throttle\"}",
    "POST, /, Action=DeleteAutoScalingGroup&AutoScalingGroupName=web&ForceDelete=true"
  })
  void nothingIsDoneForPagesOfOthers(String method, String path, String body) throws IOException {
    world.create("web", 2, 9);
    String length = "Content-Length: " + body.length();

    assertThat(head(method, path, body, own(), "Origin: http://localhost:3000", length))
        .startsWith("HTTP/1.1 403");
    assertThat(head(method, path, body, "Host: evil.example", length)).startsWith("HTTP/1.1 403");

    assertThat(world.emulator().clock().now()).isEqualTo(World.START);
    assertThat(world.emulator().groups()).hasSize(1);
    assertThat(world.get("/_local/faults").path("faults")).isEmpty();
  }

  @Test
  void aBrowserThatIsSentToTheEndpointIsLedToTheConsole() throws IOException {
    assertThat(head("GET", "/", "", own(), "Accept: text/html,*/*"))
        .startsWith("HTTP/1.1 302")
        .contains("Location: /_local/");
    assertThat(status("GET", "/", own())).as("a client of AWS is answered as ever").isEqualTo(400);
    assertThat(
            status(
                "GET",
                "/?Action=DescribeAutoScalingGroups&Version=2011-01-01",
                own(),
                "Accept: text/html"))
        .isEqualTo(200);
  }

  @Test
  void aForeignNameForThisMachineIsRefusedInTheBrowser() {
    Browser browser = Browser.get();

    browser.open("http://" + Browser.FOREIGN_NAME + ":" + world.endpoint().getPort() + "/_local/");

    assertThat(browser.text("body")).contains("The Host header names another machine than this.");
    assertThat(browser.count("#main")).isZero();
    browser.open("about:blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void aPageOfAnotherOriginSeesAndDoesNothing(String host) throws IOException {
    Browser browser = Browser.get();
    world.create("web", 2, 9);
    HttpServer other = page("<!doctype html><title>somebody else</title>");
    try {
      browser.open("http://" + host + ":" + other.getAddress().getPort() + "/");
      Object outcome =
          browser.asyncScript(
              """
              const [endpoint, done] = arguments;
              const attempts = [
                ['read', fetch(endpoint + '/_local/groups').then(r => r.text())],
                ['advance', fetch(endpoint + '/_local/clock/advance', {method: 'POST', mode: 'no-cors', body: '{"by":"PT1H"}'}).then(r => r.type)],
                ['delete', fetch(endpoint + '/', {method: 'POST', mode: 'no-cors', body: new URLSearchParams({Action: 'DeleteAutoScalingGroup', Version: '2011-01-01', AutoScalingGroupName: 'web', ForceDelete: 'true'})}).then(r => r.type)],
                ['listen', new Promise((heard, refused) => {
                  const source = new EventSource(endpoint + '/_local/events');
                  source.onopen = heard;
                  source.onerror = () => (source.close(), refused());
                })],
                ['script', import(endpoint + '/_local/console/format.js')],
                ['frame', new Promise(done => {
                  const frame = document.createElement('iframe');
                  frame.src = endpoint + '/_local/';
                  frame.onload = done;
                  document.body.append(frame);
                }).then(() => { if (!frames[0].document) throw 'not ours'; })],
              ];
              Promise.allSettled(attempts.map(([, attempt]) => attempt)).then(outcomes =>
                done(outcomes.map((each, i) => attempts[i][0] + ' ' + each.status).join(', ')));
              """,
              world.endpoint().toString());

      // the two that a browser lets anybody send are answered with a refusal nobody can read
      assertThat(outcome)
          .isEqualTo(
              "read rejected, advance fulfilled, delete fulfilled, listen rejected, script rejected, frame rejected");
      assertThat(world.emulator().clock().now()).isEqualTo(World.START);
      assertThat(world.emulator().groups()).hasSize(1);
    } finally {
      browser.open("about:blank");
      other.stop(0);
    }
  }

  private static HttpServer page(String html) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, html.length());
          exchange.getResponseBody().write(html.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }

  private String own() {
    return "Host: 127.0.0.1:" + world.endpoint().getPort();
  }

  private int status(String method, String path, String... headers) throws IOException {
    return Integer.parseInt(head(method, path, "", headers).substring(9, 12));
  }

  /** The headers of an answer, as they come. */
  private String head(String method, String path, String body, String... headers)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.endpoint().getPort())) {
      String request =
          "%s %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n%s"
              .formatted(method, path, String.join("\r\n", headers), body);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      BufferedReader answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      StringBuilder head = new StringBuilder();
      for (String line = answer.readLine();
          line != null && !line.isEmpty();
          line = answer.readLine()) {
        head.append(line).append('\n');
      }
      return head.toString();
    }
  }
}
