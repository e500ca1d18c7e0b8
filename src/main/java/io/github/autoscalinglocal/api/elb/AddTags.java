package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.Tag;
import java.util.List;

/** Tags load balancers, or gives tags that they have other values. */
final class AddTags implements WriteOperation<AddTags.Request, AddTags.Response> {
  record Request(
      @Required List<String> loadBalancerNames, @Required @Length(min = 1) List<Tag> tags) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    for (String name : request.loadBalancerNames()) {
      Tags.change(tx, name, tags -> Tags.with(tags, request.tags()));
    }
    return new Response();
  }
}
