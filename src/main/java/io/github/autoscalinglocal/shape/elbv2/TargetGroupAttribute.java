package io.github.autoscalinglocal.shape.elbv2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import java.util.List;
import java.util.Map;

/** An attribute of a target group. */
public record TargetGroupAttribute(
    @Length(max = 256) @Matches("^[a-zA-Z0-9._]+$") String key, String value) {
  public static List<TargetGroupAttribute> list(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .map(each -> new TargetGroupAttribute(each.getKey(), each.getValue()))
        .toList();
  }
}
