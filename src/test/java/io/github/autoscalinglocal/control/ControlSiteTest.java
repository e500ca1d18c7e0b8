package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.wire.FrontEnd;
import io.github.autoscalinglocal.wire.WireRequest;
import io.github.autoscalinglocal.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ControlSiteTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Scope HOME = new Scope("000000000000", "us-east-1");
  private static final byte[] NOTHING = {};
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A group of two is settled after 42 seconds: 5 until the launches begin, 2 until they are known,
   * 30 to boot, and 5 until nothing is found left to do.
   */
  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          realistic(),
          Reconciler::arrange,
          call -> {
            throw new AssertionError("nobody is to be asked " + call);
          });

  private final FrontEnd aws = new FrontEnd(new Services(), engine, HOME, 2 << 20, 0);
  private final ControlSite site =
      new ControlSite(engine, HOME, () -> engine.resetAll(ClockMode.MANUAL, START), "1.2.3");

  private static Options realistic() {
    Options defaults = Options.DEFAULT;
    return new Options(
        Timings.REALISTIC,
        defaults.references(),
        defaults.tieBreaking(),
        defaults.limits(),
        defaults.seed(),
        defaults.functionEndpoint(),
        defaults.externalEc2(),
        defaults.market());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/health", "/_localstack/health", "/health", "/livez", "/readyz"})
  void healthIsToldUnderAllItsNames(String path) {
    Response answer = send("GET", path, "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    assertThat(text(answer))
        .startsWith(
            """
            {"status":"running","version":"1.2.3","services":{"autoscaling":"running","cloudwatch":"running","ec2":"running",""")
        .contains(
            """
            "edition":"autoscaling-local","uptimeSeconds":0,"clock":{"now":""");
  }

  @Test
  void headIsAnsweredWhereGetIs() {
    assertThat(send("HEAD", "/_local/health", "").status()).isEqualTo(200);
    assertThat(send("HEAD", "/_local/reset", "").status()).isEqualTo(405);
  }

  @Test
  void anEmptyWorldCanBeginAtAnyTime() {
    ok("PUT", "/_local/clock", "{\"mode\":\"manual\",\"now\":\"2020-02-29T10:00:00Z\"}");

    assertThat(clock("now")).isEqualTo("2020-02-29T10:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/reset", "/moto-api/reset"})
  void aResetForgetsEverythingAndStartsTheClockAnew(String path) {
    createGroup("web", 3);
    ok("POST", "/_local/clock/advance", "{\"by\":\"PT1H\"}");

    ok("POST", path, "");

    assertThat(groupExists("web")).isFalse();
    assertThat(text(send("GET", "/_local/clock", "")))
        .isEqualTo(
            """
            {"now":"2026-01-01T00:00:00Z","mode":"manual","speed":1.0,"nextEvent":null,"pendingEvents":0}""");
  }

  @ParameterizedTest
  @CsvSource({
    "account=000000000000, false",
    "region=us-east-1, false",
    "account=000000000000&region=us-east-1, false",
    "account=111111111111, true",
    "region=eu-west-1, true",
    "account=000000000000&region=eu-west-1, true"
  })
  void aResetCanBeOfAnAccountOrARegionOnly(String query, boolean kept) {
    createGroup("web", 1);
    ok("POST", "/_local/clock/advance", "{\"by\":\"PT1H\"}");

    ok("POST", "/_local/reset?" + query, "");

    assertThat(groupExists("web")).isEqualTo(kept);
    assertThat(clock("now")).isEqualTo("2026-01-01T01:00:00Z");
  }

  @Test
  void theClockTellsWhatIsDueNext() {
    createGroup("web", 2);

    JsonNode clock = ok("GET", "/_local/clock", "");

    assertThat(clock.get("now").stringValue()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(clock.get("nextEvent").stringValue()).isEqualTo("2026-01-01T00:00:05Z");
    assertThat(clock.get("pendingEvents").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"by":"PT5S"}                           | 2026-01-01T00:00:05Z
          {"by":"P1DT1H"}                         | 2026-01-02T01:00:00Z
          {"to":"2026-01-01T00:00:01Z"}           | 2026-01-01T00:00:01Z
          {"to":"2026-01-01T00:00:00Z"}           | 2026-01-01T00:00:00Z
          {"events":1}                            | 2026-01-01T00:00:05Z
          {"untilIdle":true,"limit":"PT6S"}       | 2026-01-01T00:00:05Z
          {"untilIdle":true}                      | 2026-01-01T00:00:42Z
          {"untilIdle":true,"by":null}            | 2026-01-01T00:00:42Z
          {"untilIdle":false,"by":"PT1S"}         | 2026-01-01T00:00:01Z
          """)
  void theClockIsMovedOn(String body, String now) {
    createGroup("web", 2);

    JsonNode answer = ok("POST", "/_local/clock/advance", body);

    assertThat(answer.get("now").stringValue()).isEqualTo(now);
    assertThat(clock("now")).isEqualTo(now);
  }

  @Test
  void whatIsDueOnTheWayHappensAndIsCounted() {
    createGroup("web", 2);

    JsonNode all = ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");

    assertThat(all.get("eventsRun").intValue()).isGreaterThan(1);
    assertThat(all.get("pendingEvents").intValue()).isZero();
    assertThat(all.get("nextEvent").isNull()).isTrue();
    assertThat(aws("DescribeAutoScalingInstances")).contains("InService");
  }

  @Test
  void theClockIsSwitchedAndShowsItsSpeed() {
    JsonNode scaled = ok("PUT", "/_local/clock", "{\"mode\":\"scaled\",\"speed\":60}");
    assertThat(scaled.get("mode").stringValue()).isEqualTo("scaled");
    assertThat(scaled.get("speed").doubleValue()).isEqualTo(60);

    JsonNode real = ok("PUT", "/_local/clock", "{\"mode\":\"realtime\"}");
    assertThat(real.get("mode").stringValue()).isEqualTo("realtime");
    assertThat(real.get("speed").doubleValue()).isEqualTo(1);

    JsonNode manual =
        ok("PUT", "/_local/clock", "{\"mode\":\"manual\",\"now\":\"2027-01-01T00:00:00Z\"}");
    assertThat(manual.get("mode").stringValue()).isEqualTo("manual");
    assertThat(manual.get("now").stringValue()).isEqualTo("2027-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, 200",
    "1969-12-31T23:59:59Z, 400",
    "-1000-01-01T00:00:00Z, 400"
  })
  void anEmptyWorldCanBeginAtAnyTimeThatClientsCanRead(String now, int status) {
    assertThat(
            send("PUT", "/_local/clock", "{\"mode\":\"manual\",\"now\":\"%s\"}".formatted(now))
                .status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT  | /_local/clock         |                                              | The body must be one JSON object.
          PUT  | /_local/clock         | {                                            | The body is not JSON
          PUT  | /_local/clock         | {"mode":"manual"}{}                          | The body must be one JSON object.
          PUT  | /_local/clock         | null                                         | The body must be one JSON object.
          PUT  | /_local/clock         | []                                           | The body must be one JSON object.
          PUT  | /_local/clock         | 7                                            | The body must be one JSON object.
          PUT  | /_local/clock         | "manual"                                     | The body must be one JSON object.
          PUT  | /_local/clock         | {}                                           | Field 'mode' must be realtime, scaled or manual.
          PUT  | /_local/clock         | {"mode":"slow"}                              | Field 'mode' must be realtime, scaled or manual.
          PUT  | /_local/clock         | {"mode":["manual"]}                          | Field 'mode' has a value of the wrong type.
          PUT  | /_local/clock         | {"mode":1}                                   | Field 'mode' has a value of the wrong type.
          PUT  | /_local/clock         | {"mode":"manual","when":1}                   | There is no field 'when'; there are mode, now, speed.
          PUT  | /_local/clock         | {"mode":"scaled"}                            | The mode 'scaled' needs a field 'speed' above 0, at most 1000000.
          PUT  | /_local/clock         | {"mode":"scaled","speed":0}                  | The mode 'scaled' needs a field 'speed' above 0, at most 1000000.
          PUT  | /_local/clock         | {"mode":"scaled","speed":-1}                 | The mode 'scaled' needs a field 'speed' above 0, at most 1000000.
          PUT  | /_local/clock         | {"mode":"scaled","speed":1e300}              | The mode 'scaled' needs a field 'speed' above 0, at most 1000000.
          PUT  | /_local/clock         | {"mode":"scaled","speed":"60"}               | Field 'speed' has a value of the wrong type.
          PUT  | /_local/clock         | {"mode":"scaled","speed":NaN}                | The body is not JSON
          PUT  | /_local/clock         | {"mode":"manual","speed":60}                 | Field 'speed' has a place in the mode 'scaled' only.
          PUT  | /_local/clock         | {"mode":"realtime","now":"2027-01-01T00:00:00Z"} | Field 'now' has no place in the mode 'realtime'.
          PUT  | /_local/clock         | {"mode":"manual","now":"2025-12-31T00:00:00Z"}   | Time never goes back once something has happened: it is 2026-01-01T00:00:00Z already.
          PUT  | /_local/clock         | {"mode":"manual","now":"tomorrow"}           | Field 'now' must be an instant such as 2026-01-01T00:00:00Z.
          PUT  | /_local/clock         | {"mode":"manual","now":1767225600}           | Field 'now' has a value of the wrong type.
          POST | /_local/clock/advance | {}                                           | One of the fields by, to, events and untilIdle says how far to go.
          POST | /_local/clock/advance | {"by":"PT1H","events":1}                     | One of the fields by, to, events and untilIdle says how far to go.
          POST | /_local/clock/advance | {"untilIdle":false}                          | One of the fields by, to, events and untilIdle says how far to go.
          POST | /_local/clock/advance | {"by":"1h"}                                  | Field 'by' must be a duration such as PT1H or P1D, and not negative.
          POST | /_local/clock/advance | {"by":"-PT1H"}                               | Field 'by' must be a duration such as PT1H or P1D, and not negative.
          POST | /_local/clock/advance | {"by":"PT9223372036854775807S"}              | Time goes from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
          POST | /_local/clock/advance | {"by":"P9999999999999999D"}                  | Field 'by' must be a duration such as PT1H or P1D, and not negative.
          POST | /_local/clock/advance | {"by":"P3660000D"}                           | Time goes from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
          POST | /_local/clock/advance | {"to":"+10000-01-01T00:00:00Z"}              | Time goes from 1970-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
          POST | /_local/clock/advance | {"to":"2025-12-31T00:00:00Z"}                | Time never goes back: it is 2026-01-01T00:00:00Z already.
          POST | /_local/clock/advance | {"events":0}                                 | Field 'events' must be above 0.
          POST | /_local/clock/advance | {"events":1.5}                               | Field 'events' has a value of the wrong type.
          POST | /_local/clock/advance | {"events":99999999999}                       | A number in the body is out of range.
          POST | /_local/clock/advance | {"untilIdle":"yes"}                          | Field 'untilIdle' has a value of the wrong type.
          POST | /_local/clock/advance | {"by":"PT1H","limit":"P1D"}                  | Field 'limit' has a place beside 'untilIdle' only.
          POST | /_local/clock/advance | {"untilIdle":true,"limit":"-P1D"}            | Field 'limit' must be a duration such as PT1H or P1D, and not negative.
          POST | /_local/clock/advance?by=PT1H | {}                                   | There are no parameters here, and so no 'by'.
          GET  | /_local/clock?now=1   |                                              | There are no parameters here, and so no 'now'.
          GET  | /_local/groups/web/scale-in?count=0          |                       | Parameter 'count' must be a whole number above 0.
          GET  | /_local/groups/web/scale-in?count=two        |                       | Parameter 'count' must be a whole number above 0.
          GET  | /_local/groups/web/scale-in?count=1&count=2  |                       | Parameter 'count' is given more than once.
          GET  | /_local/groups/web/scale-in?policy=Oldest    |                       | [Oldest] is not a valid termination policy
          GET  | /_local/groups/web/scale-in?policy=Default&policy=OldestInstance |   | If Default termination policy is specified, it must be at the end of list of termination policies.
          GET  | /_local/groups/web/scale-in?policy=OldestInstance&policy=arn:aws:lambda:us-east-1:123456789012:function:f | | If a Lambda function is specified as a termination policy, there can be only one and it must be at the beginning of the list of termination policies.
          GET  | /_local/groups/web/scale-in?policies=Default |                       | There is no parameter 'policies'; there are count, policy, protect, unprotect.
          GET  | /_local/groups/%zz/scale-in                  |                       | The URL has a percent sign that is not followed by two hex digits.
          GET  | /_local/decisions?group=%                    |                       | The URL has a percent sign that is not followed by two hex digits.
          GET  | /_local/decisions?limit=-1                   |                       | Parameter 'limit' must be a whole number above 0.
          GET  | /_local/decisions?groups=web                 |                       | There is no parameter 'groups'; there are group, limit.
          GET  | /_local/messages?kind=email                  |                       | Parameter 'kind' must be one of sns, sqs, eventbridge, lambda.
          GET  | /_local/messages?since=yesterday             |                       | Parameter 'since' must be an instant such as 2026-01-01T00:00:00Z.
          GET  | /_local/messages?limit=1                     |                       | There is no parameter 'limit'; there are group, kind, since.
          POST | /_local/instances/i-1                    | {}                    | Field 'event' must be one of terminate, stop, impair, impair-volume, recover, spot-interruption, rebalance-recommendation, target-unhealthy, target-healthy.
          POST | /_local/instances/i-1                    | {"event":"Stop"}      | Field 'event' must be one of terminate, stop,
          POST | /_local/instances/i-1                    | {"event":["stop"]}    | Field 'event' has a value of the wrong type.
          POST | /_local/instances/i-1                    | {"events":"stop"}     | There is no field 'events'; there are event, takesCapacity.
          POST | /_local/instances/i-1                    | {"event":"stop","takesCapacity":true} | Field 'takesCapacity' belongs to the event 'spot-interruption'.
          POST | /_local/instances/i-1?event=stop         | {"event":"stop"}      | There are no parameters here, and so no 'event'.
          PUT  | /_local/seed          | {"market":[null]}                            | A pool must be an object.
          PUT  | /_local/seed          | {"faults":[null]}                            | A fault must be a JSON object, and not null.
          POST | /_local/reset?account=42                     |                       | Parameter 'account' must be an account of 12 digits.
          POST | /_local/reset?everything                     |                       | There is no parameter 'everything'; there are account, region, init.
          """)
  void whatIsWrongWithACallIsToldAndChangesNothing(
      String method, String path, String body, String message) {
    createGroup("web", 1);

    Response answer = send(method, path, body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(400);
    JsonNode error = json(answer).get("error");
    assertThat(error.get("code").stringValue()).isEqualTo("InvalidRequest");
    assertThat(error.get("message").stringValue()).startsWith(message);
    assertThat(clock("now")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(clock("mode")).isEqualTo("manual");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /_local/clock",
    "POST, /_local/clock/advance",
    "POST, /_local/faults",
    "PUT, /_local/faults"
  })
  void noBodyWhateverIsMoreThanRefused(String method, String path) {
    Random random = new Random(1);
    String[] pieces = {
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "\"",
      "\\",
      "\\ud800",
      "null",
      "true",
      "1",
      "-",
      ".5",
      "e9",
      "NaN",
      "\"by\"",
      "\"to\"",
      "\"events\"",
      "\"mode\"",
      "\"speed\"",
      "\"PT1S\"",
      "\"manual\"",
      " ",
      "\0"
    };
    for (int i = 0; i < 5_000; i++) {
      var body = new ByteArrayOutputStream();
      body.write("{\"by\":".getBytes(UTF_8), 0, random.nextInt(7));
      for (int j = random.nextInt(8); j > 0; j--) {
        body.writeBytes(pieces[random.nextInt(pieces.length)].getBytes(UTF_8));
      }
      for (int j = random.nextInt(3); j > 0; j--) {
        body.write(random.nextInt(256));
      }
      assertThat(send(method, path, body.toByteArray()).status())
          .as(() -> Arrays.toString(body.toByteArray()))
          .isIn(200, 400);
    }
    assertThat(send(method, path, "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(send(method, path, "{\"by\":".repeat(100_000)).status()).isEqualTo(400);
    assertThat(send(method, path, "{\"events\":" + "9".repeat(100_000) + "}").status())
        .isEqualTo(400);
  }

  @Test
  void aDryRunNamesTheVictimsOfTheScaleInThatFollows() {
    createGroup("web", 5);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    aws("SetDesiredCapacity&AutoScalingGroupName=web&DesiredCapacity=2");
    ok("POST", "/_local/clock/advance", "{\"to\":\"2026-01-01T00:00:46.999Z\"}");

    JsonNode preview = ok("GET", "/_local/groups/web/scale-in?count=3", "");
    assertThat(ok("GET", "/_local/decisions", "").get("decisions").isEmpty()).isTrue();
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");

    JsonNode decision = ok("GET", "/_local/decisions?group=web", "").get("decisions").get(0);
    assertThat(texts(preview.get("victims"), "instanceId"))
        .hasSize(3)
        .isEqualTo(texts(decision.get("victims"), "instanceId"));
    assertThat(decision.propertyNames())
        .containsExactly("group", "at", "count", "policies", "victims", "steps", "excluded");
    assertThat(decision.get("at").stringValue()).isEqualTo("2026-01-01T00:00:47Z");
    assertThat(decision.get("count").intValue()).isEqualTo(3);
  }

  @Test
  void aDryRunCanTryOtherPolicies() {
    createGroup("web", 2);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");

    JsonNode preview =
        ok(
            "GET",
            "/_local/groups/web/scale-in?policy=NewestInstance&policy=ClosestToNextInstanceHour",
            "");

    assertThat(preview.get("count").intValue()).isEqualTo(1);
    assertThat(StreamSupport.stream(preview.get("policies").spliterator(), false))
        .extracting(JsonNode::stringValue)
        .containsExactly("NewestInstance", "ClosestToNextInstanceHour");
  }

  @Test
  void aGroupIsFoundByItsNameHoweverItIsWritten() {
    createGroup("a%2Fb%2Bc", 1);

    assertThat(ok("GET", "/_local/groups/a%2Fb+c/scale-in", "").get("group").stringValue())
        .isEqualTo("a/b+c");
  }

  @Test
  void accountAndRegionComeFromHeadersOrElseFromTheSettings() {
    createGroup("web", 1);

    Response elsewhere =
        send("GET", "/_local/groups/web/scale-in", NOTHING, Map.of("x-local-region", "eu-west-1"));
    Response here =
        send(
            "GET",
            "/_local/groups/web/scale-in",
            NOTHING,
            Map.of("x-local-account", "000000000000", "x-local-region", "us-east-1"));

    assertThat(here.status()).isEqualTo(200);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(text(elsewhere))
        .isEqualTo(
            """
            {"error":{"code":"NotFound","message":"There is no group 'web' in account 000000000000, region eu-west-1."}}""");
    assertThat(send("GET", "/_local/decisions", NOTHING, Map.of("x-local-account", "me")).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"terminate", "stop", "impair", "impair-volume", "recover"})
  void somethingCanHappenToAnInstanceThatIsThere(String event) {
    String id = instanceInService();

    assertThat(text(happen(id, event)))
        .isEqualTo("{\"instanceId\":\"%s\",\"event\":\"%s\"}".formatted(id, event));

    Response unknown = happen("i-0123456789abcdef0", event);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(text(unknown))
        .isEqualTo(
            """
            {"error":{"code":"NotFound","message":"There is no instance 'i-0123456789abcdef0' in account 000000000000, region us-east-1."}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "spot-interruption, is not a Spot Instance.",
    "rebalance-recommendation, is not a Spot Instance.",
    "target-unhealthy, is not registered with any load balancer or target group.",
    "target-healthy, is not registered with any load balancer or target group."
  })
  void whatCannotHappenToAnInstanceIsRefused(String event, String why) {
    String id = instanceInService();

    Response refusal = happen(id, event);

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(json(refusal).get("error").get("message").stringValue())
        .isEqualTo("Instance '" + id + "' " + why);
  }

  @Test
  void nothingMoreHappensToAnInstanceThatIsTerminated() {
    String id = instanceInService();
    happen(id, "terminate");

    assertThat(happen(id, "recover").status()).isEqualTo(404);
  }

  private Response happen(String id, String event) {
    return send("POST", "/_local/instances/" + id, "{\"event\":\"%s\"}".formatted(event));
  }

  private String instanceInService() {
    createGroup("web", 1);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    return engine.read(HOME, view -> view.region().existing("web").instances().firstKey());
  }

  @Test
  void messagesAreToldOldestFirstAndFiltered() {
    createGroup("web", 1);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    aws(
        "PutNotificationConfiguration&AutoScalingGroupName=web"
            + "&TopicARN=arn:aws:sns:us-east-1:000000000000:topic"
            + "&NotificationTypes.member.1=autoscaling:EC2_INSTANCE_TERMINATE");
    createGroup("other", 1);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");

    assertThat(messages("")).containsExactly("web eventbridge", "web sns", "other eventbridge");
    assertThat(messages("?group=web")).containsExactly("web eventbridge", "web sns");
    assertThat(messages("?kind=eventbridge"))
        .containsExactly("web eventbridge", "other eventbridge");
    assertThat(messages("?kind=sqs")).isEmpty();
    String launched =
        ok("GET", "/_local/messages?group=other", "").get("messages").get(0).get("at").asString();
    assertThat(messages("?since=" + launched)).containsExactly("other eventbridge");
  }

  private List<String> messages(String query) {
    return StreamSupport.stream(
            ok("GET", "/_local/messages" + query, "").get("messages").spliterator(), false)
        .map(message -> message.get("group").asString() + " " + message.get("kind").asString())
        .toList();
  }

  @Test
  void aMessageIsShownInFull() {
    createGroup("web", 0);
    aws(
        "PutNotificationConfiguration&AutoScalingGroupName=web"
            + "&TopicARN=arn:aws:sns:us-east-1:000000000000:topic"
            + "&NotificationTypes.member.1=autoscaling:EC2_INSTANCE_TERMINATE");

    assertThat(
            text(send("GET", "/_local/messages", ""))
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("\"sequence\":\\d+", "\"sequence\":<n>"))
        .isEqualTo(
            """
            {"messages":[{"sequence":<n>,"at":"2026-01-01T00:00:00Z","kind":"sns","group":"web",\
            "target":"arn:aws:sns:us-east-1:000000000000:topic","subject":"Auto Scaling: test notification for group \\"web\\"",\
            "body":{"AccountId":"000000000000","RequestId":"<uuid>",\
            "AutoScalingGroupARN":"arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:<uuid>:autoScalingGroupName/web",\
            "AutoScalingGroupName":"web","Service":"AWS Auto Scaling","Event":"autoscaling:TEST_NOTIFICATION","Time":"2026-01-01T00:00:00.000Z"}}]}""");
  }

  @Test
  void decisionsAreToldNewestFirstAsManyAsWanted() {
    createGroup("web", 3);
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    for (int desired = 2; desired >= 0; desired--) {
      aws("SetDesiredCapacity&AutoScalingGroupName=web&DesiredCapacity=" + desired);
      ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    }

    List<String> all = texts(ok("GET", "/_local/decisions", "").get("decisions"), "at");

    assertThat(all).hasSize(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(texts(ok("GET", "/_local/decisions?limit=2", "").get("decisions"), "at"))
        .isEqualTo(all.subList(0, 2));
    assertThat(ok("GET", "/_local/decisions?group=other", "").get("decisions").isEmpty()).isTrue();
  }

  @Test
  void trafficIsShiftedAwayFromAZoneAndBack() {
    assertThat(text(send("PUT", "/_local/zones/us-east-1a/shift", "")))
        .isEqualTo(
            """
            {"zone":"us-east-1a","shifted":true}""");
    aws(
        "CreateAutoScalingGroup&AutoScalingGroupName=g&MinSize=1&MaxSize=1"
            + "&LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0"
            + "&AvailabilityZones.member.1=us-east-1a&AvailabilityZones.member.2=us-east-1b"
            + "&AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true");
    ok("POST", "/_local/clock/advance", "{\"untilIdle\":true}");
    assertThat(aws("DescribeAutoScalingInstances"))
        .contains("<AvailabilityZone>us-east-1b</AvailabilityZone>");

    assertThat(text(send("DELETE", "/_local/zones/us-east-1a/shift", "")))
        .isEqualTo(
            """
            {"zone":"us-east-1a","shifted":false}""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us-west-2a", "us-east-1", "us-east-1ab", "a"})
  void aZoneThatTheRegionDoesNotHaveCannotBeShiftedAwayFrom(String zone) {
    Response answer = send("PUT", "/_local/zones/" + zone + "/shift", "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(json(answer).get("error").get("message").stringValue())
        .isEqualTo("There is no zone '" + zone + "' in region us-east-1.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/nothing", "/_local/health/", "/_other", "/moto-api/x"})
  void whatIsNotThereIsNotAnAwsRequestEither(String path) {
    assertThat(site.serves(path)).isTrue();

    Response answer = send("GET", path, "");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(json(answer).get("error").get("code").stringValue()).isEqualTo("NotFound");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/prefix", "/healthy", "/local/health", "/queue/_local"})
  void otherPathsAreLeftToTheAwsApi(String path) {
    assertThat(site.serves(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST   | /_local/health            | GET, HEAD
          DELETE | /_local/clock             | GET, HEAD, PUT
          GET    | /_local/clock/advance     | POST
          GET    | /_local/reset             | POST
          PUT    | /_local/decisions         | GET, HEAD
          POST   | /_local/market            | GET, HEAD, PUT, DELETE
          GET    | /_local/instances/i-1     | POST
          PATCH  | /_local/faults            | GET, HEAD, PUT, POST, DELETE
          GET    | /_local/faults/f          | DELETE
          """)
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
    Response answer = send(method, path, "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", allowed);
    assertThat(json(answer).get("error").get("code").stringValue()).isEqualTo("MethodNotAllowed");
  }

  @Test
  void refusalsOfTheListenerAreJsonHere() {
    Response refusal = site.refuse(ErrorCode.AccessDenied, "Say \"please\".");

    assertThat(refusal.status()).isEqualTo(403);
    assertThat(text(refusal))
        .isEqualTo(
            """
            {"error":{"code":"AccessDenied","message":"Say \\"please\\"."}}""");
  }

  private void createGroup(String name, int desired) {
    aws(
        "CreateAutoScalingGroup&MinSize=0&MaxSize=9&AvailabilityZones.member.1=us-east-1a"
            + "&LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0&AutoScalingGroupName=%s&DesiredCapacity=%d"
                .formatted(name, desired));
  }

  private boolean groupExists(String name) {
    return aws("DescribeAutoScalingGroups").contains(">" + name + "<");
  }

  private String aws(String action) {
    WireResponse answer =
        aws.answer(
            new WireRequest(
                "GET",
                "/",
                "Version=2011-01-01&Action=" + action,
                header -> Optional.empty(),
                new byte[0]));
    String xml = new String(answer.body(), UTF_8);
    assertThat(answer.status()).as(xml).isEqualTo(200);
    return xml;
  }

  private Response send(String method, String target, String body) {
    return send(method, target, body.getBytes(UTF_8), Map.of());
  }

  private Response send(String method, String target, byte[] body) {
    return send(method, target, body, Map.of());
  }

  private Response send(String method, String target, byte[] body, Map<String, String> headers) {
    String[] parts = target.split("\\?", 2);
    return site.answer(
        new Request(
            method,
            parts[0],
            parts.length == 1 ? "" : parts[1],
            name -> Optional.ofNullable(headers.get(name)).stream().toList(),
            body));
  }

  private JsonNode ok(String method, String target, String body) {
    Response answer = send(method, target, body);
    assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    return json(answer);
  }

  private String clock(String field) {
    return ok("GET", "/_local/clock", "").get(field).stringValue();
  }

  private static List<String> texts(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each -> each.get(field).stringValue())
        .toList();
  }

  private static JsonNode json(Response answer) {
    return JSON.readTree(answer.body());
  }

  private static String text(Response answer) {
    return new String(answer.body(), UTF_8);
  }
}
