package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.wire.FrontEnd;
import io.github.autoscalinglocal.wire.WireRequest;
import io.github.autoscalinglocal.wire.WireResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The market at {@code /_local/market}: read, changed, restored, and seen by groups. */
class MarketTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Scope HOME = new Scope("000000000000", "us-east-1");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PATH = "/_local/market";

  private final Engine engine =
      new Engine(
          new VirtualClock(InstantSource.fixed(START), ClockMode.MANUAL, START),
          Scenario.options(new BuiltInMarket()),
          Reconciler::arrange,
          call -> {
            throw new AssertionError("nobody is to be asked " + call);
          });

  private final ControlSite site =
      new ControlSite(engine, HOME, () -> engine.resetAll(ClockMode.MANUAL, START), "1.2.3");

  @Test
  void allPoolsOfTheCatalogueCanBeRead() {
    JsonNode market = ok("GET", PATH, "");

    assertThat(market.get("changes")).isEmpty();
    assertThat(market.get("pools").size()).isGreaterThan(1_000);
    assertThat(pools("?instanceType=m5.large"))
        .containsExactly(
            "m5.large us-east-1a 0.096 0.0336 1.0 1.0 0.0 0",
            "m5.large us-east-1b 0.096 0.0336 1.0 1.0 0.0 0",
            "m5.large us-east-1c 0.096 0.0336 1.0 1.0 0.0 0");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "?instanceType=m5.large&availabilityZone=us-east-1b, 1",
    "?instanceType=m5.large&instanceType=m5a.large, 6",
    "?instanceType=m5.*&availabilityZone=us-east-1a, 9",
    "?instanceType=m5.large&availabilityZone=*, 3",
    "?instanceType=z9.large, 0"
  })
  void poolsCanBeAskedForByTypeAndZone(String query, int count) {
    assertThat(pools(query)).hasSize(count);
  }

  @Test
  void whatIsSaidOfAPoolIsMergedWithWhatWasSaidBefore() {
    put("{'instanceType':'m5.large','availabilityZone':'us-east-1a','spotPrice':0.05}");
    put(
        "{'instanceType':'m5.large','availabilityZone':'us-east-1a','volatility':0.9,"
            + "'onDemandPrice':0.1,'spotSpareCapacity':7,'reservedInstances':3}");

    JsonNode answer =
        put(
            "{'instanceType':'m5.large','availabilityZone':'us-east-1a',"
                + "'onDemandSpareCapacity':0}");

    assertThat(answer.get("changes"))
        .hasToString(
            "[{\"instanceType\":\"m5.large\",\"availabilityZone\":\"us-east-1a\","
                + "\"onDemandPrice\":0.1,\"spotPrice\":0.05,\"onDemandSpareCapacity\":0.0,"
                + "\"spotSpareCapacity\":7.0,\"volatility\":0.9,\"reservedInstances\":3}]");
    assertThat(pools("?instanceType=m5.large&availabilityZone=us-east-1a"))
        .containsExactly("m5.large us-east-1a 0.1 0.05 0.0 7.0 0.9 3");
    assertThat(pools("?instanceType=m5.large&availabilityZone=us-east-1b"))
        .containsExactly("m5.large us-east-1b 0.096 0.0336 1.0 1.0 0.0 0");
  }

  @Test
  void whatIsSaidOfOnePoolCountsForMoreThanWhatIsSaidOfMany() {
    put("{'instanceType':'m5.large','availabilityZone':'us-east-1a','spotPrice':0.01}");
    put("{'instanceType':'m5.large','spotPrice':0.02}");
    put("{'availabilityZone':'us-east-1b','spotPrice':0.03,'volatility':0.5}");
    put("{'instanceType':'*','spotPrice':0.04}");

    assertThat(pools("?instanceType=m5.large&instanceType=c5.large"))
        .extracting(pool -> pool.split(" ", -1)[3] + " " + pool.split(" ", -1)[6])
        .as("c5.large in zones a, b and c, then m5.large")
        .containsExactly("0.04 0.0", "0.03 0.5", "0.04 0.0", "0.01 0.0", "0.02 0.5", "0.02 0.0");
  }

  @Test
  void typesAndZonesThatNobodyKnowsCanBeTalkedAbout() {
    put("{'instanceType':'z9.large','onDemandPrice':1}");
    put("{'availabilityZone':'us-east-1f','spotPrice':2}");

    assertThat(pools("?instanceType=z9.large"))
        .containsExactly(
            "z9.large us-east-1a 1.0 null 1.0 null 0.0 0",
            "z9.large us-east-1b 1.0 null 1.0 null 0.0 0",
            "z9.large us-east-1c 1.0 null 1.0 null 0.0 0",
            "z9.large us-east-1f 1.0 2.0 1.0 null 0.0 0");
  }

  @Test
  void changesCanBeTakenBackAndAreOfOneAccountAndRegion() {
    put("{'instanceType':'m5.large','spotPrice':1}");
    put("{'instanceType':'c5.large','availabilityZone':'us-east-1a','spotPrice':1}");
    put("{'instanceType':'c5.large','availabilityZone':'us-east-1b','spotPrice':1}");

    assertThat(ok("DELETE", PATH + "?instanceType=c5.large&availabilityZone=us-east-1b", ""))
        .hasToString(ok("PUT", PATH, "{\"pools\":[]}").toString());
    assertThat(ok("GET", PATH, "").get("changes").size()).isEqualTo(2);
    assertThat(ok("DELETE", PATH + "?instanceType=c5.large", "").get("changes").size())
        .isEqualTo(1);
    assertThat(ok("DELETE", PATH + "?availabilityZone=*", "").get("changes")).isEmpty();

    put("{'spotPrice':1}");
    engine.write(
        new Scope("111111111111", "us-east-1"),
        tx -> {
          assertThat(tx.region().market().quotes()).isEmpty();
          return true;
        });
    ok("POST", "/_local/reset", "");

    assertThat(ok("GET", PATH, "").get("changes")).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {} | The body needs a field 'pools', a list.
          {'pools':[null]} | A pool must be an object.
          {'pools':[{}]} | A pool needs at least one figure: onDemandPrice, spotPrice, onDemandSpareCapacity, spotSpareCapacity, volatility or reservedInstances.
          {'pools':[{'instanceType':'m5.*','spotPrice':1}]} | Field 'instanceType' must be a type such as m5.large, or *.
          {'pools':[{'availabilityZone':'eu-west-1a','spotPrice':1}]} | Field 'availabilityZone' must be a zone such as us-east-1a, or *.
          {'pools':[{'spotPrice':-1}]} | Field 'spotPrice' must be from 0 to 1000000.
          {'pools':[{'onDemandPrice':1e300}]} | Field 'onDemandPrice' must be from 0 to 1000000.
          {'pools':[{'spotSpareCapacity':-0.5}]} | Field 'spotSpareCapacity' must be from 0 to 1000000.
          {'pools':[{'volatility':1.5}]} | Field 'volatility' must be from 0 to 1.
          {'pools':[{'reservedInstances':-1}]} | Field 'reservedInstances' must be 0 or more.
          {'pools':[{'spotPrice':'1'}]} | Field 'pools[0].spotPrice' has a value of the wrong type.
          {'pools':[{'price':1}]} | There is no field 'pools[0].price'; there are availabilityZone, instanceType, onDemandPrice, onDemandSpareCapacity, reservedInstances, spotPrice, spotSpareCapacity, volatility.
          """)
  void whatCannotBeIsRefused(String body, String message) {
    Response answer = send("PUT", PATH, body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).get("error").get("message").stringValue())
        .isEqualTo(message);
    assertThat(ok("GET", PATH, "").get("changes")).isEmpty();
  }

  @Test
  void aRefusedChangeLeavesNoTrace() {
    Response answer = send("PUT", PATH, "{\"pools\":[{\"spotPrice\":1},{\"volatility\":2}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(ok("GET", PATH, "").get("changes")).isEmpty();
  }

  @Test
  void aGroupTakesItsSpotInstancesFromWhereThereAreSome() {
    put("{'instanceType':'c5.large','spotSpareCapacity':0}");

    createSpotGroup(2);

    assertThat(types()).containsExactly("m5.large", "m5.large");
  }

  @Test
  void aGroupThatIsShortRecoversWhenTheMarketDoes() {
    put("{'spotSpareCapacity':0}");
    createSpotGroup(2);
    assertThat(types()).isEmpty();

    ok("DELETE", PATH, "");

    assertThat(types()).containsExactly("c5.large", "c5.large");
  }

  /** By seven times its on-demand price, nobody would take c5.large. */
  @Test
  void aPriceSeenByAGroupIsThatOfItsZone() {
    put("{'instanceType':'c5.large','availabilityZone':'us-east-1a','spotPrice':0.6}");

    createSpotGroup(3);

    assertThat(types()).containsExactly("c5.large", "c5.large", "m5.large");
  }

  @ParameterizedTest(name = "takesCapacity {0}: then {1} are left where it was")
  @CsvSource({"true, 0.0", "false, 1.0"})
  void anInterruptionTakesTheCapacityOfItsPoolWhenToldTo(boolean takes, String left) {
    createSpotGroup(1);
    Instance instance =
        engine.read(HOME, view -> view.region().existing("g")).instances().firstEntry().getValue();

    ok(
        "POST",
        "/_local/instances/" + instance.id(),
        "{\"event\":\"spot-interruption\",\"takesCapacity\":" + takes + "}");

    String pool = "?instanceType=c5.large&availabilityZone=";
    assertThat(instance.machine().type()).isEqualTo("c5.large");
    assertThat(pools(pool + instance.zone()))
        .extracting(each -> each.split(" ", -1)[5])
        .containsExactly(left);
  }

  private void createSpotGroup(int desired) {
    String policy = "MixedInstancesPolicy.";
    String body =
        String.join(
            "&",
            "Action=CreateAutoScalingGroup&Version=2011-01-01&AutoScalingGroupName=g",
            "MinSize=0&MaxSize=9&DesiredCapacity=" + desired,
            "AvailabilityZones.member.1=us-east-1a&AvailabilityZones.member.2=us-east-1b",
            "AvailabilityZones.member.3=us-east-1c",
            policy + "LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
            policy + "LaunchTemplate.Overrides.member.1.InstanceType=m5.large",
            policy + "LaunchTemplate.Overrides.member.2.InstanceType=c5.large",
            policy + "InstancesDistribution.OnDemandPercentageAboveBaseCapacity=0",
            policy + "InstancesDistribution.SpotInstancePools=1");
    WireResponse answer =
        new FrontEnd(new Services(), engine, HOME, 1 << 20, 0)
            .answer(new WireRequest("GET", "/", body, header -> Optional.empty(), new byte[0]));
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
  }

  private List<String> types() {
    Group group = engine.read(HOME, view -> view.region().existing("g"));
    assertThat(group.instances().values())
        .allMatch(each -> each.machine().option() == PurchaseOption.SPOT);
    return group.instances().values().stream()
        .map(Instance::machine)
        .map(Instance.Machine::type)
        .sorted()
        .toList();
  }

  private JsonNode put(String pool) {
    return ok("PUT", PATH, "{\"pools\":[" + pool.replace('\'', '"') + "]}");
  }

  /** Each pool as its figures, separated by spaces. */
  private List<String> pools(String query) {
    return StreamSupport.stream(ok("GET", PATH + query, "").get("pools").spliterator(), false)
        .map(pool -> String.join(" ", pool.values().stream().map(MarketTest::figure).toList()))
        .toList();
  }

  private static String figure(JsonNode value) {
    return value.isNull() ? "null" : value.asString();
  }

  private JsonNode ok(String method, String path, String body) {
    Response answer = send(method, path, body);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private Response send(String method, String target, String body) {
    String[] parts = target.split("\\?", 2);
    return site.answer(
        new Request(
            method,
            parts[0],
            parts.length == 1 ? "" : parts[1],
            name -> List.of(),
            body.getBytes(UTF_8)));
  }
}
