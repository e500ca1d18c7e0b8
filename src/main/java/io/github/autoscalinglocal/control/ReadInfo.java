package io.github.autoscalinglocal.control;

import java.net.URI;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** What is running here. The members but the last are those of LocalStack, by its names. */
final class ReadInfo implements Endpoint {
  private final ServerFacts facts;

  ReadInfo(ServerFacts facts) {
    this.facts = facts;
  }

  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  private record Answer(
      String version,
      String edition,
      boolean isLicenseActivated,
      String system,
      Instant serverTimeUtc,
      long uptime,
      URI endpoint) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    return new Answer(
        facts.version(),
        "autoscaling-local",
        false,
        "%s %s, Java %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version")),
        facts.started().plus(facts.uptime().get()),
        facts.uptime().get().toSeconds(),
        facts.url().get());
  }
}
