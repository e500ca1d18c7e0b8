package io.github.autoscalinglocal;

import io.github.autoscalinglocal.companion.delivery.Endpoints;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Every knob of an emulator. {@link Knob} says how they are set from outside.
 *
 * @param maxBody bytes
 * @param start what the clock shows first; the real time if empty
 * @param home account and region of requests that name none
 * @param endpoints the hosts that are told and asked
 * @param data the file that the state is kept in
 * @param seeds what is set up at the start
 */
record Settings(
    Address address,
    int maxBody,
    ClockMode clock,
    Optional<Instant> start,
    Scope home,
    Options options,
    Endpoints endpoints,
    Optional<Path> data,
    Seeds seeds,
    Surroundings surroundings) {

  /**
   * Where it is reached.
   *
   * @param port 0 for any that is free
   * @param externalUrl what clients call it, if that is something else
   * @param corsOrigins of which other origins web pages may call it
   */
  record Address(String host, int port, Optional<URI> externalUrl, List<String> corsOrigins) {}

  /**
   * Documents.
   *
   * @param path a file, or a folder of files
   * @param inline one itself
   */
  record Seeds(Optional<Path> path, Optional<String> inline) {
    static final Seeds NONE = new Seeds(Optional.empty(), Optional.empty());
  }

  /**
   * What the server does around the emulator. One that is embedded logs as its program says, and
   * runs no scripts.
   *
   * @param init the folder of folders of scripts
   */
  record Surroundings(Level logLevel, LogFormat logFormat, Path init, boolean initFailFast) {}

  /** The same for another home, and another start of the clock; its state is not kept. */
  Settings as(Scope otherHome, Optional<Instant> otherStart) {
    return new Settings(
        address,
        maxBody,
        clock,
        otherStart,
        otherHome,
        options,
        endpoints,
        Optional.empty(),
        Seeds.NONE,
        surroundings);
  }
}
