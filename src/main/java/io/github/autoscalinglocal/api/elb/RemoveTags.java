package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Removes tags, as far as they are there. */
final class RemoveTags implements WriteOperation<RemoveTags.Request, RemoveTags.Response> {
  record Request(
      @Required List<String> loadBalancerNames, @Required @Length(min = 1) List<TagKeyOnly> tags) {}

  record Response() {}

  record TagKeyOnly(
      @Length(min = 1, max = 128) @Matches("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") String key) {}

  @Override
  public Response apply(Request request, Tx tx) {
    List<String> keys = request.tags().stream().map(TagKeyOnly::key).toList();
    for (String name : request.loadBalancerNames()) {
      Tags.change(tx, name, tags -> tags.minusAll(keys));
    }
    return new Response();
  }
}
