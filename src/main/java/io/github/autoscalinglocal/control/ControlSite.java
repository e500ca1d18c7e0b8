package io.github.autoscalinglocal.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.control.live.Broadcast;
import io.github.autoscalinglocal.control.seed.SeedSchema;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.error.ErrorCode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.http.Site;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of the emulator's own endpoints. */
public final class ControlSite implements Site {
  private static final String STATE = "/_local/state";

  /** Larger than what a test makes, and smaller than what brings the process down. */
  private static final int LONGEST_STATE = 512 << 20;

  private final Scope home;
  private final Broadcast broadcast = new Broadcast();
  private final List<Route> routes;

  /**
   * @param home account and region of calls that name none
   * @param resetAll puts everything back to how it was at the start
   */
  public ControlSite(Engine engine, Scope home, Runnable resetAll, String version) {
    this(engine, home, resetAll, ServerFacts.of(version));
  }

  /**
   * @param home account and region of calls that name none
   * @param resetAll puts everything back to how it was at the start
   */
  public ControlSite(Engine engine, Scope home, Runnable resetAll, ServerFacts facts) {
    Health health = new Health(engine, facts);
    Metrics metrics = new Metrics(engine, facts);
    RequestLog requests = facts.requests();
    Reset reset =
        new Reset(
            engine,
            resetAll,
            () -> facts.seeds().forEach(text -> Seeding.apply(engine, home, text)));
    Endpoint init = ReadInit.all(facts.init());
    Endpoint stage = ReadInit.one(facts.init());
    ReadInfo info = new ReadInfo(facts);
    KeepState save = KeepState.of(engine, facts, Keeping::save);
    KeepState load = KeepState.of(engine, facts, Keeping::load);
    ConsolePages console = new ConsolePages();
    Endpoint toConsole = call -> toConsole();
    engine.watchedBy(broadcast);
    this.home = home;
    this.routes =
        List.of(
            new Route("GET", "/_local/", console.index()),
            new Route("GET", "/_local/console/{file}", console.file()),
            new Route("GET", "/_local", toConsole),
            new Route("GET", "/ui", toConsole),
            new Route("GET", "/_local/events", new StreamEvents(engine, broadcast)),
            new Route("GET", "/_local/scopes", new ReadScopes(engine, home)),
            new Route("GET", "/_local/clock/agenda", new ReadAgenda(engine)),
            new Route(
                "GET",
                "/_local/groups/{name}/timeline",
                new ReadTimeline(engine, broadcast.chronicle())),
            new Route("GET", "/_local/health", health.running()),
            new Route("GET", "/_localstack/health", health.running()),
            new Route("GET", "/health", health.running()),
            new Route("GET", "/livez", health.alive()),
            new Route("GET", "/readyz", health.ready()),
            new Route("GET", "/_local/info", info),
            new Route("GET", "/_localstack/info", info),
            new Route("GET", "/_local/config", new ReadConfig(facts)),
            new Route("GET", "/_local/init", init),
            new Route("GET", "/_localstack/init", init),
            new Route("GET", "/_local/init/{stage}", stage),
            new Route("GET", "/_localstack/init/{stage}", stage),
            new Route("POST", "/_local/reset", reset),
            new Route("POST", "/_localstack/state/reset", reset),
            new Route("POST", "/moto-api/reset", reset),
            new Route("GET", "/_local/metrics", metrics),
            new Route("GET", "/metrics", metrics),
            new Route("GET", "/_local/requests", new ListRequests(requests)),
            new Route("DELETE", "/_local/requests", ListRequests.clear(requests)),
            new Route("POST", "/_local/requests/find", new FindRequests(requests)),
            new Route("GET", "/_local/clock", new ReadClock(engine)),
            new Route("PUT", "/_local/clock", new SwitchClock(engine)),
            new Route("POST", "/_local/clock/advance", new AdvanceClock(engine)),
            new Route("POST", "/_local/clock/freeze", Freeze.begin(engine)),
            new Route("POST", "/_local/clock/resume", Freeze.end(engine)),
            new Route("POST", "/_local/clock/run-until-idle", AdvanceClock.untilIdle(engine)),
            new Route("GET", "/_local/groups/{name}/scale-in", new PreviewScaleIn(engine)),
            new Route("GET", "/_local/decisions", new ListDecisions(engine)),
            new Route("GET", "/_local/groups", ReadGroups.all(engine)),
            new Route("GET", "/_local/groups/{name}", ReadGroups.one(engine)),
            new Route("PUT", "/_local/seed", new Seeding(engine)),
            new Route("GET", "/_local/seed/schema", call -> SeedSchema.get()),
            new Route("GET", "/_local/openapi.json", new OpenApi(facts.version())),
            new Route("GET", STATE, new ReadState(engine, facts.version())),
            new Route("PUT", STATE, new RestoreState(engine)),
            new Route("POST", STATE + "/save", save),
            new Route("POST", STATE + "/load", load),
            new Route("POST", "/_localstack/state/save", save),
            new Route("POST", "/_localstack/state/load", load),
            new Route("GET", "/_local/messages", new ListMessages(engine)),
            new Route("GET", "/_local/market", new ReadMarket(engine)),
            new Route("PUT", "/_local/market", new ChangeMarket(engine)),
            new Route("DELETE", "/_local/market", new RestoreMarket(engine)),
            new Route("PUT", "/_local/zones/{zone}/shift", ZonalShift.start(engine)),
            new Route("DELETE", "/_local/zones/{zone}/shift", ZonalShift.end(engine)),
            new Route("GET", "/_local/metrics/loads", new ListLoads(engine)),
            new Route("POST", "/_local/metrics", new SetLoad(engine)),
            new Route("DELETE", "/_local/metrics", new EndLoads(engine)),
            new Route("GET", "/_local/faults", new ListFaults(engine)),
            new Route("PUT", "/_local/faults", new SetFaults(engine)),
            new Route("POST", "/_local/faults", new AddFault(engine)),
            new Route("DELETE", "/_local/faults", RemoveFaults.all(engine)),
            new Route("DELETE", "/_local/faults/{id}", RemoveFaults.one(engine)),
            new Route("POST", "/_local/instances/{id}", new InstanceEvent(engine)));
  }

