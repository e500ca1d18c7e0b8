package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Required;
import java.util.List;

/** Takes tags from an alarm. */
final class UntagResource implements WriteOperation<UntagResource.Request, UntagResource.Response> {

  @ParameterErrors
  record Request(
      @Required @Length(min = 1, max = 1024) String resourceARN,
      @Required List<@Length(min = 1, max = 128) String> tagKeys) {}

  record Response() {}

  @Override
  public Response apply(Request request, Tx tx) {
    Alarm alarm = TaggedAlarm.of(request.resourceARN(), tx);
    Alarm untagged = alarm.withTags(alarm.tags().minusAll(request.tagKeys()));
    tx.update(region -> region.with(region.cloudWatch().with(untagged)));
    return new Response();
  }
}
