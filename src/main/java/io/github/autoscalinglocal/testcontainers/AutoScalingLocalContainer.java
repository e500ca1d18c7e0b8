package io.github.autoscalinglocal.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The emulator in a container:
 *
 * <pre>{@code
 * @Container
 * static AutoScalingLocalContainer emulator =
 *     new AutoScalingLocalContainer("autoscaling-local").withClock(Instant.parse("2026-01-01T00:00:00Z"));
 *
 * AutoScalingClient client =
 *     AutoScalingClient.builder().endpointOverride(emulator.getEndpoint())...build();
 * }</pre>
 *
 * <p>It has started when it answers; as an alternative, the image also works in {@code
 * LocalStackContainer}.
 */
public class AutoScalingLocalContainer extends GenericContainer<AutoScalingLocalContainer> {
  private static final DockerImageName IMAGE = DockerImageName.parse("autoscaling-local");
  private static final int PORT = 4566;
  private static final String SEED = "/seed";
  private static final String REGION_SETTING = "default-region";

  /** A container of an image of this name. */
  public AutoScalingLocalContainer(String image) {
    this(DockerImageName.parse(image));
  }

  /**
   * A container of an image.
   *
   * @throws IllegalStateException if it is another image, and not declared a substitute for {@code
   *     autoscaling-local}
   */
  @SuppressWarnings("this-escape") // the way in which containers are set up
  public AutoScalingLocalContainer(DockerImageName image) {
    super(image);
    image.assertCompatibleWith(IMAGE);
    withExposedPorts(PORT);
    waitingFor(Wait.forHttp("/_local/health").forPort(PORT).forStatusCode(200));
  }

  /** Makes a setting by its name on the command line, such as {@code timings}. */
  public AutoScalingLocalContainer withSetting(String name, String value) {
    return withEnv(variable(name), value);
  }

  /** Has the clock stand still at an instant until it is moved. */
  public AutoScalingLocalContainer withClock(Instant start) {
    return withSetting("clock", "manual").withSetting("now", start.toString());
  }

  /** Has a document set up at the start, in YAML or JSON. */
  public AutoScalingLocalContainer withSeed(String document) {
    return withSetting("seed-inline", document);
  }

  /** Has a file set up at the start, or all of a folder. */
  public AutoScalingLocalContainer withSeed(MountableFile file) {
    return withCopyToContainer(file, SEED).withSetting("seed-file", SEED);
  }

  private static String variable(String setting) {
    return "AUTOSCALING_LOCAL_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /** The URL to give to clients that run outside of containers. */
  public URI getEndpoint() {
    return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
  }

  public String getRegion() {
    return getEnvMap().getOrDefault(variable(REGION_SETTING), "us-east-1");
  }

  /** Any will do; 12 digits are an account. */
  public String getAccessKey() {
    return "test";
  }

  public String getSecretKey() {
    return "test";
  }

  /** Forgets everything; the clock stands as at the start. */
  public void reset() {
    send("POST", "/_local/reset", "");
  }

  /** Sets up what a document says, beside what is there. */
  public void seed(String document) {
    send("PUT", "/_local/seed", document);
  }

  /** Moves the clock on, through everything that is due on the way. */
  public void advance(Duration by) {
    send("POST", "/_local/clock/advance", "{\"by\":\"" + by + "\"}");
  }

  private void send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(getEndpoint().resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + " was refused: " + answer.body());
      }
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + path, stopped);
    }
  }
}
