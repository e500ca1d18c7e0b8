package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Scope;

/** Looking at the whole of an engine's state, which no operation may. */
public final class Worlds {
  private static final Scope ANY = new Scope("000000000000", "us-east-1");

  private Worlds() {}

  /** Everything there is, with ids, chance and agenda: equal worlds have an equal future. */
  public static World of(Engine engine) {
    return engine.write(ANY, Tx::world);
  }
}
