package io.github.autoscalinglocal.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of instances that a caller asked for and waited for. It is the answer to whoever asks
 * again under the same token.
 */
public record SynchronousLaunch(
    String clientToken, Asked asked, Instant at, List<Launched> launched, List<Denied> denied) {

  /**
   * What was asked for, as the caller put it.
   *
   * @param retries whether the group is to launch on its own what cannot be had at once
   */
  public record Asked(
      String groupName,
      int capacity,
      List<String> zones,
      List<String> zoneIds,
      List<String> subnetIds,
      boolean retries) {}

  /** Instances of one kind, in one place. */
  public record Pool(
      Optional<String> instanceType,
      PurchaseOption option,
      String zone,
      Optional<String> subnetId) {}

  public record Launched(Pool pool, List<String> instanceIds) {}

  /** What EC2 refuses, with its code and words. */
  public record Denied(Pool pool, String code, String message) {}
}
