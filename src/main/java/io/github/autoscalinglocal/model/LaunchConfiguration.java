package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A launch configuration. It never changes after its creation. */
public record LaunchConfiguration(
    String name,
    String arn,
    Instant createdAt,
    Machine machine,
    Network network,
    Storage storage,
    Purchase purchase) {

  public record Machine(
      String imageId,
      String instanceType,
      Optional<String> kernelId,
      Optional<String> ramdiskId,
      Optional<String> keyName,
      Optional<String> userData,
      Optional<String> iamInstanceProfile) {}

  public record Network(
      List<String> securityGroups,
      Optional<String> classicLinkVpcId,
      List<String> classicLinkVpcSecurityGroups,
      Optional<Boolean> associatePublicIpAddress) {}

  public record Storage(List<BlockDeviceMapping> blockDeviceMappings, boolean ebsOptimized) {}

  public record Purchase(
      boolean monitoring,
      Optional<String> spotPrice,
      Optional<String> placementTenancy,
      Optional<InstanceMetadataOptions> metadataOptions) {}

  /** A configuration with a spot price launches spot instances. */
  public PurchaseOption option() {
    return purchase.spotPrice().isPresent() ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND;
  }

  /** What instances that are launched from it remember of it. */
  public Origin.LaunchConfiguration origin() {
    return new Origin.LaunchConfiguration(name, createdAt);
  }
}
