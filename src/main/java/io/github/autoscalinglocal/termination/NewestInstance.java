package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.util.List;

/** Those launched last. */
final class NewestInstance implements TerminationPolicy {

  @Override
  public String name() {
    return "NewestInstance";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    return OldestInstance.launched(
        Best.largest(candidates, OldestInstance::launchedAt), candidates);
  }
}
