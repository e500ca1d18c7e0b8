package io.github.autoscalinglocal.scaling;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which load balancer's requests are counted, and of which target group: the ends of both ARNs,
 * joined by a slash, as in {@code app/lb/id/targetgroup/tg/id}.
 */
public record ResourceLabel(String loadBalancer, String targetGroup) {
  private static final Pattern LABEL =
      Pattern.compile("(app/[^/]+/[^/]+)/(targetgroup/[^/]+/[^/]+)");

  /** What a text says, if it is a label. */
  public static Optional<ResourceLabel> parse(String text) {
    Matcher matcher = LABEL.matcher(text);
    return matcher.matches()
        ? Optional.of(new ResourceLabel(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
