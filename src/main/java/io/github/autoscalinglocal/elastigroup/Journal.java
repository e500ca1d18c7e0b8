package io.github.autoscalinglocal.elastigroup;

import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.elastigroup.Route.Answer;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What happened to a group: its activities, as events and as lines of a log. */
final class Journal {
  private static final String GROUP_ID = "groupId";
  private static final String LAUNCHING = "Launching";
  private static final String TERMINATING = "Terminating";
  private static final String DETACHING = "Detaching";
  private static final int USUAL_LIMIT = 500;
  private static final int MOST = 1000;

  private Journal() {}

  static Answer events(Call call) {
    String id = call.variable("id");
    Instant from = moment(call, "fromDate").orElse(Instant.EPOCH);
    return call.engine()
        .read(
            Known.scope(call, id),
            view ->
                new Answer(
                    "spotinst:aws:ec2:group:event",
                    activities(view, id).stream()
                        .filter(each -> !each.startTime().isBefore(from))
                        .filter(Journal::isEvent)
                        .map(each -> event(view, id, each))
                        .toList()));
  }

  static Answer log(Call call) {
    String id = call.variable("id");
    Instant from = required(call, "fromDate");
    Instant to = required(call, "toDate");
    String severity = call.parameter("severity").orElse("ALL");
    if (!List.of("ALL", "INFO", "DEBUG", "WARN", "ERROR").contains(severity)) {
      throw SpotRefusal.invalid("query:severity", "must be one of [ALL, INFO, DEBUG, WARN, ERROR]");
    }
    Optional<String> resource = call.parameter("resourceId");
    int limit = Math.min(MOST, call.count("limit").orElse(USUAL_LIMIT));
    return call.engine()
        .read(
            Known.scope(call, id),
            view ->
                new Answer(
                    "spotinst:aws:ec2:group:log",
                    activities(view, id).stream()
                        .filter(each -> !each.startTime().isBefore(from))
                        .filter(each -> !each.startTime().isAfter(to))
                        .filter(each -> severity.equals("ALL") || severity(each).equals(severity))
                        .filter(each -> each.description().contains(resource.orElse("")))
                        .limit(limit)
                        .map(Journal::line)
                        .toList()));
  }

  /** The activities of a group, the newest first. */
  private static List<Activity> activities(View view, String id) {
    String group = Known.named(view, id).group().name();
    return view.region().history().newestOf(group).toList();
  }

  private static Instant required(Call call, String name) {
    return moment(call, name)
        .orElseThrow(() -> SpotRefusal.invalid("query:" + name, "is required"));
  }

  /** A day, or milliseconds since 1970. */
  static Optional<Instant> moment(Call call, String name) {
    return call.parameter(name)
        .map(
            text -> {
              try {
                return text.contains("-")
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.ofEpochMilli(Long.parseLong(text));
              } catch (DateTimeException | NumberFormatException none) {
                throw SpotRefusal.invalid(
                    "query:" + name, "must be a day or milliseconds since 1970");
              }
            });
  }

  /** There are no words for the other activities. */
  private static boolean isEvent(Activity activity) {
    return Stream.of(LAUNCHING, TERMINATING, DETACHING)
        .anyMatch(activity.description()::startsWith);
  }

  private static ObjectNode event(View view, String id, Activity activity) {
    ObjectNode event =
        Json.object()
            .put(GROUP_ID, id)
            .put("eventType", "Scale")
            .put("createdAt", Json.moment(activity.startTime()));
    event.putArray("subEvents").add(subEvent(view, activity));
    return event;
  }

  private static ObjectNode subEvent(View view, Activity activity) {
    String description = activity.description();
    Optional<String> instanceId =
        Optional.of(description.substring(description.lastIndexOf(' ') + 1))
            .filter(word -> word.startsWith("i-"));
    ObjectNode sub = Json.object();
    if (description.startsWith(LAUNCHING)) {
      changed(view, sub.put("type", "scaleUp"), instanceId, "newSpots", "newInstances");
    } else if (description.startsWith(TERMINATING)) {
      changed(
          view, sub.put("type", "scaleDown"), instanceId, "terminatedSpots", "terminatedInstances");
    } else {
      sub.put("type", "detachedInstance").put("instanceId", instanceId.orElse(null));
    }
    return sub;
  }

  /** Both are lists of objects: one of Spot's clients reads nothing else. */
  private static void changed(
      View view, ObjectNode sub, Optional<String> instanceId, String spots, String instances) {
    var ofSpot = sub.putArray(spots);
    var others = sub.putArray(instances);
    instanceId.ifPresent(
        id -> {
          if (isSpot(view, id)) {
            ofSpot
                .addObject()
                .put("spotInstanceRequestId", InstanceParts.spotRequestId(id))
                .put("instanceId", id);
          } else {
            others.addObject().put("instanceId", id);
          }
        });
  }

  private static boolean isSpot(View view, String instanceId) {
    return view.region()
        .ec2()
        .instance(instanceId)
        .map(Ec2Instance::machine)
        .filter(machine -> machine.option() == PurchaseOption.SPOT)
        .isPresent();
  }

  private static ObjectNode line(Activity activity) {
    return Json.object()
        .put(
            "message",
            activity.description()
                + activity.status().message().map(message -> ". " + message).orElse("")
                + ". "
                + activity.cause())
        .put("severity", severity(activity))
        .put("createdAt", Json.moment(activity.startTime()));
  }

  private static String severity(Activity activity) {
    ActivityStatus status = activity.status().code();
    if (status == ActivityStatus.Failed) {
      return "ERROR";
    }
    return status == ActivityStatus.Cancelled ? "WARN" : "INFO";
  }
}
