package io.github.autoscalinglocal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A front door with an engine behind it, in manual time. */
final class TestDoor {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Scope HOME = new Scope("000000000000", "us-east-1");

  private TestDoor() {}

  static FrontEnd open() {
    return open(InstantSource.fixed(START));
  }

  static FrontEnd open(InstantSource time) {
    return open(time, new Services());
  }

  static FrontEnd open(Services services) {
    return open(InstantSource.fixed(START), services);
  }

  private static FrontEnd open(InstantSource time, Services services) {
    Engine engine =
        new Engine(
            new VirtualClock(time, ClockMode.MANUAL, START),
            Options.DEFAULT,
            Reconciler::arrange,
            call -> {
              throw new UnsupportedOperationException();
            });
    return new FrontEnd(services, engine, HOME, 2 << 20, 0);
  }

  static WireRequest request(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return new WireRequest(
        method, path, query, name -> Optional.ofNullable(anyCase.get(name)), body);
  }

  /** As {@code curl -d} sends it: a form, and no signature. */
  static WireRequest post(String form) {
    return request(
        "POST",
        "/",
        "",
        Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
        form.getBytes(UTF_8));
  }

  static WireRequest get(String query) {
    return request("GET", "/", query, Map.of(), new byte[0]);
  }
}
