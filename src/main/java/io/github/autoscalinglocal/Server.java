package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.control.Desk;
import io.github.autoscalinglocal.control.Keeping;
import io.github.autoscalinglocal.control.RequestLog;
import io.github.autoscalinglocal.control.ServerFacts;
import io.github.autoscalinglocal.elastigroup.ElastigroupSite;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.http.AllowedOrigins;
import io.github.autoscalinglocal.http.Listener;
import io.github.autoscalinglocal.http.Request;
import io.github.autoscalinglocal.http.Response;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.wire.FrontEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The port, and the worlds behind it: one for everybody, and one for each tenant. */
final class Server implements AutoCloseable {
  private final Settings settings;
  private final RequestLog requests = new RequestLog();
  private final List<SeedDocuments.Document> seeds;
  private final ServerFacts facts;
  private final Emulation common;
  private final Map<String, Emulation> tenants = new ConcurrentSkipListMap<>();
  private final AwsSite aws;
  private final Optional<DataFile> data;
  private final Listener listener;

  Server(Settings settings, Startup startup) throws IOException {
    this.settings = settings;
    long begin = System.nanoTime();
    this.seeds = SeedDocuments.of(settings.seeds());
    this.facts =
        new ServerFacts(
            Version.CURRENT,
            Instant.now(),
            () -> Duration.ofNanos(System.nanoTime() - begin),
            this::externalUrl,
            () -> Configuration.of(settings, startup.origins()),
            requests,
            seeds.stream().map(each -> each.text().getBytes(UTF_8)).toList(),
            startup.init(),
            settings.data().map(file -> new Keeping(this::save, this::loadAgain)));
    this.common = new Emulation(settings, settings.home(), facts);
    this.data = load();
    plant();
    FrontEnd frontEnd =
        new FrontEnd(
            new Services(),
            this::engine,
            settings.home(),
            settings.maxBody(),
            settings.options().seed());
    this.aws = new AwsSite(frontEnd, requests, settings.endpoints().areWaitedFor());
    this.listener = listen();
    // Not before all else has succeeded: what did not start must leave nothing behind.
    data.ifPresent(DataFile::start);
  }

  /** A state that was loaded has grown out of the seeds already. */
  private void plant() throws UnreadableDataException {
    if (goesOn()) {
      return;
    }
    for (SeedDocuments.Document seed : seeds) {
      try {
        new Desk(common.engine(), settings.home()).seed(seed.text());
      } catch (IllegalArgumentException wrong) {
        common.close();
        throw new UnreadableDataException(
            seed.name() + " cannot be applied. " + wrong.getMessage(), wrong);
      }
    }
  }

  /** Whether a state was loaded. */
  boolean goesOn() {
    return data.filter(DataFile::isLoaded).isPresent();
  }

  private void save() throws IOException {
    data.orElseThrow().save();
  }

  private void loadAgain() throws IOException {
    data.orElseThrow().load();
  }

  private Optional<DataFile> load() throws UnreadableDataException {
    if (settings.data().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DataFile(settings.data().get(), common.engine()));
    } catch (UnreadableDataException unreadable) {
      common.close();
      throw unreadable;
    }
  }

  private Listener listen() throws IOException {
    try {
      return new Listener(
          settings.address().host(),
          settings.address().port(),
          settings.maxBody(),
          new AllowedOrigins(settings.address().corsOrigins()),
          List.of(
              new TenantControl(common.control(), this::tenant),
              new ElastigroupSite(this::engine, settings.home()),
              aws));
    } catch (IOException refused) {
      common.close();
      throw refused;
    }
  }

  private Engine engine(Scope scope) {
    return tenants.isEmpty()
        ? common.engine()
        : tenants.getOrDefault(scope.account(), common).engine();
  }

  private Optional<Emulation> tenant(String account) {
    return Optional.ofNullable(tenants.get(account));
  }

  Emulation common() {
    return common;
  }

  /** Answers an AWS request as if it had come through the port. */
  Response answer(Request request) {
    return aws.answer(request);
  }

  URI endpoint() {
    InetSocketAddress address = listener.address();
    String host =
        address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : settings.address().host();
    return URI.create(
        "http://%s:%s".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  /** What clients call it. */
  URI externalUrl() {
    return settings.address().externalUrl().orElseGet(this::endpoint);
  }

  /**
   * Gives an account a world of its own.
   *
   * @throws IllegalArgumentException if it has one already
   */
  Emulation admit(Settings own) {
    Emulation tenant = new Emulation(own, own.home(), facts);
    if (tenants.putIfAbsent(own.home().account(), tenant) != null) {
      tenant.close();
      throw new IllegalArgumentException(
          "account " + own.home().account() + " has a world of its own already");
    }
    return tenant;
  }

  void dismiss(Emulation tenant) {
    tenants.remove(tenant.home().account(), tenant);
    tenant.close();
  }

  @Override
  public void close() {
    listener.close();
    data.ifPresent(DataFile::close);
    tenants.values().forEach(Emulation::close);
    common.close();
  }
}
