import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes the class caches of the image: drives its server through a list of calls, asks its health
 * check, and has both leave behind what they loaded and linked.
 */
final class Training {
  private static final String JAVA = "/opt/java/bin/java";
  private static final Pattern ADDRESS = Pattern.compile("listens on http://127.0.0.1:(\\d+)");
  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/autoscaling/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=none";

  private Training() {}

  public static void main(String[] args) throws Exception {
    List<String> calls = Files.readAllLines(Path.of(args[0]));
    Process server =
        recorded(
            0, "/app/autoscaling-local.aot", "@/app/classpath", "io.github.autoscalinglocal.Main");
    BufferedReader log = server.inputReader(UTF_8);
    int port = port(log);
    for (String call : calls) {
      if (!call.isBlank() && !call.startsWith("#")) {
        send(port, call.split(" ", 3));
      }
    }
    Process health = recorded(port, "/app/health.aot", "-cp", "/app/health.jar", "HealthCheck");
    end(health, health.inputReader(UTF_8), 0);
    server.toHandle().destroy(); // which, unlike that of the process, leaves its output open
    end(server, log, 143);
  }

  private static Process recorded(int port, String cache, String... arguments)
      throws IOException {
    // With what the second compiler learns in so few calls, it would start to work during the start.
    Stream<String> recording =
        Stream.of(JAVA, "-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + cache);
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
    if (connection.getResponseCode() >= 500) {
      throw new IOException(String.join(" ", call) + ": " + connection.getResponseCode());
    }
  }

  /** The cache is assembled when a process ends, which takes some seconds. */
  private static void end(Process process, BufferedReader log, int expected) throws Exception {
    String rest = String.join("\n", log.lines().toList());
    int status = process.waitFor();
    if (status != expected || !rest.contains("AOTCache creation is complete")) {
      throw new IOException("no cache was made, status " + status + ": " + rest);
    }
  }
}
