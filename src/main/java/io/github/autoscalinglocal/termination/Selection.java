package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Instance;
import java.util.List;
import java.util.Optional;

/**
 * Who goes.
 *
 * @param victims in the order in which they were picked
 * @param surplus the units still above the desired capacity once the victims are gone
 * @param onlyProtectedLeft the group stays above its desired capacity because everything that could
 *     still go is protected
 * @param question the custom termination policy has to be asked before anybody else may go
 */
public record Selection(
    List<Victim> victims,
    Explanation explanation,
    int surplus,
    boolean onlyProtectedLeft,
    Optional<FunctionRequest> question) {

  public record Victim(Instance instance, Cause cause) {}

  /** What the activity gives as the cause. */
  public enum Cause {
    /** A difference between desired and actual capacity. */
    SCALE_IN,
    /** It is unhealthy, and the group replaces unhealthy instances. */
    UNHEALTHY
  }
}
