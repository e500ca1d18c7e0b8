package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.cloudwatch.Tag;
import java.util.List;
import org.pcollections.TreePMap;

/** Tags an alarm, or gives tags that it has other values. */
final class TagResource implements WriteOperation<TagResource.Request, TagResource.Response> {

  @ParameterErrors
  record Request(
      @Required @Length(min = 1, max = 1024) String resourceARN, @Required List<Tag> tags) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Alarm alarm = TaggedAlarm.of(request.resourceARN(), tx);
    TreePMap<String, String> tags = alarm.tags();
    for (Tag tag : request.tags()) {
      tags = tags.plus(tag.key(), tag.value());
    }
    if (tags.size() > TaggedAlarm.MOST_TAGS) {
      throw CloudWatchErrors.tooManyTags(TaggedAlarm.MOST_TAGS);
    }
    Alarm tagged = alarm.withTags(tags);
    tx.update(region -> region.with(region.cloudWatch().with(tagged)));
    return new Response();
  }
}
