package io.github.autoscalinglocal.model;

import java.time.Instant;

/**
 * What a lifecycle hook holds an instance up with.
 *
 * @param deadline when the hook's default result applies
 * @param globalDeadline which no heartbeat can move {@code deadline} beyond
 */
public record LifecycleAction(String hook, String token, Instant deadline, Instant globalDeadline) {

  public LifecycleAction withDeadline(Instant next) {
    return new LifecycleAction(
        hook, token, next.isAfter(globalDeadline) ? globalDeadline : next, globalDeadline);
  }
}
