package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Activity.Details;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.Document;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.shape.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the account's event bus is told. */
final class Events {
  private Events() {}

  static void publish(Tx tx, Group group, String detailType, Document detail) {
    publish(tx, group, detailType, Optional.empty(), () -> detail);
  }

  static void publish(Tx tx, Group group, String detailType, Outcome outcome) {
    String groupName = group.name();
    Instant now = tx.now();
    publish(
        tx,
        group,
        detailType,
        outcome.instance().map(Instance::id),
        () -> detail(groupName, outcome, now));
  }

  static void publish(Tx tx, Group group, Announcements.Wait wait) {
    String move = wait.hook().transition() == HookTransition.LAUNCHING ? "launch" : "terminate";
    publish(tx, group, "EC2 Instance-" + move + " Lifecycle Action", detail(group, wait));
  }

  /**
   * @param instanceId of the instance that it is about, beside the group
   * @param detail holds nothing that is large
   */
  private static void publish(
      Tx tx,
      Group group,
      String detailType,
      Optional<String> instanceId,
      Supplier<Document> detail) {
    long sequence = tx.nextSequence();
    long seed = tx.options().seed();
    Scope scope = tx.scope();
    Instant now = tx.now();
    String groupArn = group.identity().arn();
    Document event =
        Document.whenRead(
            () ->
                Document.draft()
                    .with("version", "0")
                    .with("id", uuid(seed, sequence))
                    .with("detail-type", detailType)
                    .with("source", "aws.autoscaling")
                    .with("account", scope.account())
                    .with("time", Timestamps.wholeSeconds(now))
                    .with("region", scope.region())
                    .with("resources", resources(scope, groupArn, instanceId))
                    .with("detail", detail.get())
                    .done());
    tx.send(
        new Message(
            sequence,
            now,
            Message.Kind.EVENTBRIDGE,
            group.name(),
            Optional.empty(),
            Optional.empty(),
            event));
  }

  private static List<String> resources(Scope scope, String groupArn, Optional<String> instanceId) {
    return Stream.concat(
            Stream.of(groupArn), instanceId.map(id -> scope.arn("ec2", "instance/" + id)).stream())
        .toList();
  }

  private static Document detail(String groupName, Outcome outcome, Instant now) {
    return Document.draft()
        .with("StatusCode", outcome.statusCode())
        .with(
            "Description",
            Optional.of(outcome.activity().description()).filter(each -> !outcome.failed()))
        .with("AutoScalingGroupName", groupName)
        .with("ActivityId", outcome.activity().id())
        .with("Details", details(outcome.activity().details()))
        .with("RequestId", outcome.activity().id())
        .with("StatusMessage", outcome.statusMessage())
        .with("EndTime", Timestamps.milliseconds(now))
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

  /**
   * A UUID that hangs on a number handed out: nothing is drawn for what is only told, so history is
   * the same whoever listens.
   */
  static String uuid(long seed, long sequence) {
    long mixed = Chance.mix(seed);
    return Chance.uuid(Chance.mix(mixed + 2 * sequence), Chance.mix(mixed + 2 * sequence + 1));
  }
}
