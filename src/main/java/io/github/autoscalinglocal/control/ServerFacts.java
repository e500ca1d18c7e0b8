package io.github.autoscalinglocal.control;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the endpoints tell of beside a world.
 *
 * @param started when that really was
 * @param uptime how long the server has been running
 * @param url what clients call it
 * @param requests the last calls
 * @param seeds the documents that were applied at the start
 * @param keeping how the state is kept, if it is
 */
public record ServerFacts(
    String version,
    Instant started,
    Supplier<Duration> uptime,
    Supplier<URI> url,
    Supplier<List<Setting>> settings,
    RequestLog requests,
    List<byte[]> seeds,
    InitReport init,
    Optional<Keeping> keeping) {

  /**
   * A setting in effect.
   *
   * @param variable its name in the environment
   * @param value empty for none
   * @param source a flag, a variable, {@code program} or {@code default}
   */
  public record Setting(String name, String variable, String value, String source) {}

  /** Those of no server in particular. */
  public static ServerFacts of(String version) {
    return new ServerFacts(
        version,
        Instant.EPOCH,
        () -> Duration.ZERO,
        () -> URI.create("http://127.0.0.1"),
        List::of,
        new RequestLog(),
        List.of(),
        InitReport.NOTHING,
        Optional.empty());
  }
}
