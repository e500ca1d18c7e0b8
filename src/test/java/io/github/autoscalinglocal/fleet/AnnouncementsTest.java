package io.github.autoscalinglocal.fleet;

import static io.github.autoscalinglocal.model.HookTransition.LAUNCHING;
import static io.github.autoscalinglocal.model.HookTransition.TERMINATING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.fleet.Announcements.RefreshEvent;
import io.github.autoscalinglocal.fleet.Announcements.Wait;
import io.github.autoscalinglocal.model.ActionResult;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HookTransition;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.LifecycleHook;
import io.github.autoscalinglocal.model.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every message that there is, against the shape that the service gives it. {@code
 * messages/shapes.txt} holds these: after a heading a line for each message, with its kind, its
 * subject if it has one, and its body; ids are masked.
 */
class AnnouncementsTest {
  private static final Path SHAPES = Path.of("src/test/resources/messages/shapes.txt");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:topic";
  private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:queue";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
  private static final String TOKEN = "86799385-e46d-40b9-a393-6ff3da981d7e";
  private static final String REFRESH = "f5c0b0a1-5c26-4c3b-8b0f-7ed0f0c5a3a1";

  private final Scenario aws = Scenario.instant();
  private final SortedMap<String, Announcement> announcements = new TreeMap<>();

  private interface Announcement {
    void make(Tx tx, Group group, Instance instance);
  }

  /** An instance that was launched at noon; what is announced is announced five minutes later. */
  @BeforeEach
  void launch() {
    aws.create("g1", 0, 9, 1, "VPCZoneIdentifier=subnet-1", "AvailabilityZones[]=us-east-1b");
    configure(
        "EC2_INSTANCE_LAUNCH",
        "EC2_INSTANCE_LAUNCH_ERROR",
        "EC2_INSTANCE_TERMINATE",
        "EC2_INSTANCE_TERMINATE_ERROR");
    aws.advance(Duration.ofMillis(300_250));
  }

  private void configure(String... types) {
    aws.call(
        "PutNotificationConfiguration",
        "AutoScalingGroupName=g1",
        "TopicARN=" + TOPIC,
        "NotificationTypes[]=autoscaling:" + String.join(",autoscaling:", types));
  }

  private List<String> told(Announcement announcement) {
    int before = aws.messages().size();
    aws.run(
        tx -> {
          Group group = tx.region().existing("g1");
          Instance instance = group.instances().firstEntry().getValue();
          announcement.make(tx, group, instance);
        });
    return aws.messages().stream().skip(before).map(this::shown).toList();
  }

  private String shown(Message message) {
    Group group = aws.region().existing("g1");
    Instance instance = group.instances().firstEntry().getValue();
    return (message.kind().wire()
            + " "
            + message.subject().map(subject -> subject + " ").orElse("")
            + JSON.writeValueAsString(message.body().members()))
        .replace(group.identity().arn(), "<group-arn>")
        .replace(instance.id(), "<instance>")
        .replace(instance.activityId(), "<activity>")
        .replace(TOKEN, "<token>")
        .replace(REFRESH, "<refresh>")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>");
  }

