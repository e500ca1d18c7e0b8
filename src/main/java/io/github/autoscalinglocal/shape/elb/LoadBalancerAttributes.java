package io.github.autoscalinglocal.shape.elb;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** How a Classic load balancer treats its connections. */
public record LoadBalancerAttributes(
    CrossZoneLoadBalancing crossZoneLoadBalancing,
    AccessLog accessLog,
    ConnectionDraining connectionDraining,
    ConnectionSettings connectionSettings,
    @Length(max = 10) List<AdditionalAttribute> additionalAttributes) {
  public record CrossZoneLoadBalancing(@Required Boolean enabled) {}

  public record AccessLog(
      @Required Boolean enabled,
      String s3BucketName,
      Integer emitInterval,
      String s3BucketPrefix) {}

  public record ConnectionDraining(@Required Boolean enabled, Integer timeout) {}

  public record ConnectionSettings(@Required @Range(min = 1, max = 3600) Integer idleTimeout) {}

  public record AdditionalAttribute(
      @Length(max = 256) @Matches("^[a-zA-Z0-9.]+$") String key,
      @Length(max = 256) @Matches("^[a-zA-Z0-9.]+$") String value) {}
}
