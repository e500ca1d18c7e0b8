package io.github.autoscalinglocal.model.cloudwatch;

import java.time.Instant;

/** Something that happened to an alarm. */
public record AlarmChange(String alarm, Instant at, What what) {

  /** The kinds of changes. */
  public enum Type {
    CONFIGURATION,
    STATE,
    ACTION
  }

  /** What happened. */
  public sealed interface What {
    default Type type() {
      return Type.CONFIGURATION;
    }
  }

  public record Created(Alarm alarm) implements What {}

  public record Updated(Alarm alarm) implements What {}

  public record Deleted() implements What {}

  public record StateChanged(AlarmState from, AlarmState to) implements What {
    @Override
    public Type type() {
      return Type.STATE;
    }
  }

  /**
   * An action was carried out.
   *
   * @param resource the ARN of it
   * @param state the state that it was carried out for
   */
  public record Acted(String resource, AlarmState state) implements What {
    @Override
    public Type type() {
      return Type.ACTION;
    }
  }
}
