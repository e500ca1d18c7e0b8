package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.ec2.Tag;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.util.List;
import org.pcollections.TreePMap;

/** What many answers show. */
public final class Answers {
  private Answers() {}

  /** The tags of a resource, in the order of their keys. */
  public static List<Tag> tags(View view, String id) {
    return tags(view.region().ec2().tagsOf(id));
  }

  public static List<Tag> tags(TreePMap<String, String> tags) {
    return tags.entrySet().stream().map(each -> new Tag(each.getKey(), each.getValue())).toList();
  }

  /** Who creates things: nobody is told apart in an account. */
  public static String creator(View view) {
    return "arn:" + view.scope().partition() + ":iam::" + view.scope().account() + ":root";
  }

  /** The tags that a request wants for what it creates. */
  public static void tag(
      Tx tx, String resourceId, String type, List<TagSpecification> specifications) {
    Tagging.check(specifications);
    ResourceTags.created(tx, resourceId, type, specifications);
  }
}
