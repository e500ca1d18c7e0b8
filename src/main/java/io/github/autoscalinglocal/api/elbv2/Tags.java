package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ElbV2Errors;
import io.github.autoscalinglocal.model.Elb;
import io.github.autoscalinglocal.model.Elb.Kept;
import io.github.autoscalinglocal.shape.elbv2.Listener;
import io.github.autoscalinglocal.shape.elbv2.LoadBalancer;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import io.github.autoscalinglocal.shape.elbv2.TargetGroup;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/** The tags of load balancers, target groups and listeners, which are found by their ARNs. */
final class Tags {
  private static final int MOST = 50;

  private Tags() {}

  /** The tags that are given with something new. */
  static TreePMap<String, String> of(List<Tag> given) {
    return with(TreePMap.empty(), given == null ? List.of() : given);
  }

  static TreePMap<String, String> with(TreePMap<String, String> tags, List<Tag> given) {
    TreePMap<String, String> next = tags;
    if (given.stream().map(Tag::key).distinct().count() < given.size()) {
      throw ElbV2Errors.duplicateTagKeys();
    }
    for (Tag tag : given) {
      next = next.plus(tag.key(), tag.value() == null ? "" : tag.value());
    }
    if (next.size() > MOST) {
      throw ElbV2Errors.tooManyTags();
    }
    return next;
  }

  static List<Tag> described(TreePMap<String, String> tags) {
    return tags.entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
  }

  static TreePMap<String, String> of(View view, String arn) {
    if (Known.isTargetGroup(arn)) {
      return Known.targetGroup(view, arn).tags();
    }
    if (arn.contains(":listener/")) {
      return Known.listener(view, arn).tags();
    }
    // There are neither rules nor trust stores.
    if (arn.contains(":listener-rule/")) {
      throw ElbV2Errors.rulesNotFound();
    }
    if (arn.contains(":truststore/")) {
      throw ElbV2Errors.trustStoreNotFound(arn);
    }
    return Known.loadBalancer(view, arn).tags();
  }

  static void change(Tx tx, String arn, UnaryOperator<TreePMap<String, String>> change) {
    TreePMap<String, String> next = change.apply(of(tx, arn));
    Elb elb = tx.region().elb();
    if (Known.isTargetGroup(arn)) {
      Kept<TargetGroup> group = Known.targetGroup(tx, arn).withTags(next);
      tx.update(r -> r.with(elb.withTargetGroups(elb.targetGroups().plus(arn, group))));
    } else if (arn.contains(":listener/")) {
      Kept<Listener> listener = Known.listener(tx, arn).withTags(next);
      tx.update(r -> r.with(elb.withListeners(elb.listeners().plus(arn, listener))));
    } else {
      Kept<LoadBalancer> balancer = Known.loadBalancer(tx, arn).withTags(next);
      tx.update(r -> r.with(elb.withLoadBalancers(elb.loadBalancers().plus(arn, balancer))));
    }
  }
}
