import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Exits with 0 if the emulator in this container serves requests, else with 1. */
final class HealthCheck {
  private static final int TIMEOUT_MILLIS = 2_000;

  private HealthCheck() {}

  public static void main(String[] args) {
    String port = System.getenv().getOrDefault("AUTOSCALING_LOCAL_PORT", "4566");
    System.exit(isHealthy("http://127.0.0.1:" + port + "/_local/health") ? 0 : 1);
  }

  private static boolean isHealthy(String url) {
    try {
      var health = (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
      health.setConnectTimeout(TIMEOUT_MILLIS);
      health.setReadTimeout(TIMEOUT_MILLIS);
      return health.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException | IllegalArgumentException unreachable) {
      System.err.println(url + ": " + unreachable.getMessage());
      return false;
    }
  }
}
