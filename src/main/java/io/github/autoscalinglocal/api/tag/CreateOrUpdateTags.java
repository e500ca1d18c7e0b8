package io.github.autoscalinglocal.api.tag;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Attachments;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Tag;
import java.util.List;

/** Tags groups; a tag of a key that the group has takes the place of the old one. */
public final class CreateOrUpdateTags
    implements WriteOperation<CreateOrUpdateTags.Request, NoResult> {
  public record Request(@Required List<Tag> tags) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    for (Tag tag : request.tags()) {
      Group group = Tags.changeable(tx, tag);
      Attachments old = group.attachments();
      Attachments tagged = old.withTags(Tags.with(old.tags(), group.name(), List.of(tag)));
      tx.update(group.with(tagged));
    }
    return new NoResult();
  }
}
