package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.time.ClockMode;
import java.time.Instant;
import java.util.Optional;

/** Lets time go by in another way, and may move it on first. */
final class SwitchClock implements Endpoint {
  private final Engine engine;

  SwitchClock(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param speed of a scaled clock
   * @param now of a clock that does not keep to the real time
   */
  record Wish(Optional<String> mode, Optional<Double> speed, Optional<String> now) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    switchTo(call.body(Wish.class));
    return ClockAnswer.of(engine.clock());
  }

  void switchTo(Wish wish) {
    ClockMode mode = mode(wish);
    if (wish.now().isPresent()) {
      if (mode.isRealTime()) {
        throw Refusal.invalid("Field 'now' has no place in the mode 'realtime'.");
      }
      switchTo(mode, Moments.checkedBounds(Moments.instant("now", wish.now().get())));
    } else {
      engine.switchClock(mode);
    }
  }

  private void switchTo(ClockMode mode, Instant now) {
    if (!engine.switchClock(mode, now)) {
      throw Refusal.invalid(
          "Time never goes back once something has happened: it is %s already."
              .formatted(engine.clock().now()));
    }
  }

  private static ClockMode mode(Wish wish) {
    String mode = wish.mode().orElse("");
    if (mode.equals("scaled")) {
      return ClockMode.scaled(
          wish.speed()
              .filter(speed -> speed > 0 && speed <= ClockMode.MAX_SPEED)
              .orElseThrow(
                  () ->
                      Refusal.invalid(
                          "The mode 'scaled' needs a field 'speed' above 0, at most 1000000.")));
    }
    if (wish.speed().isPresent()) {
      throw Refusal.invalid("Field 'speed' has a place in the mode 'scaled' only.");
    }
    return switch (mode) {
      case "realtime" -> ClockMode.REALTIME;
      case "manual" -> ClockMode.MANUAL;
      default -> throw Refusal.invalid("Field 'mode' must be realtime, scaled or manual.");
    };
  }
}
