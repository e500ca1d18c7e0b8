package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.CloudWatchErrors;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import java.util.ArrayList;
import java.util.List;

/** Finds alarms by name. */
final class AlarmListing {
  private AlarmListing() {}

  /** The alarms that have one of these names; others are passed over. */
  static List<Alarm> named(CloudWatch cloudWatch, List<String> names) {
    return names.stream().distinct().flatMap(name -> cloudWatch.alarm(name).stream()).toList();
  }

  /** The alarms of these names, all of which have to be there. */
  static List<Alarm> allNamed(View view, List<String> names) {
    List<Alarm> alarms = new ArrayList<>();
    for (String name : names.stream().distinct().toList()) {
      alarms.add(
          view.region().cloudWatch().alarm(name).orElseThrow(CloudWatchErrors::alarmNotFound));
    }
    return alarms;
  }
}
