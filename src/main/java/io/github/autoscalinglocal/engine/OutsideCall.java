package io.github.autoscalinglocal.engine;

import java.util.Optional;

/**
 * A question to another host, as data. It is asked without the lock; its answer comes back as an
 * event.
 */
public interface OutsideCall {
  /**
   * This and a later one of the same unit of work as one call, if they can be asked together.
   *
   * @param later what is asked after this
   */
  default Optional<OutsideCall> and(OutsideCall later) {
    return Optional.empty();
  }
}
