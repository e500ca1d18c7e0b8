package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Those launched first. EC2 keeps launch times in whole seconds, and so do all policies that look
 * at them.
 */
final class OldestInstance implements TerminationPolicy {

  @Override
  public String name() {
    return "OldestInstance";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    return launched(Best.smallest(candidates, OldestInstance::launchedAt), candidates);
  }

  static Instant launchedAt(Instance instance) {
    return instance.launchedAt().truncatedTo(ChronoUnit.SECONDS);
  }

  static Narrowing launched(Best<Instant> best, List<Instance> candidates) {
    return new Narrowing(
        best.kept(),
        Wording.who(best.kept(), candidates)
            + " launched at "
            + best.key()
            + best.next(at -> "at " + at));
  }
}
