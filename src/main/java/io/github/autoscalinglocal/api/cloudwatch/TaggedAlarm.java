package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import java.util.Optional;

/** The alarm that an ARN names. Nothing else that CloudWatch tags is emulated. */
final class TaggedAlarm {
  static final int MOST_TAGS = 50;

  private TaggedAlarm() {}

  static Alarm of(String arn, View view) {
    int name = arn.indexOf(":alarm:");
    return Optional.of(arn)
        .filter(any -> name >= 0)
        .flatMap(any -> view.region().cloudWatch().alarm(arn.substring(name + ":alarm:".length())))
        .filter(alarm -> alarm.arn(view.scope()).equals(arn))
        .orElseThrow(() -> CloudWatchErrors.taggedResourceNotFound(arn));
  }
}
