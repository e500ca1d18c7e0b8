package io.github.autoscalinglocal.termination;

import io.github.autoscalinglocal.model.Instance;
import java.time.Instant;
import java.util.List;

/** Those whose running hour, counted from their own launch, is closest to its end. */
final class ClosestToNextInstanceHour implements TerminationPolicy {
  private static final int HOUR = 3600;

  @Override
  public String name() {
    return "ClosestToNextInstanceHour";
  }

  @Override
  public Narrowing narrow(List<Instance> candidates, GroupFacts facts) {
    Best<Integer> closest = Best.smallest(candidates, i -> secondsLeft(i, facts.now()));
    boolean one = closest.kept().size() == 1;
    return new Narrowing(
        closest.kept(),
        Wording.who(closest.kept(), candidates)
            + (one ? " has " : " have ")
            + Wording.minutes(closest.key())
            + " left of "
            + (one ? "its instance hour" : "their instance hours")
            + closest.next(Wording::minutes));
  }

  /** From 1 to 3600: on the full hour a new one has just begun. */
  private static int secondsLeft(Instance instance, Instant now) {
    long age = now.getEpochSecond() - instance.launchedAt().getEpochSecond();
    return HOUR - Math.floorMod(age, HOUR);
  }
}
