package io.github.autoscalinglocal.api.elb;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elb.Tag;
import java.util.List;

/** Lists the tags of load balancers. */
final class DescribeTags implements ReadOperation<DescribeTags.Request, DescribeTags.Response> {
  record Request(@Required @Length(min = 1, max = 20) List<String> loadBalancerNames) {}

  record Response(List<TagDescription> tagDescriptions) {}

  record TagDescription(String loadBalancerName, List<Tag> tags) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        request.loadBalancerNames().stream().map(name -> describe(view, name)).toList());
  }

  private static TagDescription describe(View view, String name) {
    return new TagDescription(
        name,
        Known.loadBalancer(view, name).tags().entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toList());
  }
}
