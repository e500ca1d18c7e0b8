package io.github.autoscalinglocal.model.cloudwatch;

import io.github.autoscalinglocal.model.Scope;
import java.time.Instant;
import org.pcollections.TreePMap;

/** An alarm. */
public record Alarm(
    AlarmConfiguration configuration, AlarmState state, TreePMap<String, String> tags) {

  public static Alarm created(AlarmConfiguration configuration, TreePMap<String, String> tags) {
    Instant now = configuration.updated();
    return new Alarm(configuration, AlarmState.initial(now), tags);
  }

  public String name() {
    return configuration.name();
  }

  public String arn(Scope scope) {
    return scope.arn("cloudwatch", "alarm:" + name());
  }

  public Alarm with(AlarmConfiguration next) {
    return new Alarm(next, state, tags);
  }

  public Alarm with(AlarmState next) {
    return new Alarm(configuration, next, tags);
  }

  public Alarm withTags(TreePMap<String, String> next) {
    return new Alarm(configuration, state, next);
  }
}
