package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.RefreshPreferences;
import software.amazon.awssdk.services.autoscaling.model.ScaleInProtectedInstances;
import tools.jackson.databind.JsonNode;

/**
 * Refreshes of ten instances, from version 1 of a launch template to version 2, step by step under
 * a clock that stands still: what a program with the SDK sees.
 */
class InstanceRefreshTest {
  private static final int WARMUP = 60;
  private static final LaunchTemplateOverrides TYPE =
      LaunchTemplateOverrides.builder().instanceType("c5.large").build();

  private Sandbox sandbox;
  private AutoScalingClient client;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    client = sandbox.client();
    sandbox.create(
        "g",
        10,
        group -> group.launchTemplate(template -> template.launchTemplateName("web").version("1")));
    // Those that are there have warmed up long since.
    minutes(60);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private void minutes(int minutes) {
    sandbox.advance(Duration.ofMinutes(minutes));
  }

  private void refresh(Consumer<RefreshPreferences.Builder> preferences) {
    client.startInstanceRefresh(
        request ->
            request
                .autoScalingGroupName("g")
                .desiredConfiguration(
                    desired ->
                        desired.launchTemplate(
                            template -> template.launchTemplateName("web").version("2")))
                .preferences(
                    builder -> {
                      builder.instanceWarmup(WARMUP);
                      preferences.accept(builder);
                    }));
  }

  private InstanceRefresh shown() {
    return client
        .describeInstanceRefreshes(request -> request.autoScalingGroupName("g"))
        .instanceRefreshes()
        .get(0);
  }

  private long inService(String version) {
    return sandbox.instances("g").stream()
        .filter(each -> each.lifecycleState() == LifecycleState.IN_SERVICE)
        .filter(each -> each.launchTemplate().version().equals(version))
        .count();
  }

  /** How it stands: the old and the new in service, and what the refresh says of itself. */
  private String state() {
    InstanceRefresh refresh = shown();
    return "%d old, %d new: %s, %d %%, %d to update"
        .formatted(
            inService("1"),
            inService("2"),
            refresh.statusAsString(),
            refresh.percentageComplete(),
            refresh.instancesToUpdate());
  }

  /** The states from now on, one a minute, for as long as it is under way. */
  private List<String> film() {
    List<String> film = new ArrayList<>(List.of(state()));
    while (shown().endTime() == null) {
      minutes(1);
      film.add(state());
    }
    return film;
  }

  /** The events that tell of refreshes, with the minute from the start. */
  private List<String> events() {
    List<String> events = new ArrayList<>();
    for (JsonNode message :
        Control.elements(
            sandbox.control().get("/_local/messages?kind=eventbridge").body().path("messages"))) {
      JsonNode body = message.path("body");
      String type = body.path("detail-type").asString();
      if (type.startsWith("EC2 Auto Scaling Instance Refresh ")) {
        JsonNode detail = body.path("detail");
        assertThat(detail.path("InstanceRefreshId").asString())
            .isEqualTo(shown().instanceRefreshId());
        assertThat(detail.path("AutoScalingGroupName").asString()).isEqualTo("g");
        events.add(
            minute(message.path("at").asString())
                + type.substring("EC2 Auto Scaling Instance Refresh ".length())
                + (detail.has("CheckpointPercentage")
                    ? " "
                        + detail.path("CheckpointPercentage").asString()
                        + " "
                        + detail.path("CheckpointDelay").asString()
                    : ""));
      }
    }
    return events;
  }

  private static String minute(String at) {
    return Duration.between(Sandbox.START.plus(Duration.ofHours(1)), Instant.parse(at)).toMinutes()
        + " ";
  }

  private String groupVersion() {
    return sandbox.group("g").launchTemplate().version();
  }

  private List<String> causes(int limit) {
    return sandbox.activities("g").stream().limit(limit).map(Activity::cause).toList();
  }

  // The batches.

