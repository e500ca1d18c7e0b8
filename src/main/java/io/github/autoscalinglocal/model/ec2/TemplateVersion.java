package io.github.autoscalinglocal.model.ec2;

import io.github.autoscalinglocal.shape.ec2.InstanceMarketOptions;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.SpotMarketOptions;
import java.time.Instant;
import java.util.Optional;

/** A version of a launch template. */
public record TemplateVersion(
    long number, Optional<String> description, Instant createdAt, LaunchTemplateData data) {

  public Optional<String> imageId() {
    return Optional.ofNullable(data.imageId());
  }

  public Optional<String> instanceType() {
    return Optional.ofNullable(data.instanceType());
  }

  public boolean isForSpot() {
    return data.instanceMarketOptions() != null
        && "spot".equals(data.instanceMarketOptions().marketType());
  }

  /** What a spot instance may cost, if that is said. */
  public Optional<String> maxPrice() {
    return Optional.ofNullable(data.instanceMarketOptions())
        .map(InstanceMarketOptions::spotOptions)
        .map(SpotMarketOptions::maxPrice);
  }
}
