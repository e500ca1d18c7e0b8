package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Faults as they are set, shown and removed at {@code /_local/faults}. */
class FaultEndpointsTest {
  private static final String FAULTS = "/_local/faults";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Options.DEFAULT,
          Reconciler::arrange,
          call -> {
            throw new AssertionError("nobody is to be asked " + call);
          });

  private final ControlSite site =
      new ControlSite(
          engine,
          new Scope("000000000000", "us-east-1"),
          () -> engine.resetAll(ClockMode.MANUAL, START),
          "1.2.3");

  @Test
  void atFirstThereAreNone() {
    assertThat(text(send("GET", FAULTS, ""))).isEqualTo("{\"faults\":[]}");
  }

  @Test
  void aFaultThatIsAddedIsShownWithItsIdAndWhatIsLeftOut() {
    JsonNode added = ok("POST", FAULTS, "{\"kind\":\"insufficient-capacity\"}");

    String id = added.get("id").stringValue();
    assertThat(id).matches("[A-Za-z0-9._-]+");
    String shown =
        "{\"id\":\"%s\",\"kind\":\"insufficient-capacity\",\"match\":{\"group\":null,\"availabilityZone\":null,\"instanceType\":null,\"operation\":null},\"times\":null,\"probability\":1.0,\"status\":null,\"code\":null,\"message\":null,\"delay\":null}"
            .formatted(id);
    assertThat(added).isEqualTo(JSON.readTree(shown));
    assertThat(text(send("GET", FAULTS, ""))).isEqualTo("{\"faults\":[" + shown + "]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'insufficient-capacity','match':{'group':'g','availabilityZone':'us-east-1a','instanceType':'m5.large'},'times':3,'message':'Sold out.'}",
        "{'kind':'launch-error','match':{'availabilityZone':'us-east-1a'},'code':'InvalidAMIID.NotFound','message':'The AMI ID ami-1 does not exist.'}",
        "{'kind':'slow-launch','match':{'instanceType':'m5.large'},'delay':'PT5M'}",
        "{'kind':'terminate-error','match':{'group':'g'},'delay':'PT1H'}",
        "{'kind':'terminate-error','message':'No.'}",
        "{'kind':'lambda-error','match':{'group':'g'},'probability':0.25}",
        "{'kind':'throttle','match':{'operation':'SetDesiredCapacity','group':'g'},'times':1}",
        "{'kind':'api-error','status':503,'code':'ServiceUnavailable','message':'Later.'}"
      })
  void whatIsSetIsShown(String fault) {
    JsonNode set = JSON.readTree(fault.replace('\'', '"'));

    JsonNode added = ok("POST", FAULTS, set.toString());

    set.forEachEntry(
        (name, value) -> {
          if (value.isObject()) {
            value.forEachEntry(
                (inner, what) -> assertThat(added.get(name).get(inner)).as(inner).isEqualTo(what));
          } else {
            assertThat(added.get(name)).as(name).isEqualTo(value);
          }
        });
  }

  @Test
  void faultsAreShownInTheOrderInWhichTheyWereAdded() {
    for (int i = 0; i < 12; i++) {
      ok("POST", FAULTS, "{\"kind\":\"throttle\",\"id\":\"f%d\"}".formatted(i % 2 * 50 + i));
    }

    assertThat(ids())
        .containsExactly(
            "f0", "f51", "f2", "f53", "f4", "f55", "f6", "f57", "f8", "f59", "f10", "f61");
  }

  @Test
  void aListTakesThePlaceOfAllFaults() {
    ok("POST", FAULTS, "{\"kind\":\"throttle\"}");

    ok(
        "PUT",
        FAULTS,
        """
        {"faults":[{"id":"a","kind":"api-error"},{"id":"b","kind":"slow-launch","delay":"PT1S"}]}""");
    assertThat(ids()).containsExactly("a", "b");

    ok("PUT", FAULTS, " [{\"id\":\"c\",\"kind\":\"throttle\"}]");
    assertThat(ids()).containsExactly("c");

    ok("PUT", FAULTS, "{\"faults\":[]}");
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatIsShownCanBeSetAgain() {
    ok("POST", FAULTS, "{\"kind\":\"throttle\",\"match\":{\"operation\":\"DescribeTags\"}}");
    ok("POST", FAULTS, "{\"kind\":\"slow-launch\",\"delay\":\"PT90S\",\"times\":2}");
    JsonNode shown = ok("GET", FAULTS, "");
    assertThat(shown.get("faults").get(1).get("delay").stringValue()).isEqualTo("PT1M30S");

    ok("PUT", FAULTS, shown.toString());

    assertThat(ok("GET", FAULTS, "")).isEqualTo(shown);
  }

  @Test
  void aFaultIsRemovedByItsId() {
    ok(
        "PUT",
        FAULTS,
        "[{\"id\":\"a\",\"kind\":\"throttle\"},{\"id\":\"b\",\"kind\":\"throttle\"}]");

    JsonNode left = ok("DELETE", FAULTS + "/a", "");

    assertThat(left.get("faults").size()).isEqualTo(1);
    assertThat(ids()).containsExactly("b");
    assertThat(text(send("DELETE", FAULTS + "/a", "")))
        .isEqualTo("{\"error\":{\"code\":\"NotFound\",\"message\":\"There is no fault 'a'.\"}}");
  }

  @Test
  void allAreRemovedAtOnce() {
    ok("PUT", FAULTS, "[{\"kind\":\"throttle\"},{\"kind\":\"throttle\"}]");
    assertThat(ids()).hasSize(2).doesNotHaveDuplicates();

    ok("DELETE", FAULTS, "");

    assertThat(ids()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_local/reset", "/_local/reset?region=us-east-1"})
  void aResetRemovesThem(String reset) {
    ok("POST", FAULTS, "{\"kind\":\"throttle\"}");

    ok("POST", reset, "");

    assertThat(ids()).isEmpty();
  }

  @Test
  void eachAccountAndRegionHasItsOwn() {
    ok("POST", FAULTS, "{\"kind\":\"throttle\",\"id\":\"here\"}");
    Map<String, String> elsewhere =
        Map.of("x-local-account", "111111111111", "x-local-region", "eu-west-1");
    send("POST", FAULTS, "{\"kind\":\"throttle\",\"id\":\"there\"}", elsewhere);

    assertThat(ids()).containsExactly("here");
    assertThat(ids(json(send("GET", FAULTS, "", elsewhere)))).containsExactly("there");

    send("DELETE", FAULTS, "", elsewhere);
    assertThat(ids()).containsExactly("here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          POST | {                                                            | The body is not JSON
          POST | null                                                         | The body must be one JSON object.
          POST | []                                                           | The body must be one JSON object.
          POST | {}                                                           | Field 'kind' must be one of insufficient-capacity, launch-error, slow-launch, terminate-error, lambda-error, throttle, api-error.
          POST | {'kind':'Throttle'}                                          | Field 'kind' must be one of
          POST | {'kind':7}                                                   | Field 'kind' has a value of the wrong type.
          POST | {'kind':'throttle','match':'g'}                              | Field 'match' has a value of the wrong type.
          POST | {'kind':'throttle','match':{'group':1}}                      | Field 'match.group' has a value of the wrong type.
          POST | {'kind':'throttle','match':{'zone':'a'}}                     | There is no field 'match.zone'; there are availabilityZone, group, instanceType, operation.
          POST | {'kind':'throttle','match':{'availabilityZone':'a'}}         | Field 'match.availabilityZone' has no place in a fault of kind 'throttle'; there are match.group, match.operation, status, code, message.
          POST | {'kind':'launch-error','match':{'operation':'DescribeTags'}} | Field 'match.operation' has no place in a fault of kind 'launch-error'; there are match.group, match.availabilityZone, match.instanceType, code, message.
          POST | {'kind':'lambda-error','match':{'instanceType':'m5.large'}}  | Field 'match.instanceType' has no place in a fault of kind 'lambda-error'; there are match.group, message.
          POST | {'kind':'throttle','match':{'operation':'DescribeTag'}}      | Field 'match.operation' must be an operation such as SetDesiredCapacity.
          POST | {'kind':'throttle','times':0}                                | Field 'times' must be above 0, or null.
          POST | {'kind':'throttle','times':-1}                               | Field 'times' must be above 0, or null.
          POST | {'kind':'throttle','times':1.5}                              | Field 'times' has a value of the wrong type.
          POST | {'kind':'throttle','times':99999999999}                      | A number in the body is out of range.
          POST | {'kind':'throttle','probability':0}                          | Field 'probability' must be above 0 and at most 1.
          POST | {'kind':'throttle','probability':1.01}                       | Field 'probability' must be above 0 and at most 1.
          POST | {'kind':'throttle','probability':'often'}                    | Field 'probability' has a value of the wrong type.
          POST | {'kind':'throttle','status':399}                             | Field 'status' must be from 400 to 599.
          POST | {'kind':'throttle','status':600}                             | Field 'status' must be from 400 to 599.
          POST | {'kind':'throttle','code':''}                                | Field 'code' must be a code such as Throttling.
          POST | {'kind':'throttle','code':'<a>'}                             | Field 'code' must be a code such as Throttling.
          POST | {'kind':'throttle','message':''}                             | Field 'message' must be 1 to 1023 characters, none of them a control character.
          POST | {'kind':'throttle','message':'\\u0001'}                      | Field 'message' must be 1 to 1023 characters, none of them a control character.
          POST | {'kind':'throttle','message':'\\ud800'}                      | Field 'message' must be 1 to 1023 characters, none of them a control character.
          POST | {'kind':'throttle','delay':'PT1S'}                           | Field 'delay' has no place in a fault of kind 'throttle'; there are match.group, match.operation, status, code, message.
          POST | {'kind':'slow-launch'}                                       | A slow launch needs a field 'delay'.
          POST | {'kind':'slow-launch','delay':'5m'}                          | Field 'delay' must be a duration such as PT1H or P1D, and not negative.
          POST | {'kind':'slow-launch','delay':'-PT1S'}                       | Field 'delay' must be a duration such as PT1H or P1D, and not negative.
          POST | {'kind':'slow-launch','delay':'P366D'}                       | Field 'delay' must be at most PT8760H.
          POST | {'kind':'slow-launch','delay':'PT1S','message':'Slow.'}      | Field 'message' has no place in a fault of kind 'slow-launch'; there are match.group, match.availabilityZone, match.instanceType, delay.
          POST | {'kind':'throttle','id':'a/b'}                               | Field 'id' must be 1 to 64 letters, digits, '.-_'.
          POST | {'kind':'throttle','id':'there'}                             | Field 'id' is 'there', as that of another fault.
          PUT  | {'faults':null}                                              | Field 'faults' must be a list of faults.
          PUT  | {}                                                           | Field 'faults' must be a list of faults.
          PUT  | {'kind':'throttle'}                                          | There is no field 'kind'; there are faults.
          PUT  | {'faults':[null]}                                            | A fault must be a JSON object, and not null.
          PUT  | {'faults':[{'kind':'throttle'},{'kind':'x'}]}                | Field 'faults[1].kind' must be one of
          PUT  | {'faults':[{'kind':'throttle','match':{'zone':1}}]}          | There is no field 'faults[0].match.zone'
          PUT  | {'faults':[{'kind':'slow-launch'}]}                          | A slow launch needs a field 'faults[0].delay'.
          PUT  | [{'kind':'throttle'},{'kind':'throttle','times':0}]          | Field '[1].times' must be above 0, or null.
          PUT  | [{'kind':'throttle','id':'a'},{'kind':'throttle','id':'a'}]  | Field '[1].id' is 'a', as that of another fault.
          """)
  void whatIsWrongWithAFaultIsToldAndChangesNothing(String method, String body, String message) {
    ok("POST", FAULTS, "{\"kind\":\"throttle\",\"id\":\"there\"}");
    JsonNode before = ok("GET", FAULTS, "");

    Response answer = send(method, FAULTS, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    JsonNode error = json(answer).get("error");
    assertThat(error.get("code").stringValue()).isEqualTo("InvalidRequest");
    assertThat(error.get("message").stringValue()).startsWith(message);
    assertThat(ok("GET", FAULTS, "")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /_local/faults?group=g, 400",
    "POST, /_local/faults/a, 405",
    "GET, /_local/faults/a, 405",
    "PATCH, /_local/faults, 405",
    "DELETE, /_local/faults?all, 400"
  })
  void otherCallsAreRefused(String method, String target, int status) {
    assertThat(send(method, target, "").status()).isEqualTo(status);
  }

  private List<String> ids() {
    return ids(ok("GET", FAULTS, ""));
  }

  private static List<String> ids(JsonNode answer) {
    return answer.get("faults").valueStream().map(each -> each.get("id").stringValue()).toList();
  }

  private JsonNode ok(String method, String target, String body) {
    Response answer = send(method, target, body);
    assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    return json(answer);
  }

  private Response send(String method, String target, String body) {
    return send(method, target, body, Map.of());
  }

  private Response send(String method, String target, String body, Map<String, String> headers) {
    String[] parts = target.split("\\?", 2);
    return site.answer(
        new Request(
            method,
            parts[0],
            parts.length == 1 ? "" : parts[1],
            name -> Optional.ofNullable(headers.get(name)).stream().toList(),
            body.getBytes(UTF_8)));
  }

  private static JsonNode json(Response answer) {
    return JSON.readTree(answer.body());
  }

  private static String text(Response answer) {
    return new String(answer.body(), UTF_8);
  }
}
