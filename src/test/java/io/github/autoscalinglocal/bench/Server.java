package io.github.autoscalinglocal.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, so that it shares no heap with what measures it. */
final class Server implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final int port;

  private Server(List<String> command) throws IOException {
    this.process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(System.getProperty("java.home") + "/bin/java"), command.stream())
                    .toList())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(UTF_8);
    this.port = port(output);
    Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "output of a server");
    reader.setDaemon(true);
    reader.start();
  }

  /** The emulator, as its users start it. */
  static Server emulator(String... settings) throws IOException {
    return new Server(
        Stream.concat(
                Stream.of("-jar", System.getProperty("bench.jar"), "--port", "0"),
                Stream.of(settings))
            .toList());
  }

  /**
   * Undertow and a constant.
   *
   * @param body what becomes of the body of a request: {@code take} or {@code leave}
   */
  static Server constant(int bytes, String body) throws IOException {
    return new Server(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ConstantServer.class.getName(),
            String.valueOf(bytes),
            body));
  }

  private int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IOException("a server ended before it listened: " + process.info());
  }

  Connection connect() throws IOException {
    return new Connection(port);
  }

  /** Resident memory in MiB; empty where the system does not tell. */
  OptionalDouble residentMemory() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    if (!Files.exists(status)) {
      return OptionalDouble.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
