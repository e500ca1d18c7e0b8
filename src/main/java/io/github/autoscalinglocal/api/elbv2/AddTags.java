package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import java.util.List;

/** Tags load balancers, target groups and listeners, or gives tags that they have other values. */
final class AddTags implements WriteOperation<AddTags.Request, AddTags.Response> {
  record Request(@Required List<String> resourceArns, @Required @Length(min = 1) List<Tag> tags) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    for (String arn : request.resourceArns()) {
      Tags.change(tx, arn, tags -> Tags.with(tags, request.tags()));
    }
    return new Response();
  }
}
