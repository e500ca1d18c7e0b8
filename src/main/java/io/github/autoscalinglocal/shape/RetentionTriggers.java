package io.github.autoscalinglocal.shape;

/**
 * What keeps an instance from being terminated.
 *
 * @param terminateHookAbandon what becomes of an instance whose terminating hook is abandoned
 */
public record RetentionTriggers(RetentionAction terminateHookAbandon) {

  public enum RetentionAction implements WireEnum {
    RETAIN,
    TERMINATE
  }
}
