package io.github.autoscalinglocal.model;

import io.github.autoscalinglocal.model.Load.Target;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The loads of a region's groups.
 *
 * @param nextAt when they are told next, if there are any
 */
public record Loads(TreePMap<Target, Load> byTarget, Optional<Instant> nextAt) {
  public static final Loads NONE = new Loads(TreePMap.empty(), Optional.empty());

  public Loads with(Target target, Load load) {
    return new Loads(byTarget.plus(target, load), nextAt);
  }

  public Loads without(Target target) {
    return new Loads(byTarget.minus(target), nextAt);
  }

  public Loads withNextAt(Optional<Instant> next) {
    return new Loads(byTarget, next);
  }
}