  @Test
  void atNinetyPercentOneGoesAtATime() {
    List<String> before = sandbox.ids("g");
    refresh(preferences -> preferences.minHealthyPercentage(90));

    assertThat(shown().statusReason())
        .matches(
            "Waiting for instances to warm up before continuing\\. For example: i-[0-9a-f]{17} is"
                + " warming up\\.");
    assertThat(groupVersion()).as("the group's own, until it has succeeded").isEqualTo("1");
    List<String> film = film();

    List<String> expected =
        new ArrayList<>(
            IntStream.range(0, 10)
                .mapToObj(
                    n ->
                        "%d old, %d new: InProgress, %d %%, %d to update"
                            .formatted(9 - n, n + 1, 10 * n, 9 - n))
                .toList());
    expected.add("0 old, 10 new: Successful, 100 %, 0 to update");
    assertThat(film).isEqualTo(expected);
    assertThat(events()).containsExactly("0 Started", "10 Succeeded");
    assertThat(groupVersion()).isEqualTo("2");
    assertThat(sandbox.ids("g")).hasSize(10).doesNotContainAnyElementsOf(before);
    assertThat(shown().statusReason()).isNull();
    assertThat(shown().endTime()).isEqualTo(sandbox.now());
    assertThat(causes(2))
        .containsExactly(
            "At 2026-03-02T11:09:00Z an instance was launched in response to an instance refresh.",
            "At 2026-03-02T11:09:00Z an instance was taken out of service in response to an"
                + " instance refresh.  At 2026-03-02T11:09:00Z instance "
                + sandbox.activities("g").get(1).description().substring(26)
                + " was selected for termination.");
  }

  @Test
  void atFiftyPercentFiveGoAtATime() {
    refresh(preferences -> preferences.minHealthyPercentage(50));

    assertThat(film())
        .containsExactly(
            "5 old, 5 new: InProgress, 0 %, 5 to update",
            "0 old, 10 new: InProgress, 50 %, 0 to update",
            "0 old, 10 new: Successful, 100 %, 0 to update");
    assertThat(events()).containsExactly("0 Started", "2 Succeeded");
  }

  @Test
  void betweenAHundredAndAHundredAndTenOneComesBeforeOneGoes() {
    refresh(preferences -> preferences.minHealthyPercentage(100).maxHealthyPercentage(110));

    List<String> film = film();

    List<String> expected =
        new ArrayList<>(
            IntStream.range(0, 10)
                .mapToObj(
                    n ->
                        "%d old, %d new: InProgress, %d %%, %d to update"
                            .formatted(10 - n, n + 1, 10 * n, 9 - n))
                .toList());
    expected.add("0 old, 10 new: Successful, 100 %, 0 to update");
    assertThat(film).isEqualTo(expected);
    assertThat(events()).containsExactly("0 Started", "10 Succeeded");
    assertThat(sandbox.activities("g").stream().limit(20).map(each -> what(each)))
        .as("the newest first")
        .startsWith("Terminating", "Launching", "Terminating")
        .endsWith("Terminating", "Launching");
  }

  private static String what(Activity activity) {
    return activity.description().split(" ", 2)[0];
  }

  // Checkpoints.

  @Test
  void itRestsAtCheckpointsAndTellsOfThem() {
    refresh(
        preferences ->
            preferences
                .minHealthyPercentage(80)
                .checkpointPercentages(20, 50, 100)
                .checkpointDelay(120));

    assertThat(state()).isEqualTo("8 old, 2 new: InProgress, 0 %, 8 to update");
    minutes(1);
    assertThat(state()).isEqualTo("8 old, 2 new: InProgress, 20 %, 8 to update");
    assertThat(shown().statusReason()).isEqualTo("Waiting 120 seconds for checkpoint 20.");
    assertThat(film())
        .containsExactly(
            "8 old, 2 new: InProgress, 20 %, 8 to update",
            "8 old, 2 new: InProgress, 20 %, 8 to update",
            "6 old, 4 new: InProgress, 20 %, 6 to update",
            "5 old, 5 new: InProgress, 40 %, 5 to update",
            "5 old, 5 new: InProgress, 50 %, 5 to update",
            "5 old, 5 new: InProgress, 50 %, 5 to update",
            "3 old, 7 new: InProgress, 50 %, 3 to update",
            "1 old, 9 new: InProgress, 70 %, 1 to update",
            "0 old, 10 new: InProgress, 90 %, 0 to update",
            "0 old, 10 new: Successful, 100 %, 0 to update");
    assertThat(events())
        .containsExactly(
            "0 Started",
            "1 Checkpoint Reached 20 120",
            "5 Checkpoint Reached 50 120",
            "10 Checkpoint Reached 100 120",
            "10 Succeeded");
  }

