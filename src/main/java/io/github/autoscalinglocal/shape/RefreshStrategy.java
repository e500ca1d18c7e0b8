package io.github.autoscalinglocal.shape;

/** How an instance refresh updates an instance. */
public enum RefreshStrategy implements WireEnum {
  /** Another instance takes its place. */
  ROLLING("Rolling"),
  /** The instance stays, and starts from another image. */
  REPLACE_ROOT_VOLUME("ReplaceRootVolume");

  private final String wire;

  RefreshStrategy(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
