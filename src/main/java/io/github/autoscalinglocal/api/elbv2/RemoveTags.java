package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Removes tags, as far as they are there. */
final class RemoveTags implements WriteOperation<RemoveTags.Request, RemoveTags.Response> {
  record Request(
      @Required List<String> resourceArns,
      @Required
          List<@Length(min = 1, max = 128) @Matches("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$") String>
              tagKeys) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    for (String arn : request.resourceArns()) {
      Tags.change(tx, arn, tags -> tags.minusAll(request.tagKeys()));
    }
    return new Response();
  }
}
