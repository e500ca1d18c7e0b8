package io.github.autoscalinglocal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Whatever comes through the port gets an answer that is not the emulator's fault, and soon. */
@Timeout(30)
class RobustnessTest {
  private static final int MAX_BODY = 1 << 20;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String V = "&Version=2011-01-01";
  private static final String DESCRIBE = "Action=DescribeAutoScalingGroups" + V;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start(settings -> settings.maxBody(MAX_BODY));
    sandbox.create("g", 1);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private record Answer(int status, Element root) {
    String code() {
      return text("Code");
    }

    String message() {
      return text("Message");
    }

    private String text(String element) {
      return root.getElementsByTagName(element).item(0).getTextContent();
    }
  }

  private static Answer post(String form) throws Exception {
    return post(form.getBytes(UTF_8), FORM);
  }

  private static Answer post(byte[] body, String contentType) throws Exception {
    return send(
        HttpRequest.newBuilder(sandbox.endpoint())
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(response.body()))
            .getDocumentElement();
    assertThat(root.getElementsByTagName("RequestId").item(0).getTextContent())
        .isEqualTo(response.headers().firstValue("x-amzn-RequestId").orElseThrow());
    assertThat(response.headers().firstValue("Content-Type")).contains("text/xml");
    return new Answer(response.statusCode(), root);
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void garbageIsRefused(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> types = List.of(FORM, FORM + "; charset=utf-8", "text/xml", "a/b;;=", ";");
    for (int i = 0; i < 100; i++) {
      byte[] body = new byte[random.nextInt(3000)];
      random.nextBytes(body);
      Answer answer = post(body, types.get(random.nextInt(types.size())));
      assertThat(answer.status()).isIn(400, 404);
      assertThat(answer.code()).isIn("MissingAction", "MalformedQueryString", "MalformedInput");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/json", "multipart/form-data; boundary=x"})
  void aBodyOfAnotherTypeIsNotRead(String type) throws Exception {
    assertRefused(post(DESCRIBE.getBytes(UTF_8), type), 400, "MissingAction");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
  void otherMethodsAreUnknown(String method) throws Exception {
    Answer answer =
        send(
            HttpRequest.newBuilder(sandbox.endpoint().resolve("/?" + DESCRIBE))
                .method(method, BodyPublishers.ofString(DESCRIBE)));

    assertRefused(answer, 404, "UnknownOperationException");
  }

  @Test
  void aBodyMayBeAsLongAsTheLimitAndNoLonger() throws Exception {
    String padding = DESCRIBE + "&Unknown=";
    String longest = padding + "x".repeat(MAX_BODY - padding.length());

    assertThat(post(longest).status()).isEqualTo(200);
    assertRefused(post(longest + "x"), 413, "RequestEntityTooLarge");
    assertRefused(post("x".repeat(20 * MAX_BODY)), 413, "RequestEntityTooLarge");
  }

  @Test
  void thousandsOfParametersAreReadButNotAnyNumber() throws Exception {
    String most =
        IntStream.rangeClosed(1, 9_998)
            .mapToObj(i -> "&AutoScalingGroupNames.member." + i + "=" + (i < 9_000 ? "g" : "h"))
            .collect(Collectors.joining());

    assertRefused(post(DESCRIBE + most), 400, "ValidationError");
    assertRefused(post(DESCRIBE + most + "&One=more"), 400, "MalformedInput");
    assertRefused(post("&".repeat(100_000)), 400, "MissingAction");
    assertRefused(post("a&".repeat(100_000)), 400, "MissingAction");
  }

  @Test
  void namesMayBeDeepButNotBottomless() throws Exception {
    assertThat(post(DESCRIBE + "&A" + ".b".repeat(31) + "=x").status()).isEqualTo(200);
    assertRefused(post(DESCRIBE + "&A" + ".b".repeat(32) + "=x"), 400, "MalformedInput");
    assertRefused(post(DESCRIBE + "&A" + ".b".repeat(200_000) + "=x"), 400, "MalformedInput");
    assertThat(post(DESCRIBE + "&" + ".".repeat(20) + "=x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "999999999, 1",
    "2147483648, 1",
    "99999999999999999999999999999999, 1",
    "0, 1",
    // What is no number is no element: the list is as if not given, and all groups are told.
    "-1, 1",
    "x, 1",
    "1e3, 1"
  })
  void anIndexIsOnlyAnOrder(String index, int groups) throws Exception {
    Answer answer = post(DESCRIBE + "&AutoScalingGroupNames.member." + index + "=g");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.root().getElementsByTagName("AutoScalingGroupName").getLength())
        .isEqualTo(groups);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%FF", "%C0%80", "%ED%A0%80", "%F5%80%80%80", "%E2%82", "%", "%4", "%zz"})
  void whatIsNotUtf8IsASyntaxErrorWhereverItStands(String bytes) throws Exception {
    for (String form :
        List.of(
            DESCRIBE + "&AutoScalingGroupNames.member.1=" + bytes,
            DESCRIBE + "&" + bytes + "=x",
            bytes,
            "Action=" + bytes + V)) {
      assertRefused(post(form), 404, "MalformedQueryString");
      // A percent sign that stands alone in a URL is refused as no HTTP at all.
      boolean http = !bytes.matches("%|%4|%zz");
      assertThat(exchange("GET /?" + form + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .startsWith(http ? "HTTP/1.1 404 " : "HTTP/1.1 400 ")
          .contains(http ? "MalformedQueryString" : "Content-Length: 0");
    }
  }

  @Test
  void whatXmlCannotCarryIsRefusedAndNotEchoed() throws Exception {
    for (String character : List.of("%00", "%0B", "%1F", "%EF%BF%BE", "%EF%BF%BF")) {
      Answer answer = post("Action=SetDesiredCapacity&AutoScalingGroupName=" + character + V);
      assertRefused(answer, 400, "ValidationError");
      assertThat(answer.message()).contains("at 'autoScalingGroupName'");
      assertRefused(post("Action=" + character + V), 400, "InvalidAction");
      assertRefused(post(DESCRIBE + "&NextToken=" + character), 400, "ValidationError");
      assertRefused(post(DESCRIBE + "&MaxRecords=" + character), 400, "MalformedInput");
    }
  }

  static Stream<String> misspelledActions() {
    return Stream.of(
        "describeautoscalinggroups",
        "describeAutoScalingGroups",
        "DESCRIBEAUTOSCALINGGROUPS",
        "DescribeAutoScalingGroups ",
        "DescribeAutoScalingGroup",
        "RunInstances",
        "<script>",
        "a".repeat(100_000));
  }

  @ParameterizedTest
  @MethodSource("misspelledActions")
  void actionsAreKnownByTheirExactName(String action) throws Exception {
    Answer answer = post("Action=" + action + V);

    assertRefused(answer, 400, "InvalidAction");
    assertThat(answer.message())
        .isEqualTo("Could not find operation " + action + " for version 2011-01-01");
  }

  @Test
  void membersAreKnownByTheirExactName() throws Exception {
    Answer answer = post("Action=SetDesiredCapacity&autoScalingGroupName=g&desiredcapacity=1" + V);

    assertRefused(answer, 400, "ValidationError");
    assertThat(answer.message()).startsWith("2 validation errors detected: ");
  }

  /** Thousands of requests, which take a busy machine more than the half minute of the others. */
  @Test
  @Timeout(120)
  void everyOperationRefusesNonsenseForEveryMember() throws Exception {
    for (var operation : new Operations().all()) {
      for (var member : Operations.requestType(operation).getRecordComponents()) {
        String name =
            Character.toUpperCase(member.getName().charAt(0)) + member.getName().substring(1);
        for (String value :
            List.of("", "x", "-2147483649", "NaN", "%F0%9F%8D%8A", "x".repeat(9_999))) {
          for (String suffix : List.of("", ".member.1", ".member.1.Key", ".x.y", ".", "..")) {
            Answer answer =
                post("Action=" + operation.name() + V + "&" + name + suffix + "=" + value);
            assertThat(answer.status()).isIn(200, 400);
          }
        }
      }
    }
  }

  static Stream<String> notHttp() {
    return Stream.of(
        "\0\0\0\0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\u00e9\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /" + "a".repeat(300_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(2_000_000) + "\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: a\r\n".repeat(10_000) + "\r\n",
        "GET /_local/health?%zz=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /_local/groups/%zz/scale-in HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: nonsense\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\nContent-Type: "
            + FORM
            + "\r\nContent-Length: 3\r\n\r\nabc",
        "POST / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: \u0000\u00ff\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 "
            + "Credential=/////, ".repeat(1_000)
            + "\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("notHttp")
  void whatIsHardlyHttpDoesNoHarm(String sent) throws Exception {
    String answer = exchange(sent);

    assertThat(answer).matches("(?s)|HTTP/1\\.[01] [234]\\d\\d .*|HTTP/1\\.1 505 .*");
    assertThat(post(DESCRIBE).status()).isEqualTo(200);
  }

  /** Sends bytes, says that there are no more, and reads until the emulator has no more either. */
  private static String exchange(String sent) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
      byte[] bytes = sent.getBytes(ISO_8859_1);
      try {
        socket.getOutputStream().write(bytes);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      } catch (IOException refused) {
        // It need not read what it will not answer.
        return "";
      }
    }
  }
}
