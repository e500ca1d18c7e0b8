package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whatever is sent, the answer is one that AWS could give, and never a bug of the emulator. */
class FuzzTest {
  private static final int REQUESTS = 1_000;
  private static final List<Operation<?, ?>> OPERATIONS = new Operations().all();
  private static final List<String> NAMES = List.of("my-asg", "my-asg", "lc", "Default");
  private static final List<String> VALUES =
      List.of(
          "",
          " ",
          "a",
          "my-asg",
          "lc",
          "Default",
          "EC2",
          "us-east-1a",
          "us-east-1b",
          "t3.micro",
          "ami-0123456789abcdef0",
          "i-0123456789abcdef0",
          "subnet-1",
          "0",
          "1",
          "2",
          "-1",
          "007",
          "2147483647",
          "-2147483648",
          "2147483648",
          "1e400",
          "NaN",
          "0.5",
          "true",
          "FALSE",
          "null",
          "2026-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "0000-01-01T00:00:00+18:00",
          "-999999999-01-01T00:00:00Z",
          "arn:aws:autoscaling:us-east-1:0:x",
          "<&>\"']]>",
          "\t\r\n",
          "\u0000",
          "\u000b",
          "\uFFFE",
          "é€🍊",
          "$Latest",
          "%",
          "${x}",
          "../..",
          "a".repeat(300));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void garbageGetsAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = TestDoor.open();
    for (int i = 0; i < REQUESTS; i++) {
      byte[] body = garbage(random);
      WireRequest request =
          TestDoor.request(
              pick(random, List.of("POST", "GET", "")),
              pick(random, List.of("/", "", "/\u0001<")),
              new String(body, ISO_8859_1),
              Map.of(
                  "Content-Type",
                  "application/x-www-form-urlencoded",
                  pick(random, List.of("Authorization", "X-Other")),
                  pick(random, List.of("AWS4-HMAC-SHA256 ", "")) + new String(body, ISO_8859_1)),
              body);
      assertAwsAnswer(door.answer(request), seed, request);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void requestsOfWildValuesGetAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = furnished();
    for (int i = 0; i < REQUESTS; i++) {
      WireRequest request = TestDoor.post(wildForm(random));
      assertAwsAnswer(door.answer(request), seed, request);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void damagedRequestsGetAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = furnished();
    for (int i = 0; i < REQUESTS; i++) {
      byte[] form = wildForm(random).getBytes(UTF_8);
      for (int damages = 1 + random.nextInt(4); damages > 0; damages--) {
        form[random.nextInt(form.length)] =
            (byte) pick(random, List.of('%', '.', '&', '=', 'ÿ', '1')).charValue();
      }
      WireRequest request = TestDoor.post("");
      request = new WireRequest(request.method(), request.path(), "", request.headers(), form);
      assertAwsAnswer(door.answer(request), seed, request);
    }
  }

  /** With a group, so that more than its absence is met. */
  private static FrontEnd furnished() {
    FrontEnd door = TestDoor.open();
    for (String form :
        List.of(
            "Action=CreateLaunchConfiguration&LaunchConfigurationName=lc"
                + "&ImageId=ami-0123456789abcdef0&InstanceType=t3.micro",
            "Action=CreateAutoScalingGroup&AutoScalingGroupName=my-asg&LaunchConfigurationName=lc"
                + "&MinSize=0&MaxSize=10&DesiredCapacity=3&AvailabilityZones.member.1=us-east-1a")) {
      WireResponse response = door.answer(TestDoor.post(form + "&Version=2011-01-01"));
      assertThat(response.status()).as(new String(response.body(), UTF_8)).isEqualTo(200);
    }
    return door;
  }

  /** Any bytes, or such as forms are made of. */
  private static byte[] garbage(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(80)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      byte[] alphabet = "&&==..++%41Aa/,;".getBytes(UTF_8);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[bytes[i] & 15];
      }
    }
    return bytes;
  }

  /** Any operation with any of its members, be they right or wrong. */
  private static String wildForm(SplittableRandom random) {
    Operation<?, ?> operation = pick(random, OPERATIONS);
    List<String> form = new ArrayList<>();
    form.add("Action=" + operation.name());
    form.add("Version=2011-01-01");
    add(
        form,
        "",
        RecordShape.of(Operations.requestType(operation)),
        random,
        pick(random, List.of(0, 3, 30)));
    return String.join("&", form);
  }

  private static void add(
      List<String> form, String prefix, RecordShape shape, SplittableRandom random, int percent) {
    for (RecordShape.Member member : shape.members()) {
      if (random.nextInt(100) < (member.required() ? 98 : percent)) {
        add(form, prefix + member.wireName(), member.shape(), random, percent);
      }
    }
  }

  private static void add(
      List<String> form, String name, ValueShape shape, SplittableRandom random, int percent) {
    if (random.nextInt(50) == 0 || shape instanceof ValueShape.Scalar) {
      form.add(name + "=" + URLEncoder.encode(value(shape, random), UTF_8));
    } else if (shape instanceof ValueShape.ListOf list) {
      for (int elements = random.nextInt(4); elements > 0; elements--) {
        String index = pick(random, List.of("1", "2", "3", "10", "0", "x", "99999999999"));
        add(form, name + "." + list.item() + "." + index, list.element(), random, percent / 2);
      }
    } else {
      add(form, name + ".", ((ValueShape.Structure) shape).shape(), random, percent / 2);
    }
  }

  /** Mostly a value of the right type, so that requests get past the reader. */
  private static String value(ValueShape shape, SplittableRandom random) {
    if (random.nextInt(20) == 0 || !(shape instanceof ValueShape.Scalar scalar)) {
      return pick(random, VALUES);
    }
    return switch (scalar.type()) {
      case STRING ->
          scalar.constants().isEmpty()
              ? pick(random, random.nextBoolean() ? NAMES : VALUES)
              : pick(random, List.copyOf(scalar.constants().keySet()));
      case INTEGER, LONG -> pick(random, List.of("0", "1", "2", "5", "-1", "100", "2147483647"));
      case DOUBLE -> pick(random, List.of("0", "-0.5", "1e300", "50"));
      case BOOLEAN -> pick(random, List.of("true", "false"));
      case TIMESTAMP -> pick(random, List.of("2026-01-01T00:00:00Z", "9999-12-31T23:59:59Z"));
    };
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static void assertAwsAnswer(WireResponse response, long seed, WireRequest request) {
    String sent = "seed " + seed + ": " + request.query() + " " + new String(request.body(), UTF_8);
    Element root = parse(response.body()).getDocumentElement();
    assertThat(response.status()).as(sent).isIn(200, 400, 404, 501);
    if (response.status() == 200) {
      assertThat(root.getTagName()).as(sent).endsWith("Response").isNotEqualTo("ErrorResponse");
    } else {
      assertThat(root.getTagName()).as(sent).isEqualTo("ErrorResponse");
    }
    assertThat(root.getElementsByTagName("RequestId").item(0).getTextContent())
        .as(sent)
        .isEqualTo(response.requestId());
  }

  private static Document parse(byte[] xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(xml));
    } catch (Exception e) {
      throw new AssertionError("no XML: " + new String(xml, UTF_8), e);
    }
  }
}
