package io.github.autoscalinglocal;

import io.github.autoscalinglocal.engine.time.ClockMode;
import java.net.URI;

/** What the server says at its start. */
final class Greeting {
  private Greeting() {}

  static String text(URI endpoint, Settings settings) {
    return """
        autoscaling-local %s listens on %s
        Clock: %s. Timings: %s. Seed: %s.

        To try it, paste this into another shell:
          export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=%s
          aws --endpoint-url %s autoscaling create-auto-scaling-group --auto-scaling-group-name my-asg --launch-template LaunchTemplateId=lt-0123456789abcdef0 --min-size 2 --max-size 10 --desired-capacity 5 --vpc-zone-identifier "subnet-12345678,subnet-87654321"
          aws --endpoint-url %s autoscaling set-desired-capacity --auto-scaling-group-name my-asg --desired-capacity 2
          curl "%s/_local/decisions?group=my-asg\""""
        .formatted(
            Version.CURRENT,
            endpoint,
            clock(settings.clock()),
            Configuration.text(Knob.TIMINGS, settings),
            settings.options().seed(),
            settings.home().region(),
            endpoint,
            endpoint,
            endpoint);
  }

  private static String clock(ClockMode mode) {
    return switch (mode.kind()) {
      case REALTIME -> "real time";
      case SCALED -> mode.speed() + " times as fast as real time";
      case MANUAL -> "stands still until /_local/clock moves it";
    };
  }
}
