package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether the emulator serves requests: whoever gets an answer has it. The first members are those
 * of LocalStack.
 */
final class Health implements Endpoint {
  private final Engine engine;
  private final ServerFacts facts;

  Health(Engine engine, ServerFacts facts) {
    this.engine = engine;
    this.facts = facts;
  }

  @Override
  public Object answer(Call call) {
    Map<String, String> services = new LinkedHashMap<>();
    FaultBody.SERVICES.all().forEach(service -> services.put(service.identity().name(), "running"));
    return new Answer(
        "running",
        facts.version(),
        services,
        "autoscaling-local",
        facts.uptime().get().toSeconds(),
        ClockAnswer.of(engine.clock()));
  }

  private record Answer(
      String status,
      String version,
      Map<String, String> services,
      String edition,
      long uptimeSeconds,
      ClockAnswer clock) {}
}
