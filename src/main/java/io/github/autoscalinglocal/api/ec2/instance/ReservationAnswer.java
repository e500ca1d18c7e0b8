package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.WireName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A launch as answers show it, with those of its instances that are asked for. */
public record ReservationAnswer(
    String reservationId,
    String ownerId,
    @WireName(answer = "groupSet") List<GroupName> groups,
    @WireName(answer = "instancesSet") List<InstanceAnswer> instances) {

  /** Together again what was launched together. */
  static List<ReservationAnswer> of(View view, List<InstanceRow> rows) {
    Map<String, List<InstanceAnswer>> byReservation = new LinkedHashMap<>();
    for (InstanceRow row : rows) {
      byReservation
          .computeIfAbsent(row.reservationId(), any -> new ArrayList<>())
          .add(row.answer());
    }
    return byReservation.entrySet().stream()
        .map(
            each ->
                new ReservationAnswer(
                    each.getKey(), view.scope().account(), List.of(), each.getValue()))
        .toList();
  }
}
