package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the instances of a group are busy with, as it is posted. */
final class Load {
  private final List<String> steps = new ArrayList<>();
  private final String metric;
  private final String mode;
  private String every = "";

  private Load(String metric, String mode) {
    this.metric = metric;
    this.mode = mode;
  }

  /** A CPU utilization that each instance has. */
  static Load cpu() {
    return new Load("ASGAverageCPUUtilization", "per-instance");
  }

  /** A CPU utilization that all instances share. */
  static Load sharedCpu() {
    return new Load("ASGAverageCPUUtilization", "total");
  }

  /** Bytes that each instance receives. */
  static Load networkIn() {
    return new Load("ASGAverageNetworkIn", "per-instance");
  }

  /** From so long after now on, a value holds. */
  Load from(Duration after, double value) {
    steps.add("{\"at\":\"%s\",\"value\":%s}".formatted(after, value));
    return this;
  }

  Load fromMinute(int minutes, double value) {
    return from(Duration.ofMinutes(minutes), value);
  }

  Load every(Duration period) {
    every = ",\"every\":\"" + period + "\"";
    return this;
  }

  void on(String group, Sandbox sandbox) {
    Control.Answer answer =
        sandbox
            .control()
            .post(
                "/_local/metrics",
                "{\"group\":\"%s\",\"metric\":\"%s\",\"mode\":\"%s\",\"series\":[%s]%s}"
                    .formatted(group, metric, mode, String.join(",", steps), every));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }
}
