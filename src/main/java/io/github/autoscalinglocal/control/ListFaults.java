package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.model.Region;
import java.util.List;

/** The faults that are set, in the order in which they are tried. */
final class ListFaults implements Endpoint {
  private final Engine engine;

  ListFaults(Engine engine) {
    this.engine = engine;
  }

  /** What all calls that are about all faults answer. */
  record Answer(List<FaultBody> faults) {
    static Answer of(Region region) {
      return new Answer(region.faults().all().stream().map(FaultBody::of).toList());
    }
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    return engine.read(call.scope(), view -> Answer.of(view.region()));
  }
}
