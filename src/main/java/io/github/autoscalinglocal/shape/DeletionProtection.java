package io.github.autoscalinglocal.shape;

/** Which deletions of a group are refused. */
public enum DeletionProtection implements WireEnum {
  NONE("none"),
  PREVENT_FORCE_DELETION("prevent-force-deletion"),
  PREVENT_ALL_DELETION("prevent-all-deletion");

  private final String wire;

  DeletionProtection(String wire) {
    this.wire = wire;
  }

  @Override
  public String wire() {
    return wire;
  }
}
