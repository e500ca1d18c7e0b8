import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the class caches of the image: drives its server through a list of calls, asks its health
 * check, and has both leave behind what they loaded and linked, and how it was used.
 */
final class Training {
  private static final String JAVA = "/opt/java/bin/java";

  /** Enough for the second compiler to have looked at all that is called for each instance. */
  private static final int ROUNDS = 100;

  private static final Pattern ADDRESS = Pattern.compile("listens on http://127.0.0.1:(\\d+)");
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/autoscaling/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=none";

  private Training() {}

  public static void main(String[] args) throws Exception {
    List<String> calls =
        Files.readAllLines(Path.of(args[0])).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    Process server =
        recorded(
            0, "/app/autoscaling-local.aot", "@/app/classpath", "io.github.autoscalinglocal.Main");
    BufferedReader log = server.inputReader(UTF_8);
    int port = port(log);
    var rest = CompletableFuture.supplyAsync(() -> rest(log)); // it must never wait for a reader
    for (int round = 0; round < ROUNDS; round++) {
      for (String call : calls) {
        send(port, call.split(" ", 3));
      }
    }
    Process health = recorded(port, "/app/health.aot", "-cp", "/app/health.jar", "HealthCheck");
    end(health, rest(health.inputReader(UTF_8)), 0);
    server.toHandle().destroy(); // which, unlike that of the process, leaves its output open
    end(server, rest.get(), 143);
  }

  private static String rest(BufferedReader log) {
    return String.join("\n", log.lines().toList());
  }

  private static Process recorded(int port, String cache, String... arguments)
      throws IOException {
    // With both compilers: what only the first has compiled here would stay as slow for ever.
    Stream<String> recording = Stream.of(JAVA, "-XX:AOTCacheOutput=" + cache);
    ProcessBuilder process =
        new ProcessBuilder(Stream.concat(recording, Stream.of(arguments)).toList())
            .redirectErrorStream(true);
    process.environment().put("AUTOSCALING_LOCAL_PORT", String.valueOf(port));
    return process.start();
  }

  /** Waits until it is ready. */
  private static int port(BufferedReader log) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      text.append(line).append('\n');
      Matcher address = ADDRESS.matcher(text);
      if (line.equals("Ready.") && address.find()) {
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IOException("the server ended before it was ready: " + text);
  }

  private static void send(int port, String[] call) throws IOException {
    URI url = URI.create("http://127.0.0.1:" + port + call[1]);
    var connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod(call[0]);
    connection.setRequestProperty("Authorization", AUTHORIZATION);
    if (call[0].equals("POST")) {
      connection.setRequestProperty(
          "Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
      connection.setDoOutput(true);
      connection.getOutputStream().write((call.length > 2 ? call[2] : "").getBytes(UTF_8));
    }
    int status = connection.getResponseCode();
    if (status >= 500) {
      throw new IOException(String.join(" ", call) + ": " + status);
    }
    // Read to its end, so that the connection is used again.
    try (InputStream body =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
  }

  /** The cache is assembled when a process ends, which takes some seconds. */
  private static void end(Process process, String rest, int expected) throws Exception {
    int status = process.waitFor();
    if (status != expected || !rest.contains("AOTCache creation is complete")) {
      throw new IOException("no cache was made, status " + status + ": " + rest);
    }
  }
}
