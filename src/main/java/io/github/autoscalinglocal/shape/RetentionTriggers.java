package io.github.autoscalinglocal.shape;

/**
 * What keeps an instance from being terminated.
 *
 * @param terminateHookAbandon what becomes of an instance whose terminating hook is abandoned
 */
public record RetentionTriggers(RetentionAction terminateHookAbandon) {

  public enum RetentionAction implements WireEnum {
    RETAIN("retain"),
    TERMINATE("terminate");

    private final String wire;

    RetentionAction(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
