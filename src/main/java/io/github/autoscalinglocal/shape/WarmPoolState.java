package io.github.autoscalinglocal.shape;

/** How instances wait in a warm pool. */
@Listed({"Stopped", "Hibernated", "Running"})
public enum WarmPoolState implements WireEnum {
  STOPPED("Stopped"),
  RUNNING("Running"),
  HIBERNATED("Hibernated");

  private final String wire;

  WarmPoolState(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
