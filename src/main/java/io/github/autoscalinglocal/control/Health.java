package io.github.autoscalinglocal.control;

/** Whether the emulator serves requests: whoever gets an answer has it. */
final class Health implements Endpoint {
  private final Answer answer;

  Health(String version) {
    this.answer = new Answer("running", version, new Services("running", "running"));
  }

  @Override
  public Object answer(Call call) {
    return answer;
  }

  private record Answer(String status, String version, Services services) {}

  private record Services(String autoscaling, String cloudwatch) {}
}
