package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Operations;
import io.github.autoscalinglocal.api.cloudwatch.CloudWatchOperations;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** As {@link FuzzTest}, for CloudWatch and all the protocols that it speaks. */
class CloudWatchFuzzTest {
  private static final int REQUESTS = 1_500;
  private static final String TARGET = "GraniteServiceVersion20100801";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final CBORMapper CBOR = CBORMapper.shared();
  private static final List<Operation<?, ?>> OPERATIONS = CloudWatchOperations.service().built();

  private static final List<String> TEXTS =
      List.of(
          "a",
          "a",
          "a",
          "m1",
          "m1",
          "App",
          "Load",
          "Average",
          "p90",
          "tm90",
          "",
          " ",
          "x",
          "missing",
          "ignore",
          "SUM(METRICS())",
          "m1 / 0",
          "FILL(m1, LINEAR)",
          "SELECT AVG(x) FROM y",
          "IF(m1 > 1, m1) + RATE(m1)",
          "((",
          "m1 +",
          "TIME_SERIES(1) / 0",
          "[m1, 2]",
          "<&>\"']]>",
          "\u0000",
          "\uFFFE",
          "é€🍊",
          "%",
          "arn:aws:sns:us-east-1:1:t",
          "arn:aws:cloudwatch",
          "arn:aws:cloudwatch:us-east-1:000000000000:alarm:a",
          "x".repeat(300));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void wildRequestsGetAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = TestDoor.open();
    int answered = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Operation<?, ?> operation = pick(random, OPERATIONS);
      int percent = pick(random, List.of(0, 10, 40));
      JsonNode input =
          structure(RecordShape.of(Operations.requestType(operation)), random, percent);
      WireRequest request =
          switch (random.nextInt(3)) {
            case 0 -> query(operation.name(), input);
            case 1 -> json(operation.name(), JSON.writeValueAsBytes(input));
            default -> cbor(operation.name(), CBOR.writeValueAsBytes(input));
          };
      WireResponse response = door.answer(request);
      assertAnswered(response, seed + ": " + operation.name() + " " + input);
      answered += response.status() == 200 ? 1 : 0;
    }
    assertThat(answered).isGreaterThan(REQUESTS / 10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedDocumentsGetAnAwsAnswer(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FrontEnd door = TestDoor.open();
    for (int i = 0; i < REQUESTS; i++) {
      Operation<?, ?> operation = pick(random, OPERATIONS);
      JsonNode input = structure(RecordShape.of(Operations.requestType(operation)), random, 20);
      boolean isJson = random.nextBoolean();
      byte[] body = isJson ? JSON.writeValueAsBytes(input) : CBOR.writeValueAsBytes(input);
      for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      WireRequest request = isJson ? json(operation.name(), body) : cbor(operation.name(), body);
      assertAnswered(door.answer(request), seed + ": " + operation.name() + " " + input);
    }
  }

  private static void assertAnswered(WireResponse response, String sent) {
    assertThat(response.status()).as(sent).isIn(200, 400, 404);
    if (response.status() != 200 && !response.contentType().equals("text/xml")) {
      JsonNode fault =
          response.contentType().equals("application/cbor")
              ? CBOR.readTree(response.body())
              : JSON.readTree(response.body());
      assertThat(fault.get("__type").asString()).as(sent).startsWith("com.amazonaws.cloudwatch#");
      assertThat(fault.get("message").asString()).as(sent).isNotEmpty();
    }
  }

  private static WireRequest json(String operation, byte[] body) {
    return TestDoor.request(
        "POST", "/", "", Map.of("X-Amz-Target", TARGET + "." + operation), body);
  }

  private static WireRequest cbor(String operation, byte[] body) {
    return TestDoor.request(
        "POST", "/service/" + TARGET + "/operation/" + operation, "", Map.of(), body);
  }

  private static WireRequest query(String operation, JsonNode input) {
    List<String> form = new ArrayList<>();
    form.add("Action=" + operation);
    form.add("Version=2010-08-01");
    flatten(form, "", input);
    return TestDoor.post(String.join("&", form));
  }

  private static void flatten(List<String> form, String name, JsonNode node) {
    String prefix = name.isEmpty() ? "" : name + ".";
    if (node.isObject()) {
      node.forEachEntry((key, value) -> flatten(form, prefix + key, value));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(form, prefix + "member." + (i + 1), node.get(i));
      }
    } else {
      form.add(name + "=" + URLEncoder.encode(node.asString(), UTF_8));
    }
  }

  private static ObjectNode structure(RecordShape shape, SplittableRandom random, int percent) {
    ObjectNode object = NODES.objectNode();
    for (RecordShape.Member member : shape.members()) {
      if (random.nextInt(100) < (member.required() ? 98 : percent)) {
        object.set(member.wireName(), value(member.shape(), random, percent));
      }
    }
    return object;
  }

  private static JsonNode value(ValueShape shape, SplittableRandom random, int percent) {
    if (random.nextInt(60) == 0) {
      return pick(
          random,
          List.of(
              NODES.stringNode("x"),
              NODES.numberNode(-1),
              NODES.numberNode(1e300),
              NODES.nullNode(),
              NODES.arrayNode(),
              NODES.objectNode(),
              NODES.booleanNode(true)));
    }
    if (shape instanceof ValueShape.Structure structure) {
      return structure(structure.shape(), random, percent);
    }
    if (shape instanceof ValueShape.ListOf list) {
      ArrayNode array = NODES.arrayNode();
      for (int elements = random.nextInt(4); elements > 0; elements--) {
        array.add(value(list.element(), random, percent));
      }
      return array;
    }
    if (shape instanceof ValueShape.MapOf map) {
      ObjectNode object = NODES.objectNode();
      for (int entries = random.nextInt(4); entries > 0; entries--) {
        object.set(pick(random, TEXTS), value(map.value(), random, percent));
      }
      return object;
    }
    return scalar((ValueShape.Scalar) shape, random);
  }

  private static JsonNode scalar(ValueShape.Scalar scalar, SplittableRandom random) {
    return switch (scalar.type()) {
      case STRING ->
          NODES.stringNode(
              scalar.constants().isEmpty()
                  ? pick(random, TEXTS)
                  : pick(random, List.copyOf(scalar.constants().keySet())));
      case INTEGER, LONG ->
          NODES.numberNode(pick(random, List.of(1, 2, 10, 60, 60, 300, 0, -1, 2147483640)));
      case DOUBLE ->
          NODES.numberNode(pick(random, List.of(0.0, 1.0, 50.0, -0.5, 1e300, Double.MIN_VALUE)));
      case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
      case TIMESTAMP ->
          NODES.numberNode(
              pick(random, List.of(1767225600L, 1767225540L, 1767229200L, 0L, 253402300799L)));
    };
  }

  private static <T> T pick(SplittableRandom random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
