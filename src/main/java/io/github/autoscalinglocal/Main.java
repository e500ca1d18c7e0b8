package io.github.autoscalinglocal;

import io.github.autoscalinglocal.Arguments.Print;
import io.github.autoscalinglocal.Arguments.Start;
import io.github.autoscalinglocal.Arguments.UsageException;
import io.github.autoscalinglocal.Arguments.Wish;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** The command line. */
public final class Main {
  private static final int CANNOT_LISTEN = 1;
  private static final int WRONG_USE = 2;
  private static final int CANNOT_LOAD = 3;

  private Main() {}

  public static void main(String[] args) {
    int status = run(args);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Returns once the emulator is up; the threads that listen keep the process alive. */
  private static int run(String[] args) {
    if (ClientCommands.isCommand(args)) {
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
    Logging.start(settings.logLevel());
    start.notes().forEach(LoggerFactory.getLogger(Main.class)::info);
    start.warnings().forEach(LoggerFactory.getLogger(Main.class)::warn);
    try {
      AutoScalingLocal emulator = new AutoScalingLocal(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "stop"));
      System.out.println(Greeting.text(emulator.endpoint(), settings));
      if (start.demo()) {
        System.out.println();
        System.out.println(Demo.setUp(emulator, settings.home().region()));
      }
      System.out.println();
      System.out.println("Ready.");
      return 0;
    } catch (UnreadableDataException none) {
      return fail(CANNOT_LOAD, String.valueOf(none.getMessage()));
    } catch (IOException refused) {
      return fail(
          CANNOT_LISTEN,
          "cannot listen on %s, port %d: %s. Choose others with --host and --port; 0 is any port that is free"
              .formatted(settings.host(), settings.port(), refused.getMessage()));
    }
  }

  private static int fail(int status, String message) {
    System.err.println("autoscaling-local: " + message);
    return status;
  }
}
