package io.github.autoscalinglocal.api.iam;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.IamErrors;
import io.github.autoscalinglocal.shape.iam.Tag;
import java.util.List;
import java.util.TreeSet;

/** What the creation of roles and of instance profiles has in common. */
final class Creation {
  /** The quota of roles, and that of instance profiles. */
  static final int MOST = 1000;

  private Creation() {}

  /** A path as it was given, or the one that everything has. */
  static String path(String given) {
    return given == null ? "/" : given;
  }

  static String arn(View view, String kind, String path, String name) {
    return "arn:"
        + view.scope().partition()
        + ":iam::"
        + view.scope().account()
        + ":"
        + kind
        + path
        + name;
  }

  /** Keys are the same in any case. */
  static void checkTags(List<Tag> tags) {
    TreeSet<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    if (tags != null && !tags.stream().allMatch(tag -> keys.add(tag.key()))) {
      throw IamErrors.duplicateTagKeys();
    }
  }

  /** Tags that there are; an answer says nothing of none. */
  static List<Tag> orAbsent(List<Tag> tags) {
    return tags == null || tags.isEmpty() ? null : tags;
  }
}
