package io.github.autoscalinglocal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.autoscalinglocal.api.Services;
import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import io.github.autoscalinglocal.engine.time.VirtualClock;
import io.github.autoscalinglocal.fleet.Reconciler;
import io.github.autoscalinglocal.http.Listener;
import io.github.autoscalinglocal.wire.FrontEnd;
import io.github.autoscalinglocal.wire.WireRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Has other threads load what the port and the first answer take, while the server is made: a start
 * is little else than loading. Nothing of it is seen from outside.
 */
final class WarmUp {
  private static final byte[] FORM =
      "Action=DescribeAutoScalingGroups&Version=2011-01-01&AutoScalingGroupNames.member.1=any"
          .getBytes(UTF_8);
  private static final String FORM_TYPE = "application/x-www-form-urlencoded; charset=utf-8";

  private WarmUp() {}

  static void start(Settings settings) {
    inBackground(Listener::warmUp);
    // Whoever reads a line for each request would wonder at one.
    if (!LoggerFactory.getLogger(FrontEnd.class).isDebugEnabled()) {
      inBackground(() -> answer(settings));
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /** An answer to a call of its own, in a world of its own. */
  private static void answer(Settings settings) {
    Engine empty =
        new Engine(
            new VirtualClock(InstantSource.system(), ClockMode.MANUAL, Instant.EPOCH),
            settings.options(),
            Reconciler::arrange,
            call -> {
              throw new IllegalStateException("nobody is asked " + call);
            });
    FrontEnd frontEnd =
        new FrontEnd(
            new Services(), empty, settings.home(), FORM.length, settings.options().seed());
    frontEnd.answer(
        new WireRequest(
            "POST",
            "/",
            "",
            name ->
                name.equalsIgnoreCase("Content-Type") ? Optional.of(FORM_TYPE) : Optional.empty(),
            FORM));
  }
}
