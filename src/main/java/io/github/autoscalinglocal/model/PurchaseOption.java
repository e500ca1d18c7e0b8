package io.github.autoscalinglocal.model;

/** How an instance is paid for. {@code wire} is what custom termination policies are told. */
public enum PurchaseOption {
  ON_DEMAND("on-demand"),
  SPOT("spot");

  private final String wire;

  PurchaseOption(String wire) {
    this.wire = wire;
  }

  public String wire() {
    return wire;
  }
}
