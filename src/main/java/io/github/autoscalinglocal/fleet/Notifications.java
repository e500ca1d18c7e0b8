package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity.Details;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.NotificationType;
import io.github.autoscalinglocal.shape.Timestamps;
import java.util.Optional;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/** What the topics of a group are notified of. */
public final class Notifications {
  static final String SERVICE = "AWS Auto Scaling";

  private Notifications() {}

  /** Notifies every topic that is configured for the type. */
  static void publish(Tx tx, Group group, NotificationType type, Outcome outcome) {
    TreePMap<String, TreePSet<NotificationType>> notifications = group.reporting().notifications();
    if (notifications.isEmpty()) {
      return;
    }
    notifications.forEach(
        (topic, types) -> {
          if (types.contains(type)) {
            tx.send(message(tx, group, topic, type, body(tx, group, type, outcome)));
          }
        });
  }

  /**
   * Has a topic that is being configured show that it can be reached.
   *
   * @return whether it can
   */
  public static boolean test(Tx tx, Group group, String topic) {
    NotificationType type = NotificationType.TEST_NOTIFICATION;
    return tx.sendFirst(message(tx, group, topic, type, testBody(tx, group)));
  }

  private static Message message(
      Tx tx, Group group, String topic, NotificationType type, Document body) {
    return new Message(
        tx.nextSequence(),
        tx.now(),
        Message.Kind.SNS,
        group.name(),
        Optional.of(topic),
        Optional.of(subject(type, group)),
        body);
  }

  static String subject(NotificationType type, Group group) {
    return "Auto Scaling: " + words(type) + " for group \"" + group.name() + '"';
  }

  private static String words(NotificationType type) {
    return switch (type) {
      case EC2_INSTANCE_LAUNCH -> "launch";
      case EC2_INSTANCE_LAUNCH_ERROR -> "failed launch";
      case EC2_INSTANCE_TERMINATE -> "termination";
      // Worded after its siblings, which are known.
      case EC2_INSTANCE_TERMINATE_ERROR -> "failed termination";
      case TEST_NOTIFICATION -> "test notification";
    };
  }

  private static Document body(Tx tx, Group group, NotificationType type, Outcome outcome) {
    String now = Timestamps.milliseconds(tx.now());
    return Document.draft()
        .with("Origin", outcome.route().origin())
        .with("Destination", outcome.route().destination())
        .with("Progress", outcome.progress())
        .with("AccountId", tx.scope().account())
        .with("Description", outcome.activity().description())
        .with("RequestId", outcome.activity().id())
        .with("EndTime", now)
        .with("AutoScalingGroupARN", group.identity().arn())
        .with("ActivityId", outcome.activity().id())
        .with("StartTime", Timestamps.milliseconds(outcome.activity().startTime()))
        .with("Service", SERVICE)
        .with("Time", now)
        .with("EC2InstanceId", outcome.instanceId())
        .with("StatusCode", statusCode(outcome))
        .with("StatusMessage", outcome.statusMessage())
        .with("Details", details(outcome.activity().details()))
        .with("AutoScalingGroupName", group.name())
        .with("Cause", outcome.activity().cause())
        .with("Event", type.wire())
        .done();
  }

  /** After a terminating hook, topics are told a status that the API does not know. */
  private static String statusCode(Outcome outcome) {
    boolean afterHook =
        outcome.instance().filter(Notifications::hasPassedTerminatingHook).isPresent();
    return afterHook && !outcome.failed() ? "MidTerminatingLifecycleAction" : outcome.statusCode();
  }

  private static boolean hasPassedTerminatingHook(Instance instance) {
    return switch (instance.lifecycle()) {
      case TERMINATING_PROCEED, WARMED_TERMINATING_PROCEED -> true;
      case WARMED_PENDING_PROCEED -> instance.transit().exchange();
      default -> false;
    };
  }

  private static Document details(Details details) {
    Document.Draft draft =
        Document.draft()
            .with("Subnet ID", details.subnetId())
            .with("Availability Zone", details.availabilityZone());
    return InvokingAlarms.append(draft, details).done();
  }

  /** What topics are sent that are being configured, and the targets of hooks as well. */
  static Document testBody(Tx tx, Group group) {
    return Document.draft()
        .with("AccountId", tx.scope().account())
        .with("RequestId", Events.uuid(tx.options().seed(), tx.nextSequence()))
        .with("AutoScalingGroupARN", group.identity().arn())
        .with("AutoScalingGroupName", group.name())
        .with("Service", SERVICE)
        .with("Event", NotificationType.TEST_NOTIFICATION.wire())
        .with("Time", Timestamps.milliseconds(tx.now()))
        .done();
  }
}
