package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;

/** Which accounts and regions have groups: a group that seems lost is in another of them. */
final class ReadScopes implements Endpoint {
  private final Engine engine;
  private final Scope home;

  ReadScopes(Engine engine, Scope home) {
    this.engine = engine;
    this.home = home;
  }

  /**
   * @param home those of calls that name none
   */
  private record Answer(Scope home, List<Filled> scopes) {}

  private record Filled(String account, String region, int groups, int instances) {
    static Filled of(Region region) {
      return new Filled(
          region.scope().account(),
          region.scope().region(),
          region.groups().size(),
          region.members());
    }
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    return new Answer(
        home,
        engine.published().stream()
            .filter(region -> !region.groups().isEmpty())
            .map(Filled::of)
            .toList());
  }
}
