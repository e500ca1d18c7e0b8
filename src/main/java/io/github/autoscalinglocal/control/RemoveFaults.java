package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Faults;

/** Puts an end to one fault, or to all. */
final class RemoveFaults {
  private RemoveFaults() {}

  static Endpoint all(Engine engine) {
    return call -> {
      call.allow();
      return engine.write(call.scope(), tx -> left(tx, Faults.NONE));
    };
  }

  static Endpoint one(Engine engine) {
    return call -> {
      call.allow();
      return engine.write(call.scope(), tx -> without(tx, call.variable("id")));
    };
  }

  static ListFaults.Answer without(Tx tx, String id) {
    Faults faults = tx.region().faults();
    if (faults.fault(id).isEmpty()) {
      throw Refusal.notFound("There is no fault '%s'.".formatted(id));
    }
    return left(tx, faults.without(id));
  }

  static ListFaults.Answer left(Tx tx, Faults faults) {
    tx.update(region -> region.with(faults));
    lookAtGroups(tx);
    return ListFaults.Answer.of(tx.region());
  }

  /** What groups did not begin because it would have failed may be possible now. */
  static void lookAtGroups(Tx tx) {
    tx.region().groups().keySet().forEach(tx::touch);
  }
}
