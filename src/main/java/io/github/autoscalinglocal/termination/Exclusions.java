package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Explanation.Excluded;
import io.github.autoscalinglocal.model.Instance;
import java.util.List;
import java.util.Optional;

/**
 * Who could not be chosen at all, and why.
 *
 * @param pendingMayGo nobody in service was left to choose from
 * @param heaviest the units of the heaviest instance that could go
 * @param facts the group without those who go
 */
record Exclusions(boolean pendingMayGo, int heaviest, GroupFacts facts) {

  List<Excluded> all() {
    return facts.instances().stream()
        .flatMap(i -> reason(i).map(reason -> new Excluded(i.id(), reason)).stream())
        .toList();
  }

  private Optional<String> reason(Instance instance) {
    if (instance.lifecycle().isWarmed()) {
      return Optional.of("warmed");
    }
    return switch (instance.lifecycle()) {
      case IN_SERVICE -> Draft.isProtected(instance) ? Optional.of("protected") : needed(instance);
      case REQUESTED, PENDING, PENDING_WAIT, PENDING_PROCEED ->
          pendingMayGo ? tooHeavy(instance) : Optional.of("pending");
      case ENTERING_STANDBY, STANDBY -> Optional.of("standby");
      case TERMINATING, TERMINATING_WAIT, TERMINATING_PROCEED, TERMINATED ->
          Optional.of("terminating");
      case TERMINATING_RETAINED -> Optional.of("retained");
      case REPLACING_ROOT_VOLUME,
          REPLACING_ROOT_VOLUME_WAIT,
          REPLACING_ROOT_VOLUME_PROCEED,
          ROOT_VOLUME_REPLACED ->
          Optional.of("replacing root volume");
      case DETACHING, DETACHED -> Optional.of("detaching");
      default -> throw new IllegalStateException("nobody knows why " + instance + " may not go");
    };
  }

  private Optional<String> needed(Instance instance) {
    return Draft.isExempt(instance, facts) ? Optional.of("on-demand-base") : tooHeavy(instance);
  }

  private Optional<String> tooHeavy(Instance instance) {
    return instance.units() > heaviest ? Optional.of("weight") : Optional.empty();
  }
}