  @TestFactory
  Stream<DynamicTest> messagesHaveTheShapesOfTheService() throws IOException {
    outcomes();
    waits();
    tests();
    refreshes();
    SortedMap<String, List<String>> shapes = shapes();
    assertThat(shapes.keySet()).isEqualTo(announcements.keySet());
    return announcements.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> assertThat(told(each.getValue())).isEqualTo(shapes.get(each.getKey()))));
  }

  private static SortedMap<String, List<String>> shapes() throws IOException {
    SortedMap<String, List<String>> shapes = new TreeMap<>();
    List<String> section = new ArrayList<>();
    for (String line : Files.readAllLines(SHAPES)) {
      if (line.startsWith("# ")) {
        section = new ArrayList<>();
        shapes.put(line.substring(2), section);
      } else if (!line.isBlank()) {
        section.add(line);
      }
    }
    return shapes;
  }

  private void outcomes() {
    announcements.put("a launch", launched(Route.LAUNCH));
    announcements.put("a launch into the warm pool", launched(Route.INTO_WARM_POOL));
    announcements.put("a termination", terminated(Route.TERMINATION));
    announcements.put("a return to the warm pool", terminated(Route.BACK_TO_WARM_POOL));
    announcements.put(
        "a termination after a hook",
        (tx, group, instance) ->
            terminated(Route.TERMINATION)
                .make(
                    tx,
                    group,
                    instance
                        .withLifecycle(Lifecycle.TERMINATING)
                        .withLifecycle(Lifecycle.TERMINATING_WAIT)
                        .withLifecycle(Lifecycle.TERMINATING_PROCEED)));
    announcements.put(
        "a detachment",
        after(
            "Detaching EC2 instance: ",
            (tx, group, instance) ->
                Announcements.detached(tx, group, success(tx, instance, Route.TERMINATION))));
    announcements.put(
        "a launch that failed",
        (tx, group, instance) ->
            Announcements.launchRefused(
                tx,
                group,
                failed(
                    activity(
                        tx, instance, "Launching a new EC2 instance.  Status Reason: It broke.")),
                Route.LAUNCH));
    announcements.put(
        "a launch that was abandoned",
        afterFailure("Launching a new EC2 instance: ", Announcements::launchFailed));
    announcements.put(
        "a termination that failed",
        afterFailure(
            "Terminating EC2 instance: ",
            (tx, group, instance) ->
                Announcements.terminateFailed(
                    tx, group, instance.withLifecycle(Lifecycle.TERMINATING))));
    announcements.put(
        "a detachment that failed",
        afterFailure("Detaching EC2 instance: ", Announcements::detachFailed));
  }

  private static Announcement launched(Route route) {
    return after(
        "Launching a new EC2 instance: ",
        (tx, group, instance) -> Announcements.launched(tx, group, success(tx, instance, route)));
  }

  private static Announcement terminated(Route route) {
    return after(
        "Terminating EC2 instance: ",
        (tx, group, instance) -> Announcements.terminated(tx, group, success(tx, instance, route)));
  }

  private static Outcome success(Tx tx, Instance instance, Route route) {
    return Outcome.success(Activities.of(tx, instance), instance, route);
  }

  private static Announcement after(String description, Announcement announcement) {
    return (tx, group, instance) -> {
      tx.put(activity(tx, instance, description + instance.id()));
      announcement.make(tx, group, instance);
    };
  }

  private static Announcement afterFailure(String description, Announcement announcement) {
    return (tx, group, instance) -> {
      tx.put(failed(activity(tx, instance, description + instance.id())));
      announcement.make(tx, group, instance);
    };
  }

  /** The activity that moves an instance, in progress. */
  private static Activity activity(Tx tx, Instance instance, String description) {
    Activity launch = tx.region().history().activity(instance.activityId()).orElseThrow();
    return new Activity(
        launch.id(),
        launch.sequence(),
        launch.group(),
        description,
        "At 2026-03-02T12:00:00Z why.",
        launch.startTime(),
        Optional.empty(),
        new Activity.Status(ActivityStatus.PreInService, Optional.empty(), 30),
        launch.details());
  }

  private static Activity failed(Activity activity) {
    return activity.ended(ActivityStatus.Failed, Optional.of("It broke."), activity.startTime());
  }

  private void waits() {
    LifecycleHook launching = hook(LAUNCHING, "", "");
    LifecycleHook terminating = hook(TERMINATING, "", "");
    wait("a launch waits at a hook", launching, Route.LAUNCH);
    wait("a launch into the warm pool waits", launching, Route.INTO_WARM_POOL);
    wait("a launch from the warm pool waits", launching, Route.OUT_OF_WARM_POOL);
    wait("a return to the warm pool waits", terminating, Route.BACK_TO_WARM_POOL);
    wait("a termination in the warm pool waits", terminating, Route.TERMINATION_IN_WARM_POOL);
    wait("the replacement of a root volume waits", terminating, Route.ROOT_VOLUME_REPLACEMENT);
    wait("a replaced root volume waits", launching, Route.ROOT_VOLUME_REPLACEMENT);
    wait("a launch waits at a hook with a topic", hook(LAUNCHING, "", TOPIC), Route.LAUNCH);
    String termination = "a termination waits at a hook with a ";
    wait(termination + "topic", hook(TERMINATING, "m", TOPIC), Route.TERMINATION);
    wait(termination + "queue", hook(TERMINATING, "m", QUEUE), Route.TERMINATION);
    wait(termination + "function", hook(TERMINATING, "m", FUNCTION), Route.TERMINATION);
  }

  private void wait(String name, LifecycleHook hook, Route route) {
    announcements.put(
        name,
        (tx, group, instance) ->
            Announcements.waiting(tx, group, new Wait(hook, instance, TOKEN, route)));
  }

  private static LifecycleHook hook(HookTransition transition, String metadata, String target) {
    return new LifecycleHook(
        "h1",
        transition,
        3600,
        ActionResult.ABANDON,
        Optional.of(metadata).filter(text -> !text.isEmpty()),
        Optional.of(target)
            .filter(text -> !text.isEmpty())
            .map(arn -> new LifecycleHook.Target(arn, Optional.empty())));
  }

  private void tests() {
    announcements.put(
        "the test of a notification",
        (tx, group, instance) -> assertThat(Notifications.test(tx, group, TOPIC)).isTrue());
    announcements.put("the test of a hook's topic", tested(TOPIC));
    announcements.put("the test of a hook's queue", tested(QUEUE));
    announcements.put("the test of a hook's function", tested(FUNCTION));
  }

  private static Announcement tested(String target) {
    return (tx, group, instance) -> assertThat(HookTargets.test(tx, group, target)).isTrue();
  }

  private void refreshes() {
    for (RefreshEvent event : RefreshEvent.values()) {
      String words = event.name().replace('_', ' ').toLowerCase(Locale.ROOT);
      StringBuilder name = new StringBuilder("refresh:");
      for (String word : words.split(" ", -1)) {
        name.append(' ').append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
      announcements.put(
          name.toString(),
          (tx, group, instance) -> Announcements.refresh(tx, group, event, REFRESH));
    }
    announcements.put(
        "refresh: Checkpoint Reached",
        (tx, group, instance) -> Announcements.checkpointReached(tx, group, REFRESH, 50, 300));
  }

  @Test
  void topicsAreNotifiedOfTheTypesThatTheyAreConfiguredForOnly() {
    configure("EC2_INSTANCE_LAUNCH");

    assertThat(told(terminated(Route.TERMINATION)))
        .hasSize(1)
        .allMatch(line -> line.startsWith("eventbridge "));
    assertThat(told(launched(Route.LAUNCH))).hasSize(2);
  }

  @Test
  void targetsOfOtherRegionsAndKindsAndFifoQueuesCannotBeReached() {
    List<String> targets =
        List.of(
            QUEUE.replace("us-east-1", "us-west-2"),
            QUEUE + ".fifo",
            "arn:aws:s3:::bucket",
            "arn:aws:kinesis:us-east-1:123456789012:stream/s");

    for (String target : targets) {
      List<String> told =
          told(
              (tx, group, instance) ->
                  assertThat(HookTargets.test(tx, group, target)).as(target).isFalse());
      assertThat(told).isEmpty();
    }
  }
}
