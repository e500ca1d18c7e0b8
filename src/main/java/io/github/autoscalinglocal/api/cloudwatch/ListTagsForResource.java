package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.Tag;
import java.util.List;

/** Lists the tags of an alarm. */
final class ListTagsForResource
    implements ReadOperation<ListTagsForResource.Request, ListTagsForResource.Response> {

  @ParameterErrors
  record Request(@Required @Length(min = 1, max = 1024) String resourceARN) {}

  record Response(List<Tag> tags) {}

  @Override
  public Response answer(Request request, View view) {
    return new Response(
        TaggedAlarm.of(request.resourceARN(), view).tags().entrySet().stream()
            .map(tag -> new Tag(tag.getKey(), tag.getValue()))
            .toList());
  }
}
