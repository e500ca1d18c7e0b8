package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.control.InitReport.Stage;
import io.github.autoscalinglocal.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the emulator is. The first members are those of LocalStack. */
final class Health {
  private static final int NOT_YET = 503;

  private final Engine engine;
  private final ServerFacts facts;

  Health(Engine engine, ServerFacts facts) {
    this.engine = engine;
    this.facts = facts;
  }

  /** Whether it answers: whoever gets an answer has it. */
  Endpoint alive() {
    return call -> answer(isReady() ? "running" : "starting");
  }

  /** Whether it answers and has been set up. */
  Endpoint running() {
    return call -> isReady() ? answer("running") : new WithStatus(NOT_YET, answer("starting"));
  }

  /** Whether it has been set up without a failure. */
  Endpoint ready() {
    return call ->
        isReady() && facts.init().hasFailed()
            ? new WithStatus(NOT_YET, answer("init failed"))
            : running().answer(call);
  }

  private boolean isReady() {
    return facts.init().isComplete(Stage.READY);
  }

  private Answer answer(String status) {
    Map<String, String> services = new LinkedHashMap<>();
    FaultBody.SERVICES.all().forEach(service -> services.put(service.identity().name(), "running"));
    return new Answer(
        status,
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
