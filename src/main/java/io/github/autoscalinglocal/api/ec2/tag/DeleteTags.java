package io.github.autoscalinglocal.api.ec2.tag;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/** Takes tags off resources: by key, or by key and value; without any, all that users may set. */
public final class DeleteTags implements WriteOperation<DeleteTags.Request, NoResult> {
  private static final String RESERVED = "aws:";

  public record Request(
      Boolean dryRun,
      @WireName("ResourceId") @Required List<String> resources,
      @WireName("Tag") List<Tag> tags) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    List<Tag> named = request.tags() == null ? List.of() : request.tags();
    Tagging.checkKeys(named);
    request.resources().forEach(id -> Tagged.check(tx, id));
    for (String id : request.resources()) {
      TreePMap<String, String> left = tx.region().ec2().tagsOf(id);
      for (Map.Entry<String, String> tag : left.entrySet()) {
        boolean goes =
            named.isEmpty()
                ? !tag.getKey().startsWith(RESERVED)
                : named.stream().anyMatch(each -> means(each, tag));
        left = goes ? left.minus(tag.getKey()) : left;
      }
      TreePMap<String, String> after = left;
      tx.update(tx.region().ec2().withTags(id, after));
    }
    return new NoResult();
  }

  private static boolean means(Tag named, Map.Entry<String, String> tag) {
    return tag.getKey().equals(named.key())
        && (named.value() == null || named.value().equals(tag.getValue()));
  }
}
