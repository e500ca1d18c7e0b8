package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.model.Chance;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out the ids of requests: random UUIDs to look at, the same ones for the same seed. */
final class RequestIds {
  private final AtomicLong state;

  RequestIds(long seed) {
    // Far from where the ids of the world's own things start with the same seed.
    this.state = new AtomicLong(Chance.mix(~seed));
  }

  String next() {
    return Chance.uuid(draw(), draw());
  }

  private long draw() {
    return Chance.mix(state.updateAndGet(Chance::next));
  }
}
