package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spot's API refuses, and how: in its envelope, with its codes, and never as a failure. */
class ElastigroupRefusalsTest {
  private Sandbox sandbox;
  private Spot spot;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(settings -> settings.set("max-body", "64KiB"));
    spot = new Spot(sandbox.endpoint());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"group":{"name":"w","capacity":{"minimum":1,"maximum":5,"target":0}}} | body:group.capacity.minimum | "minimum" must be less than or equal to 0
          {"group":{"name":"w","capacity":{"minimum":0,"maximum":1,"target":2}}} | body:group.capacity.maximum | "maximum" must be larger than or equal to 2
          {"group":{"name":"w","capacity":{"target":-1}}} | body:group.capacity.target | "target" must be larger than or equal to 0
          {"group":{"name":"w","capacity":{"target":"2"}}} | body:group.capacity.target | "target" must be an integer
          {"group":{"name":"w","capacity":{"target":1e300}}} | body:group.capacity.target | "target" must be an integer
          {"group":{"name":"w","capacity":{}}} | body:group.capacity.target | "target" is required
          {"group":{"name":"w","capacity":[]}} | body:group.capacity | "capacity" must be an object
          {"group":{"name":"w","capacity":{"target":1,"unit":"ton"}}} | body:group.capacity.unit | "unit" must be one of [instance, weight]
          {"group":{"name":"w"}} | body:group.capacity | "capacity" is required
          {"group":{"capacity":{"target":1}}} | body:group.name | "name" is required
          {"group":{"name":7,"capacity":{"target":1}}} | body:group.name | "name" must be a string
          {"group":[]} | body:group | "group" must be an object
          {} | body:group | "group" is required
          {"group":{"name":"w","region":"the moon","capacity":{"target":1}}} | body:group.region | "region" must be the name of a region
          {"group":{"name":"w","capacity":{"target":1},"strategy":{"risk":101}}} | body:group.strategy.risk | "risk" must be less than or equal to 100
          {"group":{"name":"w","capacity":{"target":1},"strategy":{"availabilityVsCost":"luck"}}} | body:group.strategy.availabilityVsCost | "availabilityVsCost" must be one of [balanced, costOriented, availabilityOriented, cheapest, equalAzDistribution]
          {"group":{"name":"w","capacity":{"target":1},"strategy":{"scalingStrategy":{"terminationPolicy":"oldest"}}}} | body:group.strategy.scalingStrategy.terminationPolicy | "terminationPolicy" must be one of [default, newestInstance]
          {"group":{"name":"w","capacity":{"target":1},"compute":{"availabilityZones":["us-east-1a"]}}} | body:group.compute.availabilityZones.0 | "0" must be an object
          {"group":{"name":"w","capacity":{"target":1},"compute":{"instanceTypes":{"spot":"c4.large"}}}} | body:group.compute.instanceTypes.spot | "spot" must be an array
          {"group":{"name":"w","capacity":{"target":1},"compute":{"launchSpecification":{"healthCheckType":"PULSE"}}}} | body:group.compute.launchSpecification.healthCheckType |
          {"group":{"name":"w","capacity":{"target":1},"compute":{"availabilityZones":[{"name":"eu-west-1a"}]}}} | |
          {"group":{"name":"w","capacity":{"target":1},"compute":{"launchSpecification":{"tags":[{"tagKey":"aws:x"}]}}}} | |
          {"group":{"name":"w","capacity":{"target":1},"scaling":{"up":[{"policyName":"p","metricName":"m"}]}}} | body:group.scaling.up.0.threshold | "threshold" is required
          {"group": | | The body is not a JSON object.
          [] | | The body is not a JSON object.
          null | | The body is not a JSON object.
          {} {} | | The body is not a JSON object.
          """)
  void aGroupThatCannotBeIsRefusedWithItsField(
      String body, @Nullable String field, @Nullable String message) {
    Spot.Answer answer = spot.call("POST", "/aws/ec2/group", body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    assertThat(answer.response().get("status"))
        .hasToString("{\"code\":400,\"message\":\"Bad Request\"}");
    assertThat(answer.code()).isEqualTo("ValidationError");
    if (field != null) {
      assertThat(answer.response().at("/errors/0/field").stringValue()).isEqualTo(field);
    }
    if (message != null) {
      assertThat(answer.message()).isEqualTo(message);
    }
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).isEmpty();
    assertThat(sandbox.client().describeAutoScalingGroups().autoScalingGroups()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /aws/ec2/group/sig-00000000",
    "PUT, /aws/ec2/group/sig-00000000",
    "DELETE, /aws/ec2/group/sig-00000000",
    "GET, /aws/ec2/group/sig-00000000/status",
    "GET, /aws/ec2/group/sig-00000000/instanceHealthiness",
    "PUT, /aws/ec2/group/sig-00000000/scale/up?adjustment=1",
    "PUT, /aws/ec2/group/sig-00000000/scale/down?adjustment=1",
    "PUT, /aws/ec2/group/sig-00000000/capacity",
    "GET, /aws/ec2/group/sig-00000000/suspension",
    "GET, /aws/ec2/group/sig-00000000/events",
    "GET, /aws/ec2/group/sig-00000000/logs?fromDate=0&toDate=1",
    "GET, /aws/ec2/group/%00%ff",
  })
  void anUnknownGroupDoesNotExist(String method, String path) {
    Spot.Answer answer = spot.call(method, path, method.equals("PUT") ? "{\"group\":{}}" : "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("GROUP_DOESNT_EXIST");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /aws/ec2/instance/{i}",
    "POST, /aws/ec2/instance/{i}/lock",
    "POST, /aws/ec2/instance/{i}/unlock",
    "POST, /aws/ec2/instance/{i}/standby/enter",
    "POST, /aws/ec2/instance/{i}/standby/exit",
  })
  void anInstanceThatIsInNoGroupOfSpotsDoesNotExist(String method, String path) {
    sandbox.create("of-aws", 1);
    String ofAws = sandbox.ids("of-aws").get(0);

    assertThat(spot.call(method, path.replace("{i}", "i-00000000000000000"), "").code())
        .isEqualTo("INSTANCE_DOESNT_EXIST");
    assertThat(spot.call(method, path.replace("{i}", ofAws), "").code())
        .isEqualTo("INSTANCE_DOESNT_EXIST");
    assertThat(sandbox.instances("of-aws").get(0).protectedFromScaleIn()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PUT | /scale/up | | "adjustment" is required
          PUT | /scale/up?adjustment=0 | | "adjustment" must be an integer above 0
          PUT | /scale/down?adjustment=-1 | | "adjustment" must be an integer above 0
          PUT | /scale/down?adjustment=99999999999 | | "adjustment" must be an integer above 0
          PUT | /detachInstances | {} | "instancesToDetach" is required
          PUT | /detachInstances | {"instancesToDetach":"i-1"} | "instancesToDetach" must be an array
          PUT | /detachInstances | {"instancesToDetach":[1]} | "0" must be a string
          PUT | /detachInstances | {"instancesToDetach":["i-1"]} | Instance i-1 doesn't exist.
          PUT | /detachInstances | {"instancesToDetach":["i-1"],"shouldTerminateInstances":"yes"} | "shouldTerminateInstances" must be a boolean
          POST | /suspension | {} | "processes" is required
          POST | /suspension | {"processes":["SLEEP"]} | "processes" must be of [AUTO_HEALING, AUTO_SCALE, LB_REGISTRATION, OUT_OF_STRATEGY, PREVENTIVE_REPLACEMENT, REVERT_PREFERRED, SCHEDULING]
          PUT | | {"group":{"region":"us-west-2"}} | "region" cannot be changed
          PUT | | {"group":{"name":null}} | "name" is required
          PUT | /capacity | {"target":99} | "maximum" must be larger than or equal to 99
          GET | /logs | | "fromDate" is required
          GET | /events?fromDate=yesterday | | "fromDate" must be a day or milliseconds since 1970
          """)
  void aCallThatCannotBeIsRefused(
      String method, @Nullable String path, @Nullable String body, String message) {
    String id = spot.create("workers", 1);

    Spot.Answer answer =
        spot.call(
            method, "/aws/ec2/group/" + id + (path == null ? "" : path), body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(spot.instances(id)).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "PUT, /aws/ec2/group/sig-00000000/roll",
    "GET, /aws/ec2/group/sig-00000000/costs",
    "GET, /aws/ec2/spotType",
    "POST, /aws/ec2/group/autoScalingGroup/import",
    "PATCH, /aws/ec2/group",
    "GET, /ocean/aws/k8s/cluster",
    "GET, /azure/compute/group",
    "POST, /gcp/gce/group",
  })
  void whatIsNotEmulatedIsSaidToBe(String method, String path) {
    Spot.Answer answer = spot.call(method, path, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("NOT_EMULATED");
    assertThat(answer.message()).isEqualTo(method + " " + path + " is not emulated.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"includeDeleted=true", "activeFrom=2026-03-01", "activeTo=2026-03-01"})
  void noListHasWhatIsNotThereAnyMore(String filter) {
    Spot.Answer answer = spot.call("GET", "/aws/ec2/group?" + filter, "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("NOT_EMULATED");
    assertThat(answer.message())
        .isEqualTo(
            "The parameter " + filter.substring(0, filter.indexOf('=')) + " is not emulated.");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"none", "Bearer", "'Bearer '", "Basic abc"},
      nullValues = "none")
  void withoutATokenNothingIsAnswered(@Nullable String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.endpoint().resolve("/aws/ec2/group")).GET();
    if (authorization != null) {
      request.header("Authorization", authorization);
    }

    Spot.Answer answer = Spot.call(request);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void webPagesOfOthersAreTurnedAway() {
    Spot.Answer answer =
        Spot.call(
            HttpRequest.newBuilder(sandbox.endpoint().resolve("/aws/ec2/group"))
                .header("Authorization", "Bearer x")
                .header("Origin", "http://elsewhere.example")
                .POST(
                    BodyPublishers.ofString(
                        "{\"group\":{\"name\":\"w\",\"capacity\":{\"target\":1}}}")));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("AccessDenied");
    assertThat(spot.ok("GET", "/aws/ec2/group").items()).isEmpty();
  }

  @Test
  void aBodyThatIsTooLongIsRefusedInTheEnvelope() {
    Spot.Answer answer =
        spot.call("POST", "/aws/ec2/group", "{\"group\":\"" + "x".repeat(70_000) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("RequestEntityTooLarge");
  }

  @Test
  void aBodyThatIsNestedWithoutEndIsRefused() {
    assertThat(spot.call("POST", "/aws/ec2/group", "{\"group\":".repeat(6_000)).code())
        .isEqualTo("ValidationError");
    String deep = "{\"a\":".repeat(400) + "1" + "}".repeat(400);
    String id =
        spot.create("{\"name\":\"deep\",\"capacity\":{\"target\":0},\"more\":" + deep + "}");
    assertThat(
            spot.call("PUT", "/aws/ec2/group/" + id, "{\"group\":{\"more\":" + deep + "}}")
                .status())
        .isEqualTo(200);
  }

  /** Whatever stands in the place of a value, it is refused or done. */
  @Test
  void oddValuesAnywhereNeverFail() {
    String[] values = {
      "null",
      "true",
      "-1",
      "1.5",
      "1e99",
      "\"\"",
      "\"x\"",
      "[]",
      "[null]",
      "[{}]",
      "{}",
      "{\"a\":{}}"
    };
    String[] places = {
      "{\"name\":%s}",
      "{\"region\":%s}",
      "{\"capacity\":%s}",
      "{\"capacity\":{\"minimum\":%s}}",
      "{\"capacity\":{\"unit\":%s}}",
      "{\"strategy\":%s}",
      "{\"strategy\":{\"onDemandCount\":%s}}",
      "{\"strategy\":{\"scalingStrategy\":%s}}",
      "{\"compute\":%s}",
      "{\"compute\":{\"instanceTypes\":%s}}",
      "{\"compute\":{\"instanceTypes\":{\"spot\":%s}}}",
      "{\"compute\":{\"instanceTypes\":{\"ondemand\":%s}}}",
      "{\"compute\":{\"instanceTypes\":{\"weights\":%s}},\"capacity\":{\"unit\":\"weight\"}}",
      "{\"compute\":{\"availabilityZones\":%s}}",
      "{\"compute\":{\"subnetIds\":%s}}",
      "{\"compute\":{\"launchSpecification\":%s}}",
      "{\"compute\":{\"launchSpecification\":{\"imageId\":%s}}}",
      "{\"compute\":{\"launchSpecification\":{\"tags\":%s}}}",
      "{\"compute\":{\"launchSpecification\":{\"iamRole\":%s}}}",
      "{\"compute\":{\"launchSpecification\":{\"securityGroupIds\":%s}}}",
      "{\"scaling\":%s}",
      "{\"scaling\":{\"up\":%s}}",
      "{\"scaling\":{\"down\":[{\"policyName\":\"p\",\"metricName\":\"m\",\"threshold\":1,\"dimensions\":%s}]}}",
      "{\"scaling\":{\"up\":[{\"policyName\":\"p\",\"metricName\":\"m\",\"threshold\":1,\"adjustment\":%s}]}}",
      "{\"scaling\":{\"up\":[{\"policyName\":\"p\",\"metricName\":\"m\",\"threshold\":1,\"statistic\":%s}]}}",
      "{\"scaling\":{\"target\":[{\"policyName\":\"p\",\"target\":%s}]}}",
      "{\"scheduling\":{\"tasks\":%s}}",
      "{\"scheduling\":{\"tasks\":[{\"taskType\":\"scale\",\"cronExpression\":%s}]}}",
      "{\"scheduling\":{\"tasks\":[{\"taskType\":\"scale\",\"startTime\":%s}]}}"
    };
    String id = spot.create("odd", 1);
    for (String place : places) {
      for (String value : values) {
        String body = "{\"group\":" + place.formatted(value) + "}";
        assertThat(spot.call("PUT", "/aws/ec2/group/" + id, body).status()).as(body).isIn(200, 400);
        assertThat(spot.call("GET", "/aws/ec2/group/" + id, "").status()).as(body).isEqualTo(200);
      }
    }
  }

  /** A body with bytes changed, missing or twice is refused or done. */
  @Test
  void brokenBodiesNeverFail() {
    Random random = new Random(7);
    String whole =
        "{\"group\":{\"name\":\"w\",\"capacity\":{\"minimum\":0,\"maximum\":5,\"target\":1},\"compute\":{\"instanceTypes\":{\"spot\":[\"c4.large\"]}}}}";
    for (int i = 0; i < 300; i++) {
      StringBuilder broken = new StringBuilder(whole);
      for (int j = 0; j <= random.nextInt(4); j++) {
        int at = random.nextInt(broken.length());
        broken.setCharAt(at, (char) random.nextInt(256));
      }
      assertThat(spot.call("POST", "/aws/ec2/group", broken.toString()).status())
          .as("%s", broken)
          .isIn(200, 400);
    }
  }
}
