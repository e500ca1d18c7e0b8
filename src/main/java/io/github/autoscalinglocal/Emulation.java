package io.github.autoscalinglocal;

import io.github.autoscalinglocal.companion.delivery.Delivery;
import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.companion.external.ExternalCall;
import io.github.autoscalinglocal.companion.external.ExternalEc2;
import io.github.autoscalinglocal.companion.lambda.FunctionEndpoint;
import io.github.autoscalinglocal.control.ControlSite;
import io.github.autoscalinglocal.control.ServerFacts;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.OutsideCall;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** One world and what drives it: its clock, its messages, its control endpoints. */
final class Emulation implements AutoCloseable {
  private final InstantSource real = InstantSource.system();
  private final Settings settings;
  private final Scope home;
  private final Instant started;
  private final Delivery delivery;
  private final Engine engine;
  private final ControlSite control;

  /**
   * @param home account and region of requests and control calls that name none
   * @param facts what the control endpoints tell of the server
   */
  Emulation(Settings settings, Scope home, ServerFacts facts) {
    this.settings = settings;
    this.home = home;
    this.started = settings.start().orElse(real.instant());
    this.delivery = new Delivery(settings.endpoints());
    this.engine =
        new Engine(
            new VirtualClock(real, settings.clock(), started),
            settings.options(),
            Reconciler::arrange,
            outside(settings.endpoints(), real),
            delivery);
    this.control = new ControlSite(engine, home, this::reset, facts);
    engine.start();
  }

  /** Whom to terminate, and for machines: the emulator asks other hosts for nothing else. */
  private static Function<OutsideCall, Event> outside(Endpoints endpoints, InstantSource real) {
    Optional<FunctionEndpoint> functions = endpoints.lambda().map(FunctionEndpoint::new);
    Optional<ExternalEc2> ec2 = endpoints.ec2().map(url -> new ExternalEc2(url, real));
    return call -> {
      if (call instanceof CustomPolicy.Question question) {
        return question.answered(functions.orElseThrow().ask(question.group(), question.request()));
      }
      return ((ExternalCall) call).ask(ec2.orElseThrow());
    };
  }

  Engine engine() {
    return engine;
  }

  Scope home() {
    return home;
  }

  Settings settings() {
    return settings;
  }

  ControlSite control() {
    return control;
  }

  /** Forgets everything; the clock stands as at the start. */
  void reset() {
    boolean manual = settings.clock().isManual();
    Instant start = manual ? started : settings.start().orElse(real.instant());
    engine.resetAll(settings.clock(), start);
  }

  @Override
  public void close() {
    control.close();
    engine.close();
    delivery.close();
  }
}
