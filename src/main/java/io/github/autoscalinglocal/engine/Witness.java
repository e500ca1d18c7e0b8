package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.engine.Engine.ClockState;
import io.github.autoscalinglocal.model.Region;
import java.time.Instant;
import org.pcollections.TreePSet;

/**
 * Is told of all that happens, in its order, once it is published. It is told under the lock, so it
 * must not wait for anybody; what it is given are values, which it may look at later.
 */
public interface Witness {
  Witness NOBODY =
      new Witness() {
        @Override
        public void published(Region before, Region after, TreePSet<String> groups, Instant at) {}

        @Override
        public void afterwards() {}

        @Override
        public void clockChanged(ClockState clock) {}

        @Override
        public void replaced(Instant at) {}
      };

  /**
   * A region has changed.
   *
   * @param groups the names of the groups that have come, are others or have gone
   */
  void published(Region before, Region after, TreePSet<String> groups, Instant at);

  /**
   * Somebody has written, and the lock is free again: for what takes time. Called by several
   * threads at once, and not after every change.
   */
  void afterwards();

  /** The clock was moved, or goes on in another way. */
  void clockChanged(ClockState clock);

  /** Another world is in the place of this one, or parts of it are gone. */
  void replaced(Instant at);
}
