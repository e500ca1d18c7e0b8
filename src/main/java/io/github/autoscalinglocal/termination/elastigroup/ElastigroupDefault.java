package io.github.autoscalinglocal.termination.elastigroup;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.termination.GroupFacts;
import io.github.autoscalinglocal.termination.TerminationPolicy;
import java.util.List;

/** Unhealthy, then volatile, then spot, then of an old image, then launched first. */
public final class ElastigroupDefault implements TerminationPolicy {
  private final Scoring scoring;

  public ElastigroupDefault() {
    this(Weights.STRICT);
  }

  public ElastigroupDefault(Weights weights) {
    scoring = new Scoring(weights, false);
  }

  @Override
  public String name() {
    return "Elastigroup:Default";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    return scoring.narrow(candidates, facts);
  }
}
