package io.github.autoscalinglocal.control;

import java.util.List;

/** The settings in effect, and where each came from. */
final class ReadConfig implements Endpoint {
  private final ServerFacts facts;

  ReadConfig(ServerFacts facts) {
    this.facts = facts;
  }

  private record Answer(List<ServerFacts.Setting> settings) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    return new Answer(facts.settings().get());
  }
}
