package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.shape.AlarmSpecification;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.cloudwatch.StateValue;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePSet;

/** The alarms that stop a refresh: in {@code ALARM} for good, without data until they have some. */
public final class RefreshAlarms {
  private RefreshAlarms() {}

  /** The alarms of a refresh, by name. */
  public static List<String> of(RefreshPreferences preferences) {
    return Optional.ofNullable(preferences.alarmSpecification())
        .map(AlarmSpecification::alarms)
        .orElse(List.of());
  }

  /**
   * The first alarm that is in a state. One that was deleted has no data (nothing is documented of
   * that).
   */
  public static Optional<String> in(View view, RefreshPreferences preferences, StateValue state) {
    return of(preferences).stream()
        .filter(
            name ->
                view.region()
                        .cloudWatch()
                        .alarm(name)
                        .map(alarm -> alarm.state().value())
                        .orElse(StateValue.INSUFFICIENT_DATA)
                    == state)
        .findFirst();
  }

  /** An alarm has changed: the refreshes that it may stop look at it. */
  static void changed(Tx tx, String alarm) {
    tx.region().cloudWatch().stopping().getOrDefault(alarm, TreePSet.empty()).forEach(tx::touch);
  }

  /** A group has an active refresh from now on, or no longer. */
  static void watch(Tx tx, String groupName, InstanceRefresh refresh, boolean active) {
    for (String alarm : of(refresh.preferences())) {
      tx.update(region -> region.with(region.cloudWatch().withStopping(alarm, groupName, active)));
    }
  }
}
