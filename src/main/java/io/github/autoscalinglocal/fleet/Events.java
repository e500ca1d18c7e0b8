package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity.Details;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.shape.Timestamps;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the account's event bus is told. */
final class Events {
  private Events() {}

  static void publish(Tx tx, Group group, String detailType, Document detail) {
    publish(tx, group, detailType, List.of(group.identity().arn()), detail);
  }

  static void publish(Tx tx, Group group, String detailType, Outcome outcome) {
    Stream<String> instance = outcome.instance().map(each -> instanceArn(tx, each.id())).stream();
    List<String> resources = Stream.concat(Stream.of(group.identity().arn()), instance).toList();
    publish(tx, group, detailType, resources, detail(tx, group, outcome));
  }

  static void publish(Tx tx, Group group, Announcements.Wait wait) {
    String move = wait.hook().transition() == HookTransition.LAUNCHING ? "launch" : "terminate";
    publish(tx, group, "EC2 Instance-" + move + " Lifecycle Action", detail(group, wait));
  }

  private static void publish(
      Tx tx, Group group, String detailType, List<String> resources, Document detail) {
    long sequence = tx.nextSequence();
    Document event =
        Document.draft()
            .with("version", "0")
            .with("id", uuid(tx, sequence))
            .with("detail-type", detailType)
            .with("source", "aws.autoscaling")
            .with("account", tx.scope().account())
            .with("time", Timestamps.wholeSeconds(tx.now()))
            .with("region", tx.scope().region())
            .with("resources", resources)
            .with("detail", detail)
            .done();
    tx.send(
        new Message(
            sequence,
            tx.now(),
            Message.Kind.EVENTBRIDGE,
            group.name(),
            Optional.empty(),
            Optional.empty(),
            event));
  }

  private static Document detail(Tx tx, Group group, Outcome outcome) {
    return Document.draft()
        .with("StatusCode", outcome.statusCode())
        .with(
            "Description",
            Optional.of(outcome.activity().description()).filter(each -> !outcome.failed()))
        .with("AutoScalingGroupName", group.name())
        .with("ActivityId", outcome.activity().id())
        .with("Details", details(outcome.activity().details()))
        .with("RequestId", outcome.activity().id())
        .with("StatusMessage", outcome.statusMessage())
        .with("EndTime", Timestamps.milliseconds(tx.now()))
        .with("EC2InstanceId", outcome.instanceId())
        .with("StartTime", Timestamps.milliseconds(outcome.activity().startTime()))
        .with("Cause", outcome.activity().cause())
        .with("Origin", outcome.route().origin())
        .with("Destination", outcome.route().destination())
        .done();
  }

  private static Document details(Details details) {
    Document.Draft draft =
        Document.draft()
            .with("Availability Zone", details.availabilityZone())
            .with("Subnet ID", details.subnetId());
    return InvokingAlarms.append(draft, details).done();
  }

  private static Document detail(Group group, Announcements.Wait wait) {
    return Document.draft()
        .with("LifecycleActionToken", wait.token())
        .with("AutoScalingGroupName", group.name())
        .with("LifecycleHookName", wait.hook().name())
        .with("EC2InstanceId", wait.instance().id())
        .with("LifecycleTransition", wait.hook().transition().wire())
        .with("NotificationMetadata", wait.hook().metadata())
        .with("Origin", wait.route().origin())
        .with("Destination", wait.route().destination())
        .with("Action", wait.route().action())
        .done();
  }

  private static String instanceArn(Tx tx, String instanceId) {
    return "arn:"
        + tx.scope().partition()
        + ":ec2:"
        + tx.scope().region()
        + ":"
        + tx.scope().account()
        + ":instance/"
        + instanceId;
  }

  /**
   * A UUID that hangs on a number handed out: nothing is drawn for what is only told, so history is
   * the same whoever listens.
   */
  static String uuid(Tx tx, long sequence) {
    long seed = Chance.mix(tx.options().seed());
    return Chance.uuid(Chance.mix(seed + 2 * sequence), Chance.mix(seed + 2 * sequence + 1));
  }
}
