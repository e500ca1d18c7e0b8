package io.github.autoscalinglocal;

final class Demo {
  private Demo() {}

  static String setUp(AutoScalingLocal e) {
    return "" + e.endpoint();
  }
}
