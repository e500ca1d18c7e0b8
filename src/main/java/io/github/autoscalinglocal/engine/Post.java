package io.github.autoscalinglocal.engine;

import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import java.util.function.Predicate;

/** Carries messages to other hosts. */
public interface Post {
  /** There is nobody to tell, which is as good as having told. */
  Post NOBODY =
      new Post() {
        @Override
        public void take(Scope scope, Message message) {}

        @Override
        public boolean deliver(Scope scope, Message message) {
          return true;
        }

        @Override
        public void forget(Predicate<Scope> gone) {}
      };

  /** Takes a message that is published, to deliver it by and by. It must not wait for anybody. */
  void take(Scope scope, Message message);

  /**
   * Delivers a message now.
   *
   * @return whether it has arrived, or there is nobody to tell
   */
  boolean deliver(Scope scope, Message message);

  /** Drops what it has taken and not delivered yet, of accounts and regions that are gone. */
  void forget(Predicate<Scope> gone);
}
