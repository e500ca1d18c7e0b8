package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.pcollections.TreePSet;

/**
 * When alarms are evaluated.
 *
 * @param awake the names of the alarms that have to be evaluated: not those that could come to no
 *     other state before there are new values
 * @param nextAt when the next evaluation is due, if one is
 * @param lastAt when the last one was
 */
public record Evaluations(TreePSet<String> awake, Optional<Instant> nextAt, Instant lastAt) {
  static final Evaluations NONE = new Evaluations(TreePSet.empty(), Optional.empty(), Instant.MIN);

  public Evaluations with(Collection<String> names) {
    return new Evaluations(awake.plusAll(names), nextAt, lastAt);
  }

  public Evaluations without(String name) {
    return new Evaluations(awake.minus(name), nextAt, lastAt);
  }

  public Evaluations withNextAt(Instant next) {
    return new Evaluations(awake, Optional.of(next), lastAt);
  }

  /** The evaluation that was due has begun. */
  public Evaluations begun(Instant at) {
    return new Evaluations(awake, Optional.empty(), at);
  }
}
