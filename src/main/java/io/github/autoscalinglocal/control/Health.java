package io.github.autoscalinglocal.control;

/** Whether the emulator serves requests: whoever gets an answer has it. */
final class Health implements Endpoint {
  private final Answer answer;

  Health(String version) {
    this.answer = new Answer("running", version, Services.RUNNING);
  }

  @Override
  public Object answer(Call call) {
    return answer;
  }

  private record Answer(String status, String version, Services services) {}

  private record Services(
      String autoscaling,
      String cloudwatch,
      String ec2,
      String elb,
      String elbv2,
      String iam,
      String sts) {
    private static final Services RUNNING =
        new Services("running", "running", "running", "running", "running", "running", "running");
  }
}
