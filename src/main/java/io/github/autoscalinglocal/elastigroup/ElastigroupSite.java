package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.http.Site;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The table of Spot's calls, and the envelope of their answers. */
public final class ElastigroupSite implements Site {
  private static final String GROUPS = "/aws/ec2/group";
  private static final String GROUP = GROUPS + "/{id}";
  private static final String INSTANCES = "/aws/ec2/instance";
  private static final String INSTANCE = INSTANCES + "/{id}";

  /** What Spot's paths begin with, emulated or not. */
  private static final List<String> AREAS =
      List.of("/aws/", "/azure/", "/gcp/", "/ocean/", "/mcs/", "/setup/", "/events/");

  private final Function<Scope, Engine> engines;
  private final Scope home;
  private final AtomicLong requests = new AtomicLong();
  private final List<Route> routes =
      List.of(
          new Route("POST", GROUPS, Groups::create),
          new Route("GET", GROUPS, Groups::list),
          new Route("GET", GROUP, Groups::read),
          new Route("PUT", GROUP, Groups::update),
          new Route("DELETE", GROUP, Groups::delete),
          new Route("POST", GROUP + "/clone", Groups::cloned),
          new Route("PUT", GROUP + "/capacity", Groups.capacity()),
          new Route("GET", GROUP + "/status", Members::status),
          new Route("GET", GROUP + "/instanceHealthiness", Members::healthiness),
          new Route("PUT", GROUP + "/scale/up", Scale.up()),
          new Route("PUT", GROUP + "/scale/down", Scale.down()),
          new Route("PUT", GROUP + "/detachInstances", Departures::detach),
          new Route("GET", GROUP + "/suspension", Suspensions::read),
          new Route("POST", GROUP + "/suspension", Suspensions::suspend),
          new Route("DELETE", GROUP + "/suspension", Suspensions::resume),
          new Route("GET", GROUP + "/events", Journal::events),
          new Route("GET", GROUP + "/logs", Journal::log),
          new Route("PUT", INSTANCES + "/detach", Departures::detachByInstance),
          new Route("POST", INSTANCES + "/interruption", Departures::interrupt),
          new Route("GET", INSTANCE, Members::read),
          new Route("POST", INSTANCE + "/lock", Locks::lock),
          new Route("POST", INSTANCE + "/unlock", Locks::unlock),
          new Route("POST", INSTANCE + "/standby/enter", Departures::enterStandby),
          new Route("POST", INSTANCE + "/standby/exit", Departures::exitStandby));

  /**
   * Spot's paths.
   *
   * @param engines which engine has the state of an account and region
   * @param home account of calls that tell none, and region of groups that name none
   */
  public ElastigroupSite(Function<Scope, Engine> engines, Scope home) {
    this.engines = engines;
    this.home = home;
  }

  @Override
  public boolean serves(String path) {
    // Requests of AWS, which all others are, have this path.
    if (path.equals("/")) {
      return false;
    }
    for (String area : AREAS) {
      if (path.startsWith(area)) {
        return true;
      }
    }
    return false;
  }

  /** A change waits for what other hosts are asked because of it. */
  @Override
  public boolean mayTakeLong(Request request) {
    return true;
  }

  @Override
  public Response answer(Request request) {
    try {
      SortedMap<String, String> parameters = Call.parameters(request);
      String account = Call.account(request, parameters, home.account());
      Scope scope = new Scope(account, home.region());
      Engine engine = engines.apply(scope);
      Answer answer = dispatch(request, parameters, engine, scope);
      ObjectNode body = envelope(request, engine.clock().now());
      success((ObjectNode) body.get("response"), answer);
      return response(200, body);
    } catch (SpotRefusal refusal) {
      ObjectNode body = envelope(request, engines.apply(home).clock().now());
      failure((ObjectNode) body.get("response"), refusal);
      return response(refusal.status(), body);
    }
  }

  private Answer dispatch(
      Request request, SortedMap<String, String> parameters, Engine engine, Scope scope) {
    for (Route route : routes) {
      Optional<SortedMap<String, String>> variables = route.match(request.method(), request.path());
      if (variables.isPresent()) {
        return route
            .endpoint()
            .answer(new Call(request, engine, scope, variables.get(), parameters));
      }
    }
    throw SpotRefusal.notEmulated(request.method() + " " + request.path());
  }

  /** The same as any call gets that is refused; what it asked is not known. */
  @Override
  public Response refuse(ErrorCode code, String text) {
    ObjectNode body = Json.object();
    body.putObject("request").put("id", requestId());
    failure(body.putObject("response"), SpotRefusal.of(code.status(), code.name(), text));
    return response(code.status(), body);
  }

  private String requestId() {
    long number = requests.incrementAndGet();
    return Chance.uuid(Chance.mix(number), Chance.mix(~number));
  }

  private ObjectNode envelope(Request request, Instant at) {
    ObjectNode body = Json.object();
    body.putObject("request")
        .put("id", requestId())
        .put("url", request.path() + (request.query().isEmpty() ? "" : "?" + request.query()))
        .put("method", request.method())
        .put("timestamp", Json.moment(at));
    body.putObject("response");
    return body;
  }

  /** A status has a code and a message and nothing else: Java's client fails on any member more. */
  private static void success(ObjectNode response, Answer answer) {
    response.putObject("status").put("code", 200).put("message", "OK");
    response.put("kind", answer.kind());
    ArrayNode items = response.putArray("items");
    for (JsonNode item : answer.items()) {
      items.add(item);
    }
    response.put("count", items.size());
  }

  private static void failure(ObjectNode response, SpotRefusal refusal) {
    response.putObject("status").put("code", refusal.status()).put("message", reason(refusal));
    ObjectNode error =
        response
            .putArray("errors")
            .addObject()
            .put("code", refusal.code())
            .put("message", refusal.text());
    refusal.field().ifPresent(field -> error.put("field", field));
  }

  private static String reason(SpotRefusal refusal) {
    return switch (refusal.status()) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 413 -> "Payload Too Large";
      default -> "Error";
    };
  }

  private static Response response(int status, ObjectNode body) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    return new Response(status, headers, Json.bytes(body));
  }
}
