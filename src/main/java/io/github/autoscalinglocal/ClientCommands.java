package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The commands for an emulator that runs already. */
@Command(
    name = "autoscaling-local",
    description = "Asks an emulator that runs, and moves it.",
    exitCodeListHeading = "Exits with%n",
    exitCodeList = {"0:done", "1:refused, and why", "2:wrong use", "3:nobody answers"})
final class ClientCommands {
  private static final String CLEAR_SCREEN = "\033[H\033[2J";

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final CommandLine line = new CommandLine(this);

  @Option(
      names = "--endpoint",
      scope = ScopeType.INHERIT,
      description = "Where it is; else AWS_ENDPOINT_URL_AUTO_SCALING, or http://127.0.0.1:4566.")
  private @Nullable String endpoint;

  @Option(names = "--account", scope = ScopeType.INHERIT, description = "Whose groups.")
  private @Nullable String account;

  @Option(names = "--region", scope = ScopeType.INHERIT, description = "Where they are.")
  private @Nullable String region;

  @SuppressWarnings("unused") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Prints this.")
  private boolean help;

  private ClientCommands(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Whether arguments, one at least, are a command, and not the settings of an emulator to be
   * started.
   */
  static boolean isCommand(String[] args) {
    return List.of("health", "reset", "clock", "explain", "seed", "state", "watch")
        .contains(args[0]);
  }

  /** Carries a command out; the result is the status to exit with. */
  static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
    ClientCommands commands = new ClientCommands(environment, out, err);
    return commands
        .line
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(args);
  }

  private Client client() {
    Map<String, String> headers = new TreeMap<>();
    if (account != null) {
      headers.put("x-local-account", account);
    }
    if (region != null) {
      headers.put("x-local-region", region);
    }
    return new Client(url(), headers, out, err);
  }

  private URI url() {
    String url = endpoint == null ? Client.endpoint(environment) : endpoint;
    try {
      return Parsing.endpoint(url);
    } catch (IllegalArgumentException none) {
      throw new ParameterException(line, "--endpoint=" + url + ": " + none.getMessage(), none);
    }
  }

  @Command(description = "Tells whether it serves.")
  int health() {
    return client().json("GET", "/_local/health", "");
  }

  @Command(description = "Has it forget everything.")
  int reset() {
    return client().json("POST", "/_local/reset", "");
  }

  @Command(description = "Tells its time, or moves it: clock advance PT1H, clock next.")
  int clock(
      @Parameters(arity = "0..1", paramLabel = "advance|next", defaultValue = "") String move,
      @Parameters(arity = "0..1", paramLabel = "DURATION|INSTANT", defaultValue = "") String how) {
    return switch (move) {
      case "" -> client().json("GET", "/_local/clock", "");
      case "next" -> client().json("POST", "/_local/clock/advance", "{\"events\":1}");
      case "advance" ->
          client()
              .json(
                  "POST",
                  "/_local/clock/advance",
                  "{\"%s\":\"%s\"}".formatted(how.startsWith("P") ? "by" : "to", safe(how)));
      default -> wrong("a clock can advance, or go to the next event, and not " + move);
    };
  }

  /** What is no instant is refused by the emulator; it must not become JSON of its own. */
  private static String safe(String text) {
    return text.replace("\\", "").replace("\"", "");
  }

  @Command(description = "Tells who would go if a group shrank, and why.")
  int explain(
      @Parameters(paramLabel = "GROUP") String group,
      @Option(names = "--count", defaultValue = "1", description = "By how many.") int count,
      @Option(names = "--policy", description = "Termination policies in the place of the group's.")
          @Nullable List<String> policies,
      @Option(names = "--json", description = "As a program reads it.") boolean json) {
    StringBuilder path =
        new StringBuilder(
            "/_local/groups/%s/scale-in?count=%s".formatted(Client.encoded(group), count));
    if (policies != null) {
      policies.forEach(policy -> path.append("&policy=").append(Client.encoded(policy)));
    }
    return json ? client().json("GET", path.toString(), "") : client().text(path.toString());
  }

  @Command(description = "Sets up what a file says; - reads standard input.")
  int seed(@Parameters(paramLabel = "FILE") String file) {
    return withText(file, text -> client().json("PUT", "/_local/seed", text));
  }

  @Command(description = "Prints the whole state, or puts that of a file in its place.")
  int state(@Parameters(arity = "0..1", paramLabel = "FILE") @Nullable String file) {
    return file == null
        ? client().json("GET", "/_local/state", "")
        : withText(file, text -> client().json("PUT", "/_local/state", text));
  }

  @Command(description = "Shows a group, again and again.")
  int watch(
      @Parameters(paramLabel = "GROUP") String group,
      @Option(names = "--every", defaultValue = "PT1S", description = "How often.") Duration every,
      @Option(names = "--once", description = "Shows it, and ends.") boolean once) {
    String path = "/_local/groups/" + Client.encoded(group);
    Client client = client();
    if (once) {
      return client.text(path);
    }
    while (true) {
      out.print(CLEAR_SCREEN);
      int status = client.text(path);
      out.flush();
      if (status != 0) {
        return status;
      }
      try {
        Thread.sleep(every.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }
  }

  private interface Use {
    int of(String text);
  }

  private int withText(String file, Use use) {
    try {
      return use.of(
          file.equals("-")
              ? new String(System.in.readAllBytes(), UTF_8)
              : Files.readString(Path.of(file)));
    } catch (IOException unreadable) {
      return wrong(file + " cannot be read");
    }
  }

  private int wrong(String message) {
    err.println("autoscaling-local: " + message);
    return CommandLine.ExitCode.USAGE;
  }
}
