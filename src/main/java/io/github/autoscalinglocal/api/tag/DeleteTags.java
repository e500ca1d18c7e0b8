package io.github.autoscalinglocal.api.tag;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Tag;
import java.util.List;

/** Takes tags away, by group and key. A tag that is not there is no error. */
public final class DeleteTags implements WriteOperation<DeleteTags.Request, NoResult> {
  public record Request(@Required List<Tag> tags) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    for (Tag tag : request.tags()) {
      Group group = Tags.changeable(tx, tag);
      Attachments old = group.attachments();
      Attachments without = old.withTags(old.tags().minus(tag.key()));
      tx.update(group.with(without));
    }
    return new NoResult();
  }
}
