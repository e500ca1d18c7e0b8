package io.github.autoscalinglocal.shape;

import java.util.List;

/** How an instance refresh goes about it. Durations are in seconds. */
public record RefreshPreferences(
    @Range(min = 0, max = 100) Integer minHealthyPercentage,
    @Range(min = 0) Integer instanceWarmup,
    List<@Range(min = 1, max = 100) Integer> checkpointPercentages,
    @Range(min = 0, max = 172_800) Integer checkpointDelay,
    Boolean skipMatching,
    Boolean autoRollback,
    ScaleInProtectedInstances scaleInProtectedInstances,
    StandbyInstances standbyInstances,
    AlarmSpecification alarmSpecification,
    @Range(min = 100, max = 200) Integer maxHealthyPercentage,
    @Range(min = 0, max = 172_800) Integer bakeTime) {

  /** What becomes of instances that are protected from scale-in. */
  public enum ScaleInProtectedInstances implements WireEnum {
    Refresh,
    Ignore,
    Wait;

    @Override
    public String wire() {
      return name();
    }
  }

  /** What becomes of instances on standby. */
  public enum StandbyInstances implements WireEnum {
    Terminate,
    Ignore,
    Wait;

    @Override
    public String wire() {
      return name();
    }
  }
}