  // Failure.

  /** The same refresh, to a type of which EC2 runs out after four. */
  private void refreshToWhatFails() {
    client.startInstanceRefresh(
        request ->
            request
                .autoScalingGroupName("g")
                .desiredConfiguration(
                    desired ->
                        desired.mixedInstancesPolicy(
                            policy ->
                                policy.launchTemplate(
                                    launch ->
                                        launch
                                            .launchTemplateSpecification(
                                                template ->
                                                    template.launchTemplateName("web").version("2"))
                                            .overrides(TYPE))))
                .preferences(
                    preferences ->
                        preferences
                            .minHealthyPercentage(80)
                            .autoRollback(true)
                            .instanceWarmup(WARMUP)));
    minutes(1);
    sandbox
        .control()
        .post(
            "/_local/faults",
            "{\"kind\":\"insufficient-capacity\",\"match\":{\"instanceType\":\"c5.large\"}}");
  }

  @Test
  void aConfigurationThatDoesNotComeUpIsRolledBackAfterAnHour() {
    refreshToWhatFails();
    assertThat(state()).isEqualTo("6 old, 4 new: InProgress, 20 %, 6 to update");

    minutes(1);
    assertThat(state()).isEqualTo("4 old, 4 new: InProgress, 40 %, 4 to update");
    assertThat(shown().statusReason()).isEqualTo("Waiting for instances to be launched.");
    minutes(59);
    assertThat(state()).isEqualTo("4 old, 4 new: InProgress, 40 %, 4 to update");
    minutes(1);

    assertThat(state()).isEqualTo("6 old, 4 new: RollbackInProgress, 40 %, 4 to update");
    assertThat(shown().rollbackDetails())
        .satisfies(
            details -> {
              assertThat(details.rollbackReason())
                  .isEqualTo(
                      "Instance refresh rollback was triggered automatically: The instance refresh"
                          + " made no progress for one hour. Waiting for instances to be"
                          + " launched.");
              assertThat(details.rollbackStartTime()).isEqualTo(sandbox.now());
              assertThat(details.percentageCompleteOnRollback()).isEqualTo(40);
              assertThat(details.instancesToUpdateOnRollback()).isEqualTo(4);
            });
    assertThat(film())
        .containsExactly(
            "6 old, 4 new: RollbackInProgress, 40 %, 4 to update",
            "8 old, 2 new: RollbackInProgress, 20 %, 4 to update",
            "10 old, 0 new: RollbackInProgress, 0 %, 4 to update",
            "10 old, 0 new: RollbackSuccessful, 0 %, 4 to update");
    assertThat(events())
        .containsExactly("0 Started", "62 Rollback Started", "65 Rollback Succeeded");
    assertThat(groupVersion()).isEqualTo("1");
    assertThat(sandbox.instances("g")).extracting(Instance::instanceType).containsOnly("t3.micro");
  }

  @Test
  void aUserRollsBackWhenItLooksBad() {
    refresh(preferences -> preferences.minHealthyPercentage(50));
    minutes(1);
    assertThat(state()).isEqualTo("0 old, 10 new: InProgress, 50 %, 0 to update");

    client.rollbackInstanceRefresh(request -> request.autoScalingGroupName("g"));

    assertThat(shown().rollbackDetails().rollbackReason())
        .isEqualTo("Instance refresh rollback was initiated by a user.");
    assertThat(film())
        .as("half of it still has to warm up before any may go")
        .containsExactly(
            "0 old, 10 new: RollbackInProgress, 50 %, 0 to update",
            "5 old, 5 new: RollbackInProgress, 50 %, 0 to update",
            "10 old, 0 new: RollbackInProgress, 0 %, 0 to update",
            "10 old, 0 new: RollbackSuccessful, 0 %, 0 to update");
    assertThat(events()).containsExactly("0 Started", "1 Rollback Started", "4 Rollback Succeeded");
  }

  // Cancellation.

