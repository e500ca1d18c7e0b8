package io.github.autoscalinglocal;

import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.control.Desk;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Options.Limits;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Options.TieBreaking;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * An emulator in this process, with a port of its own:
 *
 * <pre>{@code
 * try (AutoScalingLocal emulator = AutoScalingLocal.builder().clock(ClockMode.MANUAL).start()) {
 *   AutoScalingClient client =
 *       AutoScalingClient.builder().endpointOverride(emulator.endpoint())...build();
 *   ...
 *   emulator.clock().advance(Duration.ofHours(1));
 *   emulator.group("web").inService();
 * }
 * }</pre>
 *
 * <p>There can be any number of them. It is safe for use by several threads. What it tells of
 * groups is about the account and region of the builder, unless {@link #in} names others; names
 * that are not known there are an {@link IllegalArgumentException}.
 */
public final class AutoScalingLocal implements AutoCloseable {
  private final Server server;
  private final Emulation world;
  private final Scope scope;

  AutoScalingLocal(Settings settings, Startup startup) throws IOException {
    this.server = new Server(settings, startup);
    this.world = server.common();
    this.scope = settings.home();
  }

  private AutoScalingLocal(Server server, Emulation world, Scope scope) {
    this.server = server;
    this.world = world;
    this.scope = scope;
  }

  /** An emulator with the default settings. */
  public static AutoScalingLocal start() {
    return builder().start();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The URL to give to clients, such as {@code http://127.0.0.1:4566}. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What clients call it: the endpoint, unless the settings say otherwise. */
  URI externalUrl() {
    return server.externalUrl();
  }

  /** The account that {@link #group} and its like look in; 12 digits, as an access key. */
  public String account() {
    return scope.account();
  }

  /** The region that {@link #group} and its like look in. */
  public String region() {
    return scope.region();
  }

  /** What decides every id and every random choice. */
  public long seed() {
    return world.settings().options().seed();
  }

  /** The same emulator, seen from another account and region. */
  public AutoScalingLocal in(String account, String region) {
    return new AutoScalingLocal(
        server, world, new Scope(Parsing.account(account), Parsing.region(region)));
  }

  /**
   * A world of its own behind the same port, with a clock, ids and a history of its own, for all
   * requests of one account: for tests that run side by side. Closing it forgets it, and nothing
   * else.
   *
   * @param account 12 digits, as they are the access key of its clients
   * @throws IllegalArgumentException if that account has such a world already
   */
  public AutoScalingLocal tenant(String account) {
    return tenant(account, world.settings().start());
  }

  /**
   * The same, whose clock first shows a time of its own.
   *
   * @throws IllegalArgumentException if that account has such a world already
   */
  public AutoScalingLocal tenant(String account, Instant start) {
    return tenant(account, Optional.of(start));
  }

  private AutoScalingLocal tenant(String account, Optional<Instant> start) {
    Settings own = world.settings().as(new Scope(Parsing.account(account), scope.region()), start);
    return new AutoScalingLocal(server, server.admit(own), own.home());
  }

  /** What time it is in the emulator, and the way to move it on. */
  public EmulatorClock clock() {
    return new EmulatorClock(world.engine());
  }

  /** What is to go wrong. */
  public EmulatorFaults faults() {
    return new EmulatorFaults(desk());
  }

  /** A group, as it is now. */
  public GroupSnapshot group(String name) {
    return world
        .engine()
        .read(
            scope,
            view ->
                view.region()
                    .group(name)
                    .map(group -> GroupSnapshot.of(view, group))
                    .orElseThrow(() -> noGroup(name, view)));
  }

  private IllegalArgumentException noGroup(String name, View view) {
    return new IllegalArgumentException(
        "there is no group %s in account %s, region %s; there are %s"
            .formatted(name, scope.account(), scope.region(), view.region().groups().keySet()));
  }

  /** All groups by name, as they are now. */
  public List<GroupSnapshot> groups() {
    return world.engine().read(scope, GroupSnapshot::all);
  }

  /**
   * Who would go if a group shrank now, and why. Nothing changes.
   *
   * @param count how many instances, or capacity units in a group with weights
   * @param policies termination policies in the place of the group's
   */
  public Explanation explain(String group, int count, String... policies) {
    return desk().explain(group, count, List.of(policies));
  }

  /** What groups told the outside world, the oldest first. */
  public List<SentMessage> messages() {
    return world
        .engine()
        .read(
            scope,
            view ->
                view.region().outbox().messages().values().stream().map(SentMessage::of).toList());
  }

  /**
   * Sets up what a document says, in YAML or JSON, beside what is there: groups with instances of
   * any age, templates, policies, the market, the clock. {@code /_local/seed/schema} tells what it
   * may hold.
   *
   * @throws IllegalArgumentException if it cannot be; the message tells the place, and nothing but
   *     the clock has changed then
   */
  public void seed(String document) {
    desk().seed(document);
  }

  /**
   * The whole world, of all accounts and regions, with its clock and all that is to come, as a JSON
   * document: for {@link #restore}, or to be looked at.
   */
  public String state() {
    return desk().state(Version.CURRENT);
  }

  /**
   * Puts the world of a document in the place of this one. It behaves as it would have where it was
   * taken, if the settings are the same.
   *
   * @throws IllegalArgumentException if this is no state, or one of another format; nothing has
   *     changed then
   */
  public void restore(String state) {
    desk().restore(state);
  }

  /** Whether it goes on with a state that was kept, from which it has all that is set up. */
  boolean goesOn() {
    return server.goesOn();
  }

  private Desk desk() {
    return new Desk(world.engine(), scope);
  }

  /** Answers an AWS request as if it had come through the port. */
  Response answer(Request request) {
    return server.answer(request);
  }

  /** Forgets everything, in all accounts and regions; the clock stands as at the start. */
  public void reset() {
    world.reset();
  }

  /** Takes no more requests, and forgets everything. */
  @Override
  public void close() {
    if (world == server.common()) {
      server.close();
    } else {
      server.dismiss(world);
    }
  }

  /**
   * The settings of an emulator. What is not set has the default that {@code --help} tells, but for
   * the port.
   */
  public static final class Builder {
    private static final MarketData MARKET = new BuiltInMarket();

    private String host = "127.0.0.1";
    private int port;
    private int maxBody = 2 << 20;
    private ClockMode clock = ClockMode.REALTIME;
    private Optional<Instant> start = Optional.empty();
    private String account = "000000000000";
    private String region = "us-east-1";
    private Timings timings = Timings.INSTANT;
    private References references = References.LENIENT;
    private TieBreaking tieBreak = TieBreaking.RANDOM;
    private int maxGroups = Limits.DEFAULT.maxGroups();
    private int maxLaunchConfigurations = Limits.DEFAULT.maxLaunchConfigurations();
    private int maxInstances = Limits.DEFAULT.maxInstances();
    private long seed;
    private MarketData market = MARKET;
    private Optional<URI> ec2Endpoint = Optional.empty();
    private Optional<URI> lambdaEndpoint = Optional.empty();
    private Optional<URI> snsEndpoint = Optional.empty();
    private Optional<URI> sqsEndpoint = Optional.empty();
    private Optional<URI> eventsEndpoint = Optional.empty();
    private Optional<URI> webhook = Optional.empty();
    private Optional<URI> externalUrl = Optional.empty();
    private List<String> corsOrigins = List.of();
    private Optional<Path> data = Optional.empty();
    private Optional<Path> seedFile = Optional.empty();
    private Optional<String> seedDocument = Optional.empty();
    private Level logLevel = Level.INFO;
    private LogFormat logFormat = LogFormat.TEXT;
    private Path init = Path.of(Knob.INIT.fallback());
    private boolean initFailFast;

    private Builder() {}

    /**
     * Sets a setting by the name and in the form that it has on the command line, such as {@code
     * timings} and {@code realistic,boot=10s}.
     *
     * @throws IllegalArgumentException if there is no such setting, or it cannot have this value
     */
    public Builder set(String name, String value) {
      Knob.named(name).apply(this, value);
      return this;
    }

    /** Where to listen. */
    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /** Where to listen; 0, the default here, takes a port that is free. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /** How time goes by. If that is as in reality, it starts there as well. */
    public Builder clock(ClockMode clock) {
      this.clock = clock;
      this.start = clock.isRealTime() ? Optional.empty() : start;
      return this;
    }

    /** What the clock shows first. One that keeps to the real time cannot start at another. */
    public Builder startingAt(Instant start) {
      this.start = Optional.of(start);
      return this;
    }

    /** How long things take. */
    public Builder timings(Timings timings) {
      this.timings = timings;
      return this;
    }

    /** What decides every id and every random choice. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** The account of requests whose access key is not itself one. */
    public Builder account(String account) {
      this.account = account;
      return this;
    }

    /** The region of requests that name none. */
    public Builder region(String region) {
      this.region = region;
      return this;
    }

    /** What becomes of references to what has never been seen. */
    public Builder references(References references) {
      this.references = references;
      return this;
    }

    /** Who goes when all termination policies leave several instances. */
    public Builder tieBreak(TieBreaking tieBreak) {
      this.tieBreak = tieBreak;
      return this;
    }

    /** How many groups an account may have in a region. */
    public Builder maxGroups(int count) {
      this.maxGroups = count;
      return this;
    }

    /** How many launch configurations an account may have in a region. */
    public Builder maxLaunchConfigurations(int count) {
      this.maxLaunchConfigurations = count;
      return this;
    }

    /** How many instances EC2 lets an account have in a region. */
    public Builder maxInstances(int count) {
      this.maxInstances = count;
      return this;
    }

    /** Where prices and spot capacities come from. */
    public Builder market(MarketData market) {
      this.market = market;
      return this;
    }

    /** Where instances are launched, looked up and terminated, instead of in the emulator's EC2. */
    public Builder ec2Endpoint(URI endpoint) {
      this.ec2Endpoint = Optional.of(endpoint);
      return this;
    }

    /** Where functions are invoked: those of custom termination policies and lifecycle hooks. */
    public Builder lambdaEndpoint(URI endpoint) {
      this.lambdaEndpoint = Optional.of(endpoint);
      return this;
    }

    /** Where notifications are published. */
    public Builder snsEndpoint(URI endpoint) {
      this.snsEndpoint = Optional.of(endpoint);
      return this;
    }

    /** Where messages to queues are sent. */
    public Builder sqsEndpoint(URI endpoint) {
      this.sqsEndpoint = Optional.of(endpoint);
      return this;
    }

    /** Where events are put. */
    public Builder eventsEndpoint(URI endpoint) {
      this.eventsEndpoint = Optional.of(endpoint);
      return this;
    }

    /** Where each event is posted as it is. */
    public Builder webhook(URI url) {
      this.webhook = Optional.of(url);
      return this;
    }

    /** The longest request body, in bytes. */
    public Builder maxBody(int bytes) {
      this.maxBody = bytes;
      return this;
    }

    /**
     * The file to load at the start, if it is there, and to save to every so often and at the end.
     */
    public Builder data(Path file) {
      this.data = Optional.of(file);
      return this;
    }

    /**
     * What is set up at the start, unless a state was loaded, see {@link AutoScalingLocal#seed}: a
     * file, or all of a folder in the order of their names.
     */
    public Builder seedFile(Path file) {
      this.seedFile = Optional.of(file);
      return this;
    }

    /** The same as the document itself, which comes after those of files. */
    public Builder seedDocument(String document) {
      this.seedDocument = Optional.of(document);
      return this;
    }

    /** What clients call the emulator, where that is not the address that it listens on. */
    public Builder externalUrl(URI url) {
      this.externalUrl = Optional.of(url);
      return this;
    }

    /** Of which other origins web pages may call it; {@code *} means all. */
    public Builder corsOrigins(List<String> origins) {
      this.corsOrigins = List.copyOf(origins);
      return this;
    }

    Builder logLevel(Level level) {
      this.logLevel = level;
      return this;
    }

    Builder logFormat(LogFormat format) {
      this.logFormat = format;
      return this;
    }

    Builder init(Path folder) {
      this.init = folder;
      return this;
    }

    Builder initFailFast(boolean failFast) {
      this.initFailFast = failFast;
      return this;
    }

    Settings settings() {
      if (start.isPresent() && clock.isRealTime()) {
        throw new IllegalArgumentException(
            "a clock that keeps to the real time cannot start at another");
      }
      return new Settings(
          new Settings.Address(host, port, externalUrl, corsOrigins),
          maxBody,
          clock,
          start,
          new Scope(account, region),
          new Options(
              timings,
              references,
              tieBreak,
              new Limits(maxGroups, maxLaunchConfigurations, maxInstances),
              seed,
              lambdaEndpoint.isPresent(),
              ec2Endpoint.isPresent(),
              market),
          new Endpoints(
              snsEndpoint, sqsEndpoint, eventsEndpoint, lambdaEndpoint, webhook, ec2Endpoint),
          data,
          new Settings.Seeds(seedFile, seedDocument),
          new Settings.Surroundings(logLevel, logFormat, init, initFailFast));
    }

    /**
     * Starts the emulator; it answers when this returns.
     *
     * @throws UncheckedIOException if the address cannot be listened on, or the data not be loaded
     */
    public AutoScalingLocal start() {
      try {
        return new AutoScalingLocal(settings(), Startup.EMBEDDED);
      } catch (IOException taken) {
        throw new UncheckedIOException(taken);
      }
    }
  }
}