  /**
   * All paths that begin with an underscore, so that a typing error is not taken for an AWS
   * request.
   */
  @Override
  public boolean serves(String path) {
    return path.startsWith("/_") || path.startsWith("/moto-api/") || isPlain(path);
  }

  /** An AWS request has no such path, unless its client was given one. */
  private static boolean isPlain(String path) {
    return path.equals("/health")
        || path.equals("/livez")
        || path.equals("/readyz")
        || path.equals("/metrics")
        || path.equals("/ui");
  }

  /** All of them. */
  List<Route> routes() {
    return routes;
  }

  @Override
  public boolean mayTakeLong(Request request) {
    return true;
  }

  @Override
  public int maxBody(String path, int usual) {
    return path.equals(STATE) ? Math.max(usual, LONGEST_STATE) : usual;
  }

  @Override
  public Response answer(Request request) {
    try {
      return dispatch(request);
    } catch (Refusal refusal) {
      return fault(refusal.status(), refusal.code(), refusal.text());
    }
  }

  private Response dispatch(Request request) {
    List<Route> here =
        routes.stream().filter(route -> route.match(request.path()).isPresent()).toList();
    for (Route route : here) {
      if (route.allows(request.method())) {
        Call call = Call.of(request, route.match(request.path()).orElseThrow(), home);
        return response(route.endpoint().answer(call));
      }
    }
    return here.isEmpty() ? noSuchPath() : wrongMethod(here);
  }

  private Response noSuchPath() {
    return fault(
        404,
        "NotFound",
        routes.stream()
            .map(route -> route.method() + " " + route.path())
            .collect(Collectors.joining(", ", "There is nothing here. There are ", ".")));
  }

  private Response wrongMethod(List<Route> here) {
    String allowed =
        here.stream()
            .map(route -> route.method().equals("GET") ? "GET, HEAD" : route.method())
            .collect(Collectors.joining(", "));
    Response refusal = fault(405, "MethodNotAllowed", "Only " + allowed + " is allowed here.");
    refusal.headers().put("Allow", allowed);
    return refusal;
  }

  @Override
  public Response refuse(ErrorCode code, String text) {
    return fault(code.status(), code.name(), text);
  }

  private static Response fault(int status, String code, String message) {
    return json(status, new Fault(new Detail(code, message)));
  }

  private record Fault(Detail error) {}

  private record Detail(String code, String message) {}

  /** Where the console is, for browsers that look for it elsewhere. */
  public static Response toConsole() {
    return ConsolePages.redirect();
  }

  /** Hangs up on all who listen to what happens. */
  public void close() {
    broadcast.end();
  }

  private static Response response(Object answer) {
    if (answer instanceof WithStatus other) {
      return json(other.status(), other.answer());
    }
    if (answer instanceof Response complete) {
      return complete;
    }
    return answer instanceof PlainText plain
        ? new Response(200, headers(plain.contentType()), plain.text().getBytes(UTF_8))
        : json(200, answer);
  }

  private static Response json(int status, Object answer) {
    return new Response(status, headers("application/json"), Json.write(answer));
  }

  private static SortedMap<String, String> headers(String contentType) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", "no-store");
    return headers;
  }
}
