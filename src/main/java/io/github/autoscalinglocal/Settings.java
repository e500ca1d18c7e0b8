package io.github.autoscalinglocal;

import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.nio.file.Path;
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
 * @param data the file that the state is kept in
 * @param seedFile what is set up at the start
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
    Level logLevel,
    Optional<Path> data,
    Optional<Path> seedFile) {

  /** The same for another home, and another start of the clock; its state is not kept. */
  Settings as(Scope otherHome, Optional<Instant> otherStart) {
    return new Settings(
        host,
        port,
        maxBody,
        clock,
        otherStart,
        otherHome,
        options,
        endpoints,
        logLevel,
        Optional.empty(),
        Optional.empty());
  }
}
