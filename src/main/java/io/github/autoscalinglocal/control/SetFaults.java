package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts other faults in the place of all that are set. */
final class SetFaults implements Endpoint {
  private final Engine engine;

  SetFaults(Engine engine) {
    this.engine = engine;
  }

  /** In the form in which {@link ListFaults} shows them. */
  private record Wish(Optional<List<FaultBody>> faults) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    if (Json.isList(call.request().body())) {
      List<FaultBody> bodies = Arrays.asList(call.body(FaultBody[].class));
      return engine.write(call.scope(), tx -> set(tx, "", bodies));
    }
    List<FaultBody> bodies =
        call.body(Wish.class)
            .faults()
            .orElseThrow(() -> Refusal.invalid("Field 'faults' must be a list of faults."));
    return engine.write(call.scope(), tx -> set(tx, "faults", bodies));
  }

  private static ListFaults.Answer set(Tx tx, String at, List<FaultBody> bodies) {
    tx.update(region -> region.with(Faults.NONE));
    for (int i = 0; i < bodies.size(); i++) {
      add(tx, "%s[%s].".formatted(at, i), Optional.ofNullable(bodies.get(i)));
    }
    RemoveFaults.lookAtGroups(tx);
    return ListFaults.Answer.of(tx.region());
  }

  /**
   * Sets one fault more.
   *
   * @param at where it stands in the body, to go before the names of its fields
   */
  static Fault add(Tx tx, String at, Optional<FaultBody> body) {
    long sequence = tx.nextSequence();
    Fault fault =
        body.orElseThrow(() -> Refusal.invalid("A fault must be a JSON object, and not null."))
            .read(at, "fault-" + sequence);
    if (tx.region().faults().fault(fault.id()).isPresent()) {
      throw Refusal.invalid(
          "Field '%sid' is '%s', as that of another fault.".formatted(at, fault.id()));
    }
    tx.update(region -> region.with(region.faults().with(sequence, fault)));
    return fault;
  }
}
