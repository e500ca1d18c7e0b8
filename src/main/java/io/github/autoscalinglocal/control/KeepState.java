package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Saves the state to its file now, or puts what is there in the place of all that there is. */
final class KeepState implements Endpoint {
  private final Engine engine;
  private final Optional<Keeping.Work> work;

  private KeepState(Engine engine, Optional<Keeping.Work> work) {
    this.engine = engine;
    this.work = work;
  }

  static KeepState of(Engine engine, ServerFacts facts, Function<Keeping, Keeping.Work> which) {
    return new KeepState(engine, facts.keeping().map(which));
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    Keeping.Work way =
        work.orElseThrow(
            () -> Refusal.invalid("The state is kept in no file: start the emulator with --data."));
    try {
      way.run();
    } catch (IOException failed) {
      throw Refusal.failed(String.valueOf(failed.getMessage()));
    }
    return ClockAnswer.of(engine.clock());
  }
}
