package io.github.autoscalinglocal.termination.elastigroup;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.TerminationPolicy;
import java.util.List;

/** As {@link ElastigroupDefault}, but of otherwise equal instances those launched last. */
public final class ElastigroupNewestInstances implements TerminationPolicy {
  private final Scoring scoring;

  public ElastigroupNewestInstances() {
    this(Weights.STRICT);
  }

  public ElastigroupNewestInstances(Weights weights) {
    scoring = new Scoring(weights, true);
  }

  @Override
  public String name() {
    return "Elastigroup:NewestInstances";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    return scoring.narrow(candidates, facts);
  }
}
