package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.time.Instant;
import java.util.List;

/** An alarm on other alarms as the API shows it. The emulator has none. */
record CompositeAlarm(
    Boolean actionsEnabled,
    List<String> alarmActions,
    String alarmArn,
    Instant alarmConfigurationUpdatedTimestamp,
    String alarmDescription,
    String alarmName,
    String alarmRule,
    List<String> insufficientDataActions,
    List<String> oKActions,
    String stateReason,
    String stateReasonData,
    Instant stateUpdatedTimestamp,
    StateValue stateValue,
    Instant stateTransitionedTimestamp,
    ActionsSuppressedBy actionsSuppressedBy,
    String actionsSuppressedReason,
    String actionsSuppressor,
    Integer actionsSuppressorWaitPeriod,
    Integer actionsSuppressorExtensionPeriod) {

  enum ActionsSuppressedBy implements WireEnum {
    WAIT_PERIOD("WaitPeriod"),
    EXTENSION_PERIOD("ExtensionPeriod"),
    ALARM("Alarm");

    private final String wire;

    ActionsSuppressedBy(String wire) {
      this.wire = wire;
    }

    @Override
    public String wire() {
      return wire;
    }
  }
}
