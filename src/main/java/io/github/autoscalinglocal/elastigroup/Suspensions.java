package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.Event;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Elastigroup;
import io.github.autoscalinglocal.model.ScalingProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.TreePMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Suspended processes of a group: those that Auto Scaling has, too, are suspended there. */
final class Suspensions {
  private static final Map<String, List<ScalingProcess>> PROCESSES =
      new TreeMap<>(
          Map.of(
              "AUTO_SCALE", List.of(ScalingProcess.AlarmNotification),
              "AUTO_HEALING", List.of(ScalingProcess.HealthCheck, ScalingProcess.ReplaceUnhealthy),
              "SCHEDULING", List.of(ScalingProcess.ScheduledActions),
              "LB_REGISTRATION", List.of(ScalingProcess.AddToLoadBalancer),
              "OUT_OF_STRATEGY", List.of(),
              "PREVENTIVE_REPLACEMENT", List.of(),
              "REVERT_PREFERRED", List.of()));

  private Suspensions() {}

  static Answer read(Call call) {
    String id = call.variable("id");
    return call.engine()
        .read(Known.scope(call, id), view -> answer(Known.named(view, id).elastigroup()));
  }

  static Answer suspend(Call call) {
    String id = call.variable("id");
    SortedMap<String, Optional<Duration>> asked = asked(call.body());
    return call.engine()
        .write(
            Known.scope(call, id),
            tx -> {
              asked.forEach((process, ttl) -> suspend(tx, id, process, ttl));
              return answer(Known.named(tx, id).elastigroup());
            });
  }

  static Answer resume(Call call) {
    String id = call.variable("id");
    SortedMap<String, Optional<Duration>> asked = asked(call.body());
    return call.engine()
        .write(
            Known.scope(call, id),
            tx -> {
              asked.keySet().forEach(process -> resume(tx, Known.named(tx, id), process));
              return answer(Known.named(tx, id).elastigroup());
            });
  }

  /** The processes, in either of the two forms, each with how long. */
  private static SortedMap<String, Optional<Duration>> asked(Member body) {
    SortedMap<String, Optional<Duration>> asked = new TreeMap<>();
    body.texts("processes").forEach(process -> asked.put(process, Optional.empty()));
    for (Member each : body.objects("suspensions")) {
      asked.put(
          each.text("name").orElseThrow(() -> each.missing("name")),
          each.integer("ttlInMinutes", 1, Integer.MAX_VALUE).map(Duration::ofMinutes));
    }
    if (asked.isEmpty()) {
      throw body.missing("processes");
    }
    if (!PROCESSES.keySet().containsAll(asked.keySet())) {
      throw body.invalid("processes", "must be of [" + String.join(", ", PROCESSES.keySet()) + "]");
    }
    return asked;
  }

  private static void suspend(Tx tx, String id, String process, Optional<Duration> ttl) {
    Known known = Known.named(tx, id);
    perform(tx, "SuspendProcesses", known, process);
    Optional<Instant> until = ttl.map(tx.now()::plus);
    keep(tx, known.elastigroup(), known.elastigroup().suspensions().plus(process, until));
    until.ifPresent(end -> tx.schedule(ttl.orElseThrow(), new SuspensionEnds(id, process, end)));
  }

  private static void resume(Tx tx, Known known, String process) {
    perform(tx, "ResumeProcesses", known, process);
    keep(tx, known.elastigroup(), known.elastigroup().suspensions().minus(process));
  }

  private static void perform(Tx tx, String action, Known known, String process) {
    List<ScalingProcess> processes = PROCESSES.getOrDefault(process, List.of());
    // Auto Scaling takes an empty list for all processes.
    if (!processes.isEmpty()) {
      ObjectNode input = Json.object().put("AutoScalingGroupName", known.group().name());
      ArrayNode names = input.putArray("ScalingProcesses");
      processes.forEach(each -> names.add(each.name()));
      Calls.perform(tx, action, input);
    }
  }

  private static void keep(
      Tx tx, Elastigroup elastigroup, TreePMap<String, Optional<Instant>> suspensions) {
    Elastigroup next = elastigroup.withSuspensions(suspensions);
    tx.update(region -> region.with(region.elastigroups().with(next)));
  }

  private static Answer answer(Elastigroup elastigroup) {
    ObjectNode item = Json.object().put("groupId", elastigroup.id());
    ArrayNode names = item.putArray("processes");
    ArrayNode suspensions = item.putArray("suspensions");
    elastigroup
        .suspensions()
        .forEach(
            (process, until) -> {
              names.add(process);
              suspensions.addObject().put("name", process).put("expiresAt", Json.moment(until));
            });
    return new Answer("spotinst:aws:ec2:suspension", List.of(item));
  }

  /** The time of a suspension is over, unless it was given another since. */
  record SuspensionEnds(String elastigroupId, String process, Instant until) implements Event {
    @Override
    public void fire(Tx tx) {
      Known.find(tx, elastigroupId)
          .filter(
              known ->
                  Optional.of(until)
                      .equals(
                          known
                              .elastigroup()
                              .suspensions()
                              .getOrDefault(process, Optional.empty())))
          .ifPresent(known -> resume(tx, known, process));
    }
  }
}
