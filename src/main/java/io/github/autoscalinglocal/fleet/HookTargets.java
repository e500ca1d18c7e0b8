package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.NotificationType;
import io.github.autoscalinglocal.shape.Timestamps;
import java.util.Optional;

/** What the topics, queues and functions are told that lifecycle hooks name as their targets. */
public final class HookTargets {
  private HookTargets() {}

  /** Tells the target of a hook, if it has one, that an instance waits. */
  static void publish(Tx tx, Group group, Announcements.Wait wait) {
    wait.hook()
        .target()
        .ifPresent(
            target ->
                kind(target.arn())
                    .ifPresent(
                        kind ->
                            tx.send(
                                message(
                                    tx,
                                    group,
                                    kind,
                                    target.arn(),
                                    subject(wait),
                                    body(tx, group, wait)))));
  }

  /**
   * Has the target of a hook that is being put show that it can be reached. Those of another region
   * cannot, nor can FIFO queues.
   *
   * @return whether it can
   */
  public static boolean test(Tx tx, Group group, String target) {
    Optional<Message.Kind> kind = kind(target);
    if (kind.isEmpty() || !region(target).equals(tx.scope().region()) || isFifo(target)) {
      return false;
    }
    return tx.sendFirst(
        message(
            tx,
            group,
            kind.get(),
            target,
            Notifications.subject(NotificationType.TEST_NOTIFICATION, group),
            Notifications.testBody(tx, group)));
  }

  private static Message message(
      Tx tx, Group group, Message.Kind kind, String target, String subject, Document body) {
    return new Message(
        tx.nextSequence(),
        tx.now(),
        kind,
        group.name(),
        Optional.of(target),
        Optional.of(subject).filter(each -> kind == Message.Kind.SNS),
        body);
  }

  /** What carries messages to a target, by the service that its ARN names. */
  private static Optional<Message.Kind> kind(String target) {
    String[] parts = target.split(":", -1);
    if (parts.length < 6) {
      return Optional.empty();
    }
    return switch (parts[2]) {
      case "sns" -> Optional.of(Message.Kind.SNS);
      case "sqs" -> Optional.of(Message.Kind.SQS);
      case "lambda" -> Optional.of(Message.Kind.LAMBDA);
      default -> Optional.empty();
    };
  }

  private static String region(String target) {
    return target.split(":", -1)[3];
  }

  private static boolean isFifo(String target) {
    return target.endsWith(".fifo");
  }

  private static String subject(Announcements.Wait wait) {
    // Two spaces after the colon have been seen, and one.
    return "Auto Scaling:  Lifecycle action '"
        + wait.hook().transition()
        + "' for instance "
        + wait.instance().id()
        + " in progress.";
  }

  private static Document body(Tx tx, Group group, Announcements.Wait wait) {
    return Document.draft()
        .with("Origin", wait.route().origin())
        .with("Destination", wait.route().destination())
        .with("LifecycleHookName", wait.hook().name())
        .with("AccountId", tx.scope().account())
        // What this id is in the service's messages is not known.
        .with("RequestId", wait.instance().activityId())
        .with("LifecycleTransition", wait.hook().transition().wire())
        .with("AutoScalingGroupName", group.name())
        .with("Service", Notifications.SERVICE)
        .with("Time", Timestamps.milliseconds(tx.now()))
        .with("EC2InstanceId", wait.instance().id())
        .with("NotificationMetadata", wait.hook().metadata())
        .with("LifecycleActionToken", wait.token())
        .with("Action", wait.route().action())
        .done();
  }
}
