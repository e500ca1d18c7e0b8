package io.github.autoscalinglocal.api.ec2.tag;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;
import org.pcollections.TreePMap;

/** Tags resources, or gives tags that they have other values. */
public final class CreateTags implements WriteOperation<CreateTags.Request, NoResult> {

  public record Request(
      Boolean dryRun,
      @WireName("ResourceId") @Required List<String> resources,
      @WireName("Tag") @Required List<Tag> tags) {}

  /** All of them, or none if one is not there. */
  @Override
  public NoResult apply(Request request, Tx tx) {
    Tagging.checkKeys(request.tags());
    request.resources().forEach(id -> Tagged.check(tx, id));
    TreePMap<String, String> tags = TreePMap.empty();
    for (Tag tag : request.tags()) {
      tags = tags.plus(tag.key(), tag.value() == null ? "" : tag.value());
    }
    for (String id : request.resources()) {
      ResourceTags.add(tx, id, tags);
      Tagging.checkCount(tx.region().ec2().tagsOf(id));
    }
    return new NoResult();
  }
}
