package io.github.autoscalinglocal;

import io.github.autoscalinglocal.Arguments.Print;
import io.github.autoscalinglocal.Arguments.Start;
import io.github.autoscalinglocal.Arguments.UsageException;
import io.github.autoscalinglocal.Arguments.Wish;
import io.github.autoscalinglocal.control.InitReport.Stage;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command line. */
public final class Main {
  private static final int CANNOT_LISTEN = 1;
  private static final int WRONG_USE = 2;
  private static final int CANNOT_LOAD = 3;
  private static final int INIT_FAILED = 4;
  private static final String FAIL_FAST = Knob.INIT_FAIL_FAST.flag();

  private Main() {}

  public static void main(String[] args) {
    // Numbers are written the same everywhere, in URLs as well; and no tables of another language
    // have to be loaded for them.
    Locale.setDefault(Locale.US);
    int status = run(args);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns once the emulator is up; the threads that listen keep the process alive. */
  private static int run(String[] args) {
    // A start without arguments loads nothing of picocli, which takes a tenth of the whole.
    if (args.length > 0 && ClientCommands.isCommand(args)) {
      return ClientCommands.run(args, System.getenv(), System.out, System.err);
    }
    try {
      Wish wish = Arguments.read(args, System.getenv());
      if (wish instanceof Start start) {
        return start(start);
      }
      System.out.println(((Print) wish).text());
      return 0;
    } catch (UsageException wrong) {
      return fail(WRONG_USE, wrong.text() + ". All settings: --help");
    }
  }

  private static int start(Start start) {
    Settings settings = start.settings();
    Settings.Surroundings around = settings.surroundings();
    Logging.start(around.logLevel(), around.logFormat());
    WarmUp.start(settings);
    start.notes().forEach(log()::info);
    start.warnings().forEach(log()::warn);
    InitScripts scripts =
        new InitScripts(start.initFolders(), around.initFailFast(), InitScripts.USUAL_LIMIT);
    try {
      scripts.run(Stage.BOOT, Optional.empty());
      return scripts.haveFailed() ? initFailed() : serve(start, scripts);
    } catch (UnreadableDataException none) {
      return fail(CANNOT_LOAD, String.valueOf(none.getMessage()));
    } catch (IOException refused) {
      return fail(
          CANNOT_LISTEN,
          "cannot listen on %s, port %s: %s. Choose others with --host and --port; 0 is any port that is free"
              .formatted(
                  settings.address().host(), settings.address().port(), refused.getMessage()));
    }
  }

  private static int serve(Start start, InitScripts scripts) throws IOException {
    Settings settings = start.settings();
    AutoScalingLocal emulator =
        new AutoScalingLocal(settings, new Startup(start.origins(), scripts.report()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(emulator, scripts), "stop"));
    String greeting = Greeting.text(emulator.externalUrl(), settings);
    if (start.demo()) {
      greeting += "%n%n%s".formatted(Demo.setUp(emulator, settings.home().region()));
    }
    if (settings.surroundings().logFormat() == LogFormat.JSON) {
      log().info(greeting);
    } else {
      System.out.println(greeting + System.lineSeparator());
    }
    scripts.run(Stage.START, Optional.of(emulator));
    if (!scripts.haveFailed()) {
      scripts.run(Stage.READY, Optional.of(emulator));
    }
    if (scripts.haveFailed()) {
      return initFailed();
    }
    // Others wait for this line, whatever the rest looks like.
    System.out.println("Ready.");
    SpareMemory.watch();
    return 0;
  }

  private static void stop(AutoScalingLocal emulator, InitScripts scripts) {
    scripts.run(Stage.SHUTDOWN, Optional.of(emulator));
    emulator.close();
  }

  private static int initFailed() {
    return fail(INIT_FAILED, "a script of the start has failed, and " + FAIL_FAST + " is on");
  }

  /** Not before the log has been set up. */
  private static Logger log() {
    return LoggerFactory.getLogger(Main.class);
  }

  private static int fail(int status, String message) {
    System.err.println("autoscaling-local: " + message);
    return status;
  }
}
