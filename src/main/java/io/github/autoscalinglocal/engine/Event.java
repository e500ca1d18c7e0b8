package io.github.autoscalinglocal.engine;

/**
 * Something that is due at an instant. A record that holds ids and what it expects to find; firing
 * reads the state again and does nothing if that no longer holds, so nothing is ever cancelled.
 */
public interface Event {
  void fire(Tx tx);

  /** Whether it comes again and again for as long as it is left to, so that nobody waits for it. */
  default boolean isRoutine() {
    return false;
  }
}
