package io.github.autoscalinglocal.api.elbv2;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.elbv2.Tag;
import java.util.List;

/** Lists the tags of load balancers, target groups and listeners. */
final class DescribeTags implements ReadOperation<DescribeTags.Request, DescribeTags.Response> {
  record Request(@Required List<String> resourceArns) {}

  record Response(List<TagDescription> tagDescriptions) {}

  record TagDescription(String resourceArn, List<Tag> tags) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        request.resourceArns().stream()
            .map(arn -> new TagDescription(arn, Tags.described(Tags.of(view, arn))))
            .toList());
  }
}