  @Test
  void halfWayItIsCancelledAndWhatIsDoneStays() {
    refresh(preferences -> preferences.minHealthyPercentage(80));
    minutes(2);
    assertThat(state()).isEqualTo("4 old, 6 new: InProgress, 40 %, 4 to update");

    String id =
        client
            .cancelInstanceRefresh(request -> request.autoScalingGroupName("g"))
            .instanceRefreshId();

    assertThat(id).isEqualTo(shown().instanceRefreshId());
    assertThat(state()).isEqualTo("4 old, 6 new: Cancelled, 40 %, 4 to update");
    assertThat(shown().statusReason()).isEqualTo("Cancelled due to user request.");
    assertThat(shown().endTime()).isEqualTo(sandbox.now());
    minutes(120);
    assertThat(state()).isEqualTo("4 old, 6 new: Cancelled, 40 %, 4 to update");
    assertThat(groupVersion()).isEqualTo("1");
    assertThat(events()).containsExactly("0 Started", "2 Cancelled");
  }

  // Protection.

  private List<String> protectThree() {
    List<String> ids = sandbox.ids("g").subList(0, 3);
    sandbox.protect("g", ids);
    return ids;
  }

  @Test
  void protectedInstancesAreReplacedLikeOthers() {
    protectThree();
    refresh(
        preferences ->
            preferences
                .minHealthyPercentage(50)
                .scaleInProtectedInstances(ScaleInProtectedInstances.REFRESH));

    assertThat(sandbox.instances("g").stream().filter(Instance::protectedFromScaleIn))
        .as("they are the last")
        .hasSize(3);
    assertThat(film())
        .containsExactly(
            "5 old, 5 new: InProgress, 0 %, 5 to update",
            "0 old, 10 new: InProgress, 50 %, 0 to update",
            "0 old, 10 new: Successful, 100 %, 0 to update");
  }

  @Test
  void protectedInstancesAreIgnored() {
    List<String> ids = protectThree();
    refresh(
        preferences ->
            preferences
                .minHealthyPercentage(50)
                .scaleInProtectedInstances(ScaleInProtectedInstances.IGNORE));

    assertThat(film())
        .containsExactly(
            "5 old, 5 new: InProgress, 0 %, 2 to update",
            "3 old, 7 new: InProgress, 71 %, 0 to update",
            "3 old, 7 new: Successful, 100 %, 0 to update");
    assertThat(sandbox.ids("g")).containsAll(ids);
    assertThat(groupVersion()).isEqualTo("2");
  }

  @Test
  void protectedInstancesAreWaitedForUntilTheyAreProtectedNoMore() {
    List<String> ids = protectThree();
    refresh(
        preferences ->
            preferences
                .minHealthyPercentage(50)
                .scaleInProtectedInstances(ScaleInProtectedInstances.WAIT));

    assertThat(state()).isEqualTo("5 old, 5 new: InProgress, 0 %, 5 to update");
    minutes(1);
    assertThat(state()).isEqualTo("3 old, 7 new: InProgress, 50 %, 3 to update");
    minutes(1);
    assertThat(state()).isEqualTo("3 old, 7 new: InProgress, 70 %, 3 to update");
    assertThat(shown().statusReason())
        .isEqualTo(
            "Waiting for remaining instances to be available. For example: "
                + ids.get(0)
                + " is protected.");
    minutes(59);
    client.setInstanceProtection(
        request -> request.autoScalingGroupName("g").instanceIds(ids).protectedFromScaleIn(false));

    assertThat(film())
        .containsExactly(
            "0 old, 10 new: InProgress, 70 %, 0 to update",
            "0 old, 10 new: Successful, 100 %, 0 to update");
  }

  @Test
  void protectedInstancesAreWaitedForNoLongerThanAnHour() {
    List<String> ids = protectThree();
    refresh(preferences -> preferences.minHealthyPercentage(50));
    minutes(61);
    assertThat(state()).isEqualTo("3 old, 7 new: InProgress, 70 %, 3 to update");

    minutes(1);

    assertThat(state()).isEqualTo("3 old, 7 new: Failed, 70 %, 3 to update");
    assertThat(shown().statusReason())
        .isEqualTo(
            "The instance refresh made no progress for one hour. Waiting for remaining instances"
                + " to be available. For example: "
                + ids.get(0)
                + " is protected.");
    assertThat(groupVersion()).isEqualTo("1");
    assertThat(events()).containsExactly("0 Started", "62 Failed");
  }
}
