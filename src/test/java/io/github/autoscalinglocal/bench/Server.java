package io.github.autoscalinglocal.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server in a process of its own, so that it shares no heap with what measures it. */
final class Server implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");

  /** The twelfth and thirteenth figure behind the name of a thread: user and system time. */
  private static final Pattern COMPILER =
      Pattern.compile("\\(C[12] Compiler.*?\\)(?: \\S+){11} (\\d+) (\\d+)");

  /**
   * Of emulators whose throughput is measured: while a heap grows, how fast the machine hands out
   * memory is measured as well, and some take up to 30 µs for a page. The constant leaves so little
   * behind that it would be long in touching such a heap, and keeps a small one.
   */
  private static final List<String> STEADY_HEAP = List.of("-Xms2g", "-Xmx2g");

  private static final List<String> SMALL_HEAP = List.of("-XX:+UseSerialGC", "-Xmx128m");

  private static final int MILLIS_OF_A_TICK = 10;
  private static final int STOP_SECONDS = 5;
  private static final int ANY_PORT = 0;
  private static final String MOTO = "moto_server";

  private final Process process;
  private final int port;

  private Server(List<String> command, int port) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AUTOSCALING_LOCAL_PORT", "0");
    this.process = builder.start();
    BufferedReader output = process.inputReader(UTF_8);
    this.port = port == ANY_PORT ? port(output) : port;
    Thread reader = new Thread(() -> readAway(output), "output of a server");
    reader.setDaemon(true);
    reader.start();
  }

  /** So that it never has to wait for somebody to read. */
  private static void readAway(BufferedReader output) {
    try {
      while (output.readLine() != null) {}
    } catch (IOException closed) {
      // It was closed with its process.
    }
  }

  private static Server java(List<String> arguments) throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    return new Server(Stream.concat(Stream.of(java), arguments.stream()).toList(), ANY_PORT);
  }

  /** The emulator, as its users start it. */
  static Server emulator(String... settings) throws IOException {
    return emulator(List.of(), settings);
  }

  /** The emulator with a heap that does not grow. */
  static Server steady(String... settings) throws IOException {
    return emulator(STEADY_HEAP, settings);
  }

  /** The emulator with as small a heap as the README tells. */
  static Server small(String... settings) throws IOException {
    return emulator(SMALL_HEAP, settings);
  }

  private static Server emulator(List<String> options, String... settings) throws IOException {
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-jar", System.getProperty("bench.jar")));
    arguments.addAll(List.of(settings));
    return java(arguments);
  }

  /** Whether the files of the image are there: {@code -Dbench.image=FOLDER}. */
  static boolean hasImage() {
    return !System.getProperty("bench.image", "").isEmpty();
  }

  /** The emulator of the image, on its own files, in a root of its own; that takes root. */
  static Server image(String... settings) throws IOException {
    String root = Path.of(System.getProperty("bench.image")).toRealPath().toString();
    String run =
        "mount -t proc proc '%1$s/proc' && PATH=/opt/java/bin:$PATH exec chroot '%1$s' /usr/local/bin/docker-entrypoint.sh \"$@\""
            .formatted(root);
    return new Server(
        Stream.concat(Stream.of("unshare", "--mount", "sh", "-c", run, "sh"), Stream.of(settings))
            .toList(),
        ANY_PORT);
  }

  /** Whether moto's server is installed. */
  static boolean hasMoto() throws InterruptedException {
    try {
      return new ProcessBuilder(MOTO, "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  static Server moto() throws IOException {
    int free;
    try (ServerSocket any = new ServerSocket(0)) {
      free = any.getLocalPort();
    }
    return new Server(List.of(MOTO, "-p", String.valueOf(free)), free);
  }

  /**
   * Undertow and a constant.
   *
   * @param body what becomes of the body of a request: {@code take} or {@code leave}
   */
  static Server constant(int bytes, String body) throws IOException {
    return java(
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

  /** The first connection that is taken: some listen only a while after they have said where. */
  Connection connectWhenItListens() throws IOException {
    while (process.isAlive()) {
      try {
        return new Connection(port);
      } catch (ConnectException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("a server ended before it listened: " + process.info());
  }

  /** What it has taken of the processors so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * What its compilers have taken of the processors so far; empty where the system does not tell.
   */
  Optional<Duration> compilerTime() throws IOException {
    Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
    if (!Files.exists(threads)) {
      return Optional.empty();
    }
    long ticks = 0;
    try (Stream<Path> all = Files.list(threads)) {
      for (Path thread : all.toList()) {
        ticks += compilerTicks(thread.resolve("stat"));
      }
    }
    return Optional.of(Duration.ofMillis(ticks * MILLIS_OF_A_TICK));
  }

  /** Compiler threads come and go. */
  private static long compilerTicks(Path stat) throws IOException {
    try {
      Matcher compiler = COMPILER.matcher(Files.readString(stat));
      return compiler.find()
          ? Long.parseLong(compiler.group(1)) + Long.parseLong(compiler.group(2))
          : 0;
    } catch (NoSuchFileException gone) {
      return 0;
    }
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
