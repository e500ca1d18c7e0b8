import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Exits with 0 if the emulator in this container serves requests, else with 1. It runs every few
 * seconds, so it asks over a bare socket: an HTTP client takes twice as long.
 */
final class HealthCheck {
  private static final int TIMEOUT_MILLIS = 2_000;
  private static final String REQUEST =
      "GET /_local/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
  private static final String HEALTHY = "HTTP/1.1 200 ";

  private HealthCheck() {}

  public static void main(String[] args) {
    String port = System.getenv().getOrDefault("AUTOSCALING_LOCAL_PORT", "4566");
    try {
      System.exit(isHealthy(Integer.parseInt(port)) ? 0 : 1);
    } catch (IOException | IllegalArgumentException unreachable) {
      System.err.println("port " + port + ": " + unreachable.getMessage());
      System.exit(1);
    }
  }

  private static boolean isHealthy(int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(HEALTHY.length());
      return new String(answer, US_ASCII).equals(HEALTHY);
    }
  }
}
