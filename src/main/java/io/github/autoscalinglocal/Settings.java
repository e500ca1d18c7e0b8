package io.github.autoscalinglocal;

import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Every knob of an emulator. {@link Knob} says how they are set from outside.
 *
 * @param port 0 for any that is free
 * @param maxBody bytes
 * @param start what the clock shows first; the real time if empty
 * @param home account and region of requests that name none
 * @param endpoints the hosts that are told and asked
 * @param logLevel of the server; an embedded emulator logs as its surroundings say
 */
record Settings(
    String host,
    int port,
    int maxBody,
    ClockMode clock,
    Optional<Instant> start,
    Scope home,
    Options options,
    Endpoints endpoints,
    Level logLevel) {

  /** The same for another home, and another start of the clock. */
  Settings as(Scope otherHome, Optional<Instant> otherStart) {
    return new Settings(
        host, port, maxBody, clock, otherStart, otherHome, options, endpoints, logLevel);
  }
}
