package io.github.autoscalinglocal.wire;

import io.github.autoscalinglocal.engine.Chance;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Hands out the ids of requests: random UUIDs to look at, the same ones for the same seed. */
final class RequestIds {
  private static final long VERSION_4 = 0x4000;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private final AtomicLong state;

  RequestIds(long seed) {
    // Far from where the ids of the world's own things start with the same seed.
    this.state = new AtomicLong(Chance.mix(~seed));
  }

  String next() {
    long high = (draw() & ~0xF000L) | VERSION_4;
    long low = (draw() >>> 2) | VARIANT_2;
    return new UUID(high, low).toString();
  }

  private long draw() {
    return Chance.mix(state.updateAndGet(Chance::next));
  }
}
