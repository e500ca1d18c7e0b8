package io.github.autoscalinglocal;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.companion.delivery.Delivery;
import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.companion.lambda.FunctionEndpoint;
import io.github.autoscalinglocal.control.ControlSite;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Engine.ClockState;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Listener;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Options.Limits;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.Options.TieBreaking;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.Timings;
import io.github.autoscalinglocal.wire.FrontEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.event.Level;

/**
 * An emulator in this process, with a port of its own:
 *
 * <pre>{@code
 * try (AutoScalingLocal emulator = AutoScalingLocal.builder().clock(ClockMode.MANUAL).start()) {
 *   AutoScalingClient client =
 *       AutoScalingClient.builder().endpointOverride(emulator.endpoint())...build();
 *   ...
 *   emulator.advance(Duration.ofHours(1));
 * }
 * }</pre>
 */
public final class AutoScalingLocal implements AutoCloseable {
  private final InstantSource real = InstantSource.system();
  private final Settings settings;
  private final Instant started;
  private final Delivery delivery;
  private final Engine engine;
  private final AwsSite aws;
  private final Listener listener;

  AutoScalingLocal(Settings settings) throws IOException {
    this.settings = settings;
    this.started = settings.start().orElse(real.instant());
    this.delivery = new Delivery(settings.endpoints());
    this.engine =
        new Engine(
            new VirtualClock(real, settings.clock(), started),
            settings.options(),
            Reconciler::arrange,
            outside(settings.endpoints().lambda()),
            delivery);
    FrontEnd frontEnd =
        new FrontEnd(
            new Services(), engine, settings.home(), settings.maxBody(), settings.options().seed());
    this.aws = new AwsSite(frontEnd, settings.endpoints().areWaitedFor());
    this.listener =
        new Listener(
            settings.host(),
            settings.port(),
            settings.maxBody(),
            List.of(new ControlSite(engine, settings.home(), this::reset, Version.CURRENT), aws));
    engine.start();
  }

  /** The emulator asks other hosts for nothing but whom to terminate. */
  private static Function<OutsideCall, Event> outside(Optional<URI> lambdaEndpoint) {
    if (lambdaEndpoint.isEmpty()) {
      return call -> {
        throw new IllegalStateException("nowhere to ask " + call);
      };
    }
    FunctionEndpoint functions = new FunctionEndpoint(lambdaEndpoint.get());
    return call -> {
      CustomPolicy.Question question = (CustomPolicy.Question) call;
      return question.answered(functions.ask(question.group(), question.request()));
    };
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
    InetSocketAddress address = listener.address();
    String host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : settings.host();
    return URI.create(
        "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  /** What time it is in the emulator, and what is due next. */
  public ClockState clock() {
    return engine.clock();
  }

  /**
   * Moves the clock on, through everything that is due on the way.
   *
   * @return how many events ran
   */
  public int advance(Duration by) {
    return engine.advanceTo(engine.clock().now().plus(by));
  }

  /** Answers an AWS request as if it had come through the port. */
  Response answer(Request request) {
    return aws.answer(request);
  }

  /** Forgets everything; the clock stands as at the start. */
  public void reset() {
    boolean manual = settings.clock().equals(ClockMode.MANUAL);
    Instant start = manual ? started : settings.start().orElse(real.instant());
    engine.resetAll(settings.clock(), start);
  }

  /** Takes no more requests, and forgets everything. */
  @Override
  public void close() {
    listener.close();
    engine.close();
    delivery.close();
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
    private Optional<URI> lambdaEndpoint = Optional.empty();
    private Optional<URI> snsEndpoint = Optional.empty();
    private Optional<URI> sqsEndpoint = Optional.empty();
    private Optional<URI> eventsEndpoint = Optional.empty();
    private Optional<URI> webhook = Optional.empty();
    private Level logLevel = Level.INFO;

    private Builder() {}

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

    /** How time goes by. */
    public Builder clock(ClockMode clock) {
      this.clock = clock;
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

    Builder logLevel(Level level) {
      this.logLevel = level;
      return this;
    }

    Settings settings() {
      if (start.isPresent() && clock.equals(ClockMode.REALTIME)) {
        throw new IllegalArgumentException(
            "a clock that keeps to the real time cannot start at another");
      }
      return new Settings(
          host,
          port,
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
              market),
          new Endpoints(snsEndpoint, sqsEndpoint, eventsEndpoint, lambdaEndpoint, webhook),
          logLevel);
    }

    /**
     * Starts the emulator; it answers when this returns.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public AutoScalingLocal start() {
      try {
        return new AutoScalingLocal(settings());
      } catch (IOException taken) {
        throw new UncheckedIOException(taken);
      }
    }
  }
}
