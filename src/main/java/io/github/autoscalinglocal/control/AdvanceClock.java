package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves time on, through everything that is due on the way. */
final class AdvanceClock implements Endpoint {
  private static final String ONE_DAY = "P1D";

  private final Engine engine;

  AdvanceClock(Engine engine) {
    this.engine = engine;
  }

  /**
   * One of the first four, which say how far.
   *
   * @param limit for {@code untilIdle}: some agendas never end
   */
  private record Wish(
      Optional<String> by,
      Optional<String> to,
      Optional<Integer> events,
      Optional<Boolean> untilIdle,
      Optional<String> limit) {}

  private record Answer(
      Instant now,
      String mode,
      double speed,
      Optional<Instant> nextEvent,
      int pendingEvents,
      int eventsRun) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    return answer(advance(call.body(Wish.class)));
  }

  /** Goes on until nothing is due any more, or for a day. */
  static Endpoint untilIdle(Engine engine) {
    AdvanceClock clock = new AdvanceClock(engine);
    return call -> {
      call.allow();
      return clock.answer(engine.advanceUntilIdle(Duration.parse(ONE_DAY)));
    };
  }

  private Answer answer(int eventsRun) {
    ClockAnswer clock = ClockAnswer.of(engine.clock());
    return new Answer(
        clock.now(),
        clock.mode(),
        clock.speed(),
        clock.nextEvent(),
        clock.pendingEvents(),
        eventsRun);
  }

  private int advance(Wish wish) {
    boolean untilIdle = wish.untilIdle().orElse(false);
    long ways =
        Stream.of(
                wish.by().isPresent(), wish.to().isPresent(), wish.events().isPresent(), untilIdle)
            .filter(given -> given)
            .count();
    if (ways != 1) {
      throw Refusal.invalid("One of the fields by, to, events and untilIdle says how far to go.");
    }
    if (wish.limit().isPresent() && !untilIdle) {
      throw Refusal.invalid("Field 'limit' has a place beside 'untilIdle' only.");
    }
    Instant now = engine.clock().now();
    if (wish.by().isPresent()) {
      return engine.advanceTo(Moments.later(now, Moments.duration("by", wish.by().get())));
    }
    if (wish.to().isPresent()) {
      return engine.advanceTo(Moments.checkedFuture(now, Moments.instant("to", wish.to().get())));
    }
    if (wish.events().isPresent()) {
      return engine.advanceEvents(positive(wish.events().get()));
    }
    Duration limit = Moments.duration("limit", wish.limit().orElse(ONE_DAY));
    return engine.advanceUntilIdle(Duration.between(now, Moments.later(now, limit)));
  }

  private static int positive(int events) {
    if (events < 1) {
      throw Refusal.invalid("Field 'events' must be above 0.");
    }
    return events;
  }
}
