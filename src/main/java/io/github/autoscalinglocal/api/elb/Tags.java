package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.companion.elb.ClassicLoadBalancers;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.ElbErrors;
import io.github.autoscalinglocal.model.Elb.Classic;
import io.github.autoscalinglocal.shape.elb.Tag;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/** The tags of Classic load balancers. */
final class Tags {
  private static final int MOST = 10;

  private Tags() {}

  static TreePMap<String, String> with(TreePMap<String, String> tags, List<Tag> given) {
    TreePMap<String, String> next = tags;
    if (given.stream().map(Tag::key).distinct().count() < given.size()) {
      throw ElbErrors.duplicateTagKeys();
    }
    for (Tag tag : given) {
      next = next.plus(tag.key(), tag.value() == null ? "" : tag.value());
    }
    if (next.size() > MOST) {
      throw ElbErrors.tooManyTags();
    }
    return next;
  }

  static void change(Tx tx, String name, UnaryOperator<TreePMap<String, String>> change) {
    Classic classic = Known.loadBalancer(tx, name);
    ClassicLoadBalancers.put(tx, classic.withTags(change.apply(classic.tags())));
  }
}
