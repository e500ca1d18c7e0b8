package io.github.autoscalinglocal.shape;

/**
 * A warm pool, as the API shows it.
 *
 * @param status {@code null} unless the pool is being deleted
 */
public record WarmPoolConfiguration(
    Integer maxGroupPreparedCapacity,
    Integer minSize,
    WarmPoolState poolState,
    Status status,
    InstanceReusePolicy instanceReusePolicy) {

  /** The API's {@code WarmPoolStatus}. */
  public enum Status implements WireEnum {
    PENDING_DELETE("PendingDelete");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
