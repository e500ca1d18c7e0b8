package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import java.util.List;
import java.util.Map;

/** An attribute of a load balancer. */
public record LoadBalancerAttribute(
    @Length(max = 256) @Matches("^[a-zA-Z0-9._]+$") String key, @Length(max = 1024) String value) {
  public static List<LoadBalancerAttribute> list(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(each -> new LoadBalancerAttribute(each.getKey(), each.getValue()))
        .toList();
  }
}
