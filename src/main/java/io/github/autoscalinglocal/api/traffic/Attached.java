package io.github.autoscalinglocal.api.traffic;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.TrafficSource;
import java.util.function.Predicate;

/** What the operations that describe attachments have in common. */
final class Attached {
  private Attached() {}

  /**
   * The next attachments of a group, those on their way out included.
   *
   * @param operation whose tokens these are
   */
  static Page<AttachedSource> page(
      View view,
      String operation,
      String groupName,
      Predicate<AttachedSource> shown,
      String nextToken,
      int length) {
    Group group =
        view.region().group(groupName).orElseThrow(() -> Errors.describedGroupNotFound(groupName));
    String after = Page.keyIn(operation, nextToken);
    return Page.of(
        operation,
        group.attachments().traffic().values().stream()
            .filter(shown)
            .filter(each -> key(each).compareTo(after) > 0)
            .iterator(),
        length,
        Attached::key);
  }

  /** What the older operation of a kind of sources knows: nothing that was given as a source. */
  static boolean isKnownAs(TrafficSource.Type type, AttachedSource attached) {
    return attached.source().type() == type && !attached.asTrafficSource();
  }

  /** In the order of the sources, since a space comes before every character of a type. */
  private static String key(AttachedSource attached) {
    return attached.source().type().wire() + ' ' + attached.source().identifier();
  }
}
