package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import java.util.Optional;

/** Sets one fault more, which is tried after those that are there. */
final class AddFault implements Endpoint {
  private final Engine engine;

  AddFault(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Object answer(Call call) {
    call.allow();
    FaultBody body = call.body(FaultBody.class);
    return engine.write(call.scope(), tx -> FaultBody.of(SetFaults.add(tx, "", Optional.of(body))));
  }
}
