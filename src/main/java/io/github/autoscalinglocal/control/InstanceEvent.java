package io.github.autoscalinglocal.control;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.fleet.SpotEvents;
import io.github.autoscalinglocal.model.Ec2Instance;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Has something happen to an instance that its group does not do. */
final class InstanceEvent implements Endpoint {
  private final Engine engine;

  InstanceEvent(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param takesCapacity whether the pool of an interrupted Spot Instance has none left
   */
  private record Wish(Optional<String> event, Optional<Boolean> takesCapacity) {}

  private record Answer(String instanceId, String event) {}

  @Override
  public Object answer(Call call) {
    call.allow();
    Wish wish = call.body(Wish.class);
    OutsideEvents.Kind kind = kind(wish.event().orElse(""));
    boolean takesCapacity = wish.takesCapacity().orElse(false);
    if (takesCapacity && kind != OutsideEvents.Kind.SPOT_INTERRUPTION) {
      throw Refusal.invalid("Field 'takesCapacity' belongs to the event 'spot-interruption'.");
    }
    return engine.write(call.scope(), tx -> happen(tx, call.variable("id"), kind, takesCapacity));
  }

  private static OutsideEvents.Kind kind(String event) {
    List<OutsideEvents.Kind> kinds = Arrays.asList(OutsideEvents.Kind.values());
    return kinds.stream()
        .filter(each -> each.wire().equals(event))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    kinds.stream()
                        .map(OutsideEvents.Kind::wire)
                        .collect(Collectors.joining(", ", "Field 'event' must be one of ", "."))));
  }

  private static Answer happen(
      Tx tx, String instanceId, OutsideEvents.Kind kind, boolean takesCapacity) {
    Ec2Instance machine =
        tx.region()
            .ec2()
            .instance(instanceId)
            .filter(each -> each.state() != Ec2Instance.State.TERMINATED)
            .orElseThrow(
                () ->
                    Refusal.notFound(
                        "There is no instance '%s' in account %s, region %s."
                            .formatted(instanceId, tx.scope().account(), tx.scope().region())));
    if (takesCapacity) {
      SpotEvents.exhaustPool(tx, machine);
    }
    OutsideEvents.happen(tx, machine, kind)
        .ifPresent(
            why -> {
              throw Refusal.invalid("Instance '%s' %s.".formatted(instanceId, why));
            });
    return new Answer(instanceId, kind.wire());
  }
}
