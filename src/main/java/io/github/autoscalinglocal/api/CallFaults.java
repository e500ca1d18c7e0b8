package io.github.autoscalinglocal.api;

import io.github.autoscalinglocal.engine.Engine;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Fault;
import io.github.autoscalinglocal.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that are refused because a fault wants it so, before anybody looks at them. */
public final class CallFaults {
  private static final String GROUP = "AutoScalingGroupName";
  private static final String GROUPS = "AutoScalingGroupNames.member.";

  private CallFaults() {}

  /**
   * Refuses a call that a fault strikes. While there are none, that costs a look at the world; a
   * strike is a unit of work of its own, which outlives the call that it refuses.
   *
   * @param parameters as they were sent
   */
  public static void check(
      Engine engine, Scope scope, String operation, Map<String, String> parameters) {
    if (!engine.published(scope).faults().concernCalls()) {
      return;
    }
    List<String> groups =
        parameters.entrySet().stream()
            .filter(each -> each.getKey().equals(GROUP) || each.getKey().startsWith(GROUPS))
            .map(Map.Entry::getValue)
            .toList();
    Optional<Fault> struck =
        engine.write(scope, tx -> tx.strike(fault -> fault.matchesCall(operation, groups)));
    if (struck.isPresent()) {
      Fault fault = struck.get();
      String otherwise = fault.kind() == Fault.Kind.THROTTLE ? "Throttling" : "InternalFailure";
      Fault.Effect effect = fault.effect();
      throw Errors.wanted(effect.code().orElse(otherwise), effect.status(), effect.message());
    }
  }
}
