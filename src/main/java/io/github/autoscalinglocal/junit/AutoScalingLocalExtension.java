package io.github.autoscalinglocal.junit;

import io.github.autoscalinglocal.AutoScalingLocal;
import io.github.autoscalinglocal.EmulatorClock;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.lang.reflect.Constructor;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Starts one server for a class, and gives each test a world of its own behind it: an account that
 * nobody else has, with its own clock and ids. So tests may run side by side, and each has the same
 * history in each run. The clock stands still until it is moved, and shows {@value #DEFAULT_START}
 * first, unless {@link StartingAt} or the settings say otherwise.
 *
 * <p>Parameters of tests, and of methods before and after each, may be
 *
 * <ul>
 *   <li>an {@link AutoScalingLocal}: the world of the test;
 *   <li>its {@link EmulatorClock};
 *   <li>the {@link URI} of its endpoint;
 *   <li>an {@code AutoScalingClient} or {@code AutoScalingAsyncClient}, or the like of CloudWatch,
 *       if the AWS SDK for Java is there: with the account and region of the test, and closed after
 *       it.
 * </ul>
 *
 * <p>In methods before and after all, they are about the world of requests that have no account of
 * their own. When a test fails, what happened in its world is printed, and the seed.
 *
 * <p>{@link AutoScalingLocalTest} is the short way to it. With {@code @RegisterExtension}, settings
 * can be made in Java; in a field that is not static, it starts a server for each test.
 */
public final class AutoScalingLocalExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver {
  static final String DEFAULT_START = "2026-01-01T00:00:00Z";

  private static final String SERVER = "server";
  private static final String WORLD = "world";
  private static final int MOST_ACCOUNTS_TRIED = 10;

  private final Consumer<AutoScalingLocal.Builder> settings;

  /** With the default settings, and those of the annotation. */
  public AutoScalingLocalExtension() {
    this(builder -> {});
  }

  private AutoScalingLocalExtension(Consumer<AutoScalingLocal.Builder> settings) {
    this.settings = settings;
  }

  /** An extension with settings of its own. */
  public static Builder newInstance() {
    return new Builder();
  }

  /** What makes an extension. */
  public static final class Builder {
    private Consumer<AutoScalingLocal.Builder> settings = builder -> {};

    private Builder() {}

    /** Makes settings, after those that the extension makes itself. */
    public Builder settings(Consumer<AutoScalingLocal.Builder> more) {
      this.settings = settings.andThen(more);
      return this;
    }

    public AutoScalingLocalExtension build() {
      return new AutoScalingLocalExtension(settings);
    }
  }

  /**
   * What is kept of a server; JUnit closes by itself whatever can be closed, and differs in when.
   */
  private record Server(AutoScalingLocal emulator, ExtensionContext startedBy) {}

  /** What is kept of a test's world. */
  private record World(AutoScalingLocal emulator, SdkClients clients) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    if (server(context).isEmpty() || Annotations.isSetUp(context.getRequiredTestClass())) {
      startServer(context);
    }
  }

  private AutoScalingLocal startServer(ExtensionContext context) {
    AutoScalingLocal.Builder builder =
        AutoScalingLocal.builder().clock(ClockMode.MANUAL).startingAt(Instant.parse(DEFAULT_START));
    Annotations.settings(context.getRequiredTestClass())
        .forEach(setting -> builder.set(setting.name(), setting.value()));
    settings.accept(builder);
    AutoScalingLocal emulator = builder.start();
    store(context).put(SERVER, new Server(emulator, context));
    return emulator;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    AutoScalingLocal server =
        server(context).map(Server::emulator).orElseGet(() -> startServer(context));
    AutoScalingLocal world = admit(server, Accounts.of(context), Annotations.start(context));
    store(context).put(WORLD, new World(world, new SdkClients(world)));
  }

  private static AutoScalingLocal admit(
      AutoScalingLocal server, Accounts accounts, Optional<Instant> start) {
    IllegalArgumentException refused = new IllegalArgumentException("no account was tried");
    for (int i = 0; i < MOST_ACCOUNTS_TRIED; i++) {
      String account = accounts.next();
      try {
        return start.isPresent() ? server.tenant(account, start.get()) : server.tenant(account);
      } catch (IllegalArgumentException taken) {
        // Of 900 billion accounts, two tests have come by the same.
        refused = taken;
      }
    }
    throw refused;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    World world = store(context).remove(WORLD, World.class);
    if (world != null) {
      context
          .getExecutionException()
          .filter(failure -> !(failure instanceof TestAbortedException))
          .ifPresent(failure -> System.err.println(Report.of(context, world.emulator())));
      world.clients().close();
      world.emulator().close();
    }
    stopServer(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    World shared = store(context).remove(WORLD, World.class);
    if (shared != null) {
      shared.clients().close();
    }
    stopServer(context);
  }

  private void stopServer(ExtensionContext context) {
    Optional<Server> own = server(context).filter(server -> server.startedBy().equals(context));
    if (own.isPresent()) {
      store(context).remove(SERVER);
      own.get().emulator().close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    // A constructor is called before the world of its test is there.
    return !(parameter.getDeclaringExecutable() instanceof Constructor)
        && (type == AutoScalingLocal.class
            || type == EmulatorClock.class
            || type == URI.class
            || SdkClients.isClient(type));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    World world = world(context);
    if (type == AutoScalingLocal.class) {
      return world.emulator();
    }
    if (type == EmulatorClock.class) {
      return world.emulator().clock();
    }
    return type == URI.class ? world.emulator().endpoint() : world.clients().client(type);
  }

  /** That of the test, or in methods before and after all, that which all share. */
  private World world(ExtensionContext context) {
    World own = store(context).get(WORLD, World.class);
    if (own != null) {
      return own;
    }
    AutoScalingLocal server = server(context).orElseThrow().emulator();
    World shared = new World(server, new SdkClients(server));
    store(context).put(WORLD, shared);
    return shared;
  }

  private Optional<Server> server(ExtensionContext context) {
    return Optional.ofNullable(store(context).get(SERVER, Server.class));
  }

  /** What a context does not have itself, those around it may have. */
  private Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(AutoScalingLocalExtension.class, this));
  }
}
