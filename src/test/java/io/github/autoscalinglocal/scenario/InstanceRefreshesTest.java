package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Refreshed.G;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes;
import io.github.autoscalinglocal.api.refresh.DescribeInstanceRefreshes.InstanceRefresh;
import io.github.autoscalinglocal.fleet.Alarms;
import io.github.autoscalinglocal.fleet.CustomPolicy;
import io.github.autoscalinglocal.fleet.OutsideEvents;
import io.github.autoscalinglocal.fleet.ZonalShifts;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.ec2.Template;
import io.github.autoscalinglocal.termination.FunctionAnswer;
import io.github.autoscalinglocal.termination.FunctionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePMap;

/** What refreshes do among all else that happens to a group. */
class InstanceRefreshesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String WARM = "InstanceWarmup=60";

  private Scenario aws = Scenario.instant();

  private Refreshed group(int desired, String... parameters) {
    return Refreshed.group(aws, desired, parameters);
  }

  private void minutes(int minutes) {
    aws.advance(MINUTE.multipliedBy(minutes));
  }

  // What is shown.

  @Test
  void aRefreshIsShownWithWhatItDoesByDefault() {
    Refreshed group = group(2);
    group.toVersion2(WARM);

    assertThat(Shown.of(group.last()).replaceAll("i-[0-9a-f]+", "<id>"))
        .isEqualTo(
            """
            instanceRefreshId=<uuid>
            autoScalingGroupName=g
            status=InProgress
            statusReason=Waiting for instances to warm up before continuing. For example: <id> is warming up.
            startTime=2026-03-02T13:00:00Z
            percentageComplete=0
            instancesToUpdate=1
            preferences=RefreshPreferences[minHealthyPercentage=90, instanceWarmup=60, checkpointPercentages=null, checkpointDelay=null, skipMatching=false, autoRollback=false, scaleInProtectedInstances=Wait, standbyInstances=Wait, alarmSpecification=null, maxHealthyPercentage=null, bakeTime=null]
            desiredConfiguration=DesiredConfiguration[launchTemplate=LaunchTemplateSpecification[launchTemplateId=%s, launchTemplateName=web, version=2], mixedInstancesPolicy=null]
            strategy=ROLLING
            """
                .formatted(aws.group("g").launchTemplate().launchTemplateId()));
  }

  @ParameterizedTest(name = "{0}: {1} to {2} %, {3} seconds")
  @CsvSource({
    "'', 90, null, 0",
    "HealthCheckGracePeriod=30, 90, null, 30",
    "HealthCheckGracePeriod=30 DefaultInstanceWarmup=20, 90, null, 20",
    "InstanceMaintenancePolicy.MinHealthyPercentage=70 InstanceMaintenancePolicy.MaxHealthyPercentage=130, 70, 130, 0",
  })
  void theGroupsOwnSettingsAreTheDefaults(String settings, String min, String max, int warmup) {
    Refreshed group = group(1, settings.isEmpty() ? new String[0] : settings.split(" "));
    group.again();

    assertThat(String.valueOf(group.last().preferences().minHealthyPercentage())).isEqualTo(min);
    assertThat(String.valueOf(group.last().preferences().maxHealthyPercentage())).isEqualTo(max);
    assertThat(group.last().preferences().instanceWarmup()).isEqualTo(warmup);
  }

  @Test
  void aPolicysMaximumYieldsToAMinimumThatIsGiven() {
    Refreshed group =
        group(
            1,
            "InstanceMaintenancePolicy.MinHealthyPercentage=100",
            "InstanceMaintenancePolicy.MaxHealthyPercentage=200");
    group.again("MinHealthyPercentage=10");

    assertThat(group.last().preferences().maxHealthyPercentage()).isEqualTo(110);
  }

  @Test
  void anHourIsTheDelayOfCheckpoints() {
    Refreshed group = group(2);
    group.again("CheckpointPercentages[]=50,100");

    assertThat(group.last().preferences().checkpointDelay()).isEqualTo(3600);
  }

  @Test
  void untilItBeginsItIsPending() {
    aws = Scenario.realistic();
    Refreshed group = group(1);
    group.toVersion2();

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Pending);
    assertThat(group.last().percentageComplete()).isNull();
    assertThat(group.last().instancesToUpdate()).isNull();
    assertThat(group.events()).isEmpty();

    aws.advance(Duration.ofSeconds(5));
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);
    assertThat(group.last().statusReason()).isEqualTo("Waiting for instances to be launched.");
    assertThat(group.events()).containsExactly("Started");
    aws.advance(Duration.ofSeconds(10));
    assertThat(group.last().statusReason())
        .isEqualTo(
            "Waiting for remaining instances to be available. For example: "
                + group.idsOf(2).get(0)
                + " has insufficient data to evaluate its health with Amazon EC2.");
    aws.advance(MINUTE);
    assertThat(group.state()).isEqualTo("0 old, 1 new: Successful, 100 %, 0 to update");
  }

  @Test
  void thoseOfSixWeeksAreListedNewestFirstAndInPages() {
    Refreshed group = group(1);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(0, group.again());
      aws.advance(Duration.ofDays(20));
    }

    assertThat(group.all())
        .as("the first ended 60 days ago")
        .extracting(InstanceRefresh::instanceRefreshId)
        .containsExactlyElementsOf(ids.subList(0, 2));
    assertThat(group.all("InstanceRefreshIds[]=" + ids.get(1) + ",none"))
        .extracting(InstanceRefresh::instanceRefreshId)
        .containsExactly(ids.get(1));
    var first = aws.ask(DescribeInstanceRefreshes.Response.class, G, "MaxRecords=1");
    var second =
        aws.ask(
            DescribeInstanceRefreshes.Response.class,
            G,
            "MaxRecords=1",
            "NextToken=" + first.nextToken());
    assertThat(Stream.of(first, second).flatMap(page -> page.instanceRefreshes().stream()))
        .extracting(InstanceRefresh::instanceRefreshId)
        .containsExactlyElementsOf(ids.subList(0, 2));
    group.again();
    assertThat(aws.region().existing("g").work().refreshes().all())
        .as("what is kept of them")
        .hasSize(3);
  }

  // How many, and when.

  @Test
  void anInstanceAloneGoesDespiteTheMinimum() {
    Refreshed group = group(1);
    group.toVersion2(WARM, "MinHealthyPercentage=90");

    assertThat(group.state()).isEqualTo("0 old, 1 new: InProgress, 0 %, 0 to update");
    minutes(1);
    assertThat(group.state()).isEqualTo("0 old, 1 new: Successful, 100 %, 0 to update");
  }

  @Test
  void aGroupOfNoneIsRefreshedAtOnce() {
    Refreshed group = group(0);
    group.toVersion2(WARM);

    assertThat(group.state()).isEqualTo("0 old, 0 new: Successful, 100 %, 0 to update");
    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("2");
  }

  @Test
  void whatHasJustComeUpWarmsUpFirst() {
    aws.create("g", 0, 9, 2, Refreshed.VERSION_1);
    Refreshed group = Refreshed.of(aws);
    group.toVersion2(WARM);

    assertThat(group.state()).isEqualTo("2 old, 0 new: InProgress, 0 %, 2 to update");
    minutes(1);
    assertThat(group.state()).isEqualTo("1 old, 1 new: InProgress, 0 %, 1 to update");
  }

  /** The example of the service's own documentation. */
  @Test
  void tenInstancesAreBroughtToAHalfInThreeQuartersOfAnHour() {
    Refreshed group = group(10);
    group.toVersion2(
        "InstanceWarmup=600",
        "MinHealthyPercentage=80",
        "CheckpointPercentages[]=20,50",
        "CheckpointDelay=900");

    assertThat(group.state()).isEqualTo("8 old, 2 new: InProgress, 0 %, 8 to update");
    minutes(10);
    assertThat(group.state()).isEqualTo("8 old, 2 new: InProgress, 20 %, 8 to update");
    minutes(14);
    assertThat(group.state()).isEqualTo("8 old, 2 new: InProgress, 20 %, 8 to update");
    minutes(1);
    assertThat(group.state()).isEqualTo("6 old, 4 new: InProgress, 20 %, 6 to update");
    minutes(10);
    assertThat(group.state()).isEqualTo("5 old, 5 new: InProgress, 40 %, 5 to update");
    minutes(10);
    assertThat(group.state()).isEqualTo("5 old, 5 new: Successful, 50 %, 5 to update");
    assertThat(group.events())
        .containsExactly("Started", "Checkpoint Reached 20", "Checkpoint Reached 50", "Succeeded");
    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("2");
  }

  @Test
  void checkpointsThatAreSkippedAreNotToldOf() {
    Refreshed group = group(2);
    group.toVersion2("CheckpointPercentages[]=10,40,100", "CheckpointDelay=60");
    minutes(1);

    assertThat(group.events())
        .containsExactly("Started", "Checkpoint Reached 40", "Checkpoint Reached 100", "Succeeded");
  }

  @Test
  void aCheckpointIsReachedAgainInAGroupThatHasGrown() {
    Refreshed group = group(4);
    // Whoever is left may be in one zone, which is another reason for a replacement.
    aws.call("SuspendProcesses", G, "ScalingProcesses[]=AZRebalance");
    group.toVersion2("CheckpointPercentages[]=50,100", "CheckpointDelay=60", WARM);
    minutes(2);
    assertThat(group.events()).containsExactly("Started", "Checkpoint Reached 50");

    // Both that are up to date go, and others have to make up for them.
    for (String id : group.idsOf(2)) {
      aws.terminate(id, true);
    }
    minutes(10);

    assertThat(group.events())
        .containsExactly(
            "Started",
            "Checkpoint Reached 50",
            "Checkpoint Reached 50",
            "Checkpoint Reached 100",
            "Succeeded");
  }

  @Test
  void afterTheLastReplacementItBakes() {
    Refreshed group = group(1);
    group.toVersion2(WARM, "BakeTime=600");
    minutes(1);

    assertThat(group.state()).isEqualTo("0 old, 1 new: Baking, 100 %, 0 to update");
    assertThat(group.last().statusReason()).isEqualTo("Baking for 600 seconds.");
    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("1");
    minutes(9);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Baking);
    minutes(1);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Successful);
    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("2");
    assertThat(group.events()).containsExactly("Started", "Started Baking", "Succeeded");
  }

  @Test
  void whileItBakesItCanBeRolledBack() {
    Refreshed group = group(2);
    group.toVersion2("BakeTime=600");
    assertThat(group.state()).isEqualTo("0 old, 2 new: Baking, 100 %, 0 to update");

    aws.call("RollbackInstanceRefresh", G);

    assertThat(group.state()).isEqualTo("2 old, 0 new: RollbackSuccessful, 0 %, 0 to update");
    assertThat(group.last().rollbackDetails().percentageCompleteOnRollback()).isEqualTo(100);
  }

  // Who.

  @Test
  void whoMatchesIsSkipped() {
    Refreshed group = group(3);
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");
    aws.desire("g", 5);
    minutes(1);
    List<String> new2 = group.idsOf(2);

    group.again("SkipMatching=true", WARM);

    assertThat(group.state()).isEqualTo("2 old, 3 new: InProgress, 0 %, 2 to update");
    minutes(5);
    assertThat(group.state()).isEqualTo("0 old, 5 new: Successful, 100 %, 0 to update");
    assertThat(aws.ids("g")).containsAll(new2);
  }

  @Test
  void whereAllMatchThereIsNothingToDo() {
    Refreshed group = group(3);
    List<String> before = aws.ids("g");

    group.again("SkipMatching=true", WARM);

    assertThat(group.state()).isEqualTo("3 old, 0 new: Successful, 100 %, 0 to update");
    assertThat(aws.ids("g")).isEqualTo(before);
  }

  @Test
  void withoutThatAllAreReplacedThoseThatDoNotMatchFirst() {
    Refreshed group = group(2);
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");
    aws.desire("g", 4);
    minutes(1);
    List<String> matching = group.idsOf(2);

    group.again(WARM, "MinHealthyPercentage=50");

    assertThat(group.state()).isEqualTo("0 old, 4 new: InProgress, 0 %, 2 to update");
    assertThat(aws.ids("g")).containsAll(matching);
    minutes(2);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Successful);
    assertThat(aws.ids("g")).doesNotContainAnyElementsOf(matching);
  }

  @Test
  void terminationPoliciesSayWhoIsNext() {
    Refreshed group =
        group(1, "TerminationPolicies[]=NewestInstance", "AvailabilityZones[]=us-east-1a");
    for (int i = 2; i <= 3; i++) {
      minutes(10);
      aws.desire("g", i);
    }
    minutes(10);
    List<String> ids = aws.ids("g");

    group.toVersion2(WARM);

    assertThat(aws.ids("g")).contains(ids.get(0), ids.get(1)).doesNotContain(ids.get(2));
    assertThat(aws.decisions().get(aws.decisions().size() - 1).victims())
        .singleElement()
        .satisfies(victim -> assertThat(victim.instanceId()).isEqualTo(ids.get(2)));
  }

  @Test
  void theLatestVersionIsThatOfTheMomentOfEachReplacement() {
    aws.create(
        "g", 0, 9, 2, "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=$Latest");
    minutes(1);
    Refreshed group = Refreshed.of(aws);
    group.again(WARM);
    String id = aws.group("g").launchTemplate().launchTemplateId();
    aws.plant(region -> region.with(region.ec2().with(Template.onTrust(id, "web", aws.now(), 2))));
    minutes(1);

    assertThat(group.idsOf(1)).hasSize(1);
    assertThat(group.idsOf(2)).hasSize(1);
  }

  /** What a refresh launches from is what it brings, not what the group says. */
  @ParameterizedTest(name = "without the template {0}")
  @CsvSource({"web, Successful", "new, InProgress"})
  void aRefreshGoesOnForAsLongAsThereIsWhatItLaunchesFrom(String deleted, RefreshStatus status) {
    Refreshed group = group(2);
    aws.callOf(
        "ec2",
        "CreateLaunchTemplate",
        "LaunchTemplateName=new",
        "LaunchTemplateData.ImageId=ami-1",
        "LaunchTemplateData.InstanceType=t3.micro");
    aws.call(
        "StartInstanceRefresh",
        G,
        "DesiredConfiguration.LaunchTemplate.LaunchTemplateName=new",
        "DesiredConfiguration.LaunchTemplate.Version=1",
        "Preferences." + WARM);
    String id = group.last().desiredConfiguration().launchTemplate().launchTemplateId();
    aws.callOf("ec2", "DeleteLaunchTemplate", "LaunchTemplateName=" + deleted);
    minutes(3);

    assertThat(group.last().status()).isEqualTo(status);
    assertThat(aws.activities("g").stream().map(each -> each.statusMessage()))
        .filteredOn(
            ("The specified launch template, with template ID "
                    + id
                    + ", does not exist. Launching EC2 instance failed.")
                ::equals)
        .hasSize(status == RefreshStatus.InProgress ? 4 : 0);
  }

  @Test
  void aGroupThatWantsNoMoreThanItHasForgetsThatLaunchesFailed() {
    Refreshed group = group(2);
    aws.protect("g", aws.ids("g").get(0));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));
    group.toVersion2(WARM);
    assertThat(aws.region().existing("g").work().setback()).isPresent();

    aws.desire("g", 1);

    assertThat(aws.ids("g")).hasSize(1);
    assertThat(aws.region().existing("g").work().setback()).isEmpty();
  }

  // Standby.

  private String oneOnStandby() {
    String id = aws.ids("g").get(0);
    aws.call("EnterStandby", G, "InstanceIds[]=" + id, "ShouldDecrementDesiredCapacity=true");
    return id;
  }

  @Test
  void instancesOnStandbyAreTerminatedLast() {
    Refreshed group = group(3);
    String id = oneOnStandby();
    group.toVersion2(WARM, "StandbyInstances=Terminate");

    assertThat(group.state()).isEqualTo("1 old, 1 new: InProgress, 0 %, 2 to update");
    minutes(1);
    assertThat(aws.ids("g")).doesNotContain(id).hasSize(2);
    minutes(1);
    assertThat(group.state()).isEqualTo("0 old, 2 new: Successful, 100 %, 0 to update");
  }

  @Test
  void instancesOnStandbyAreIgnored() {
    Refreshed group = group(3);
    String id = oneOnStandby();
    group.toVersion2("StandbyInstances=Ignore");

    assertThat(group.state()).isEqualTo("0 old, 2 new: Successful, 100 %, 0 to update");
    assertThat(aws.ids("g")).contains(id);
  }

  @Test
  void instancesOnStandbyAreWaitedFor() {
    Refreshed group = group(3);
    String id = oneOnStandby();
    group.toVersion2();
    assertThat(group.state()).isEqualTo("0 old, 2 new: InProgress, 66 %, 1 to update");
    assertThat(group.last().statusReason())
        .isEqualTo("Waiting for instances in Standby. For example: " + id + " is in Standby.");
    minutes(59);

    aws.call("ExitStandby", G, "InstanceIds[]=" + id);

    assertThat(group.state()).isEqualTo("0 old, 3 new: Successful, 100 %, 0 to update");
    assertThat(aws.ids("g")).doesNotContain(id);
  }

  @Test
  void instancesOnStandbyAreWaitedForNoLongerThanAnHour() {
    Refreshed group = group(3);
    String id = oneOnStandby();
    group.toVersion2();
    minutes(59);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);
    minutes(1);

    assertThat(group.state()).isEqualTo("0 old, 2 new: Failed, 66 %, 1 to update");
    assertThat(group.last().statusReason())
        .isEqualTo(
            "The instance refresh made no progress for one hour. Waiting for instances in Standby."
                + " For example: "
                + id
                + " is in Standby.");
  }

  // Cancellation.

  @ParameterizedTest(name = "waits: {0}")
  @ValueSource(booleans = {true, false})
  void aCancelledRefreshWaitsForWhatIsUnderWayIfItIsTo(boolean waits) {
    aws = Scenario.realistic();
    Refreshed group = group(4);
    group.toVersion2("MinHealthyPercentage=50");
    aws.advance(Duration.ofSeconds(5));

    aws.call("CancelInstanceRefresh", G, "WaitForTransitioningInstances=" + waits);

    assertThat(group.last().status())
        .isEqualTo(waits ? RefreshStatus.Cancelling : RefreshStatus.Cancelled);
    minutes(2);
    assertThat(group.state())
        .isEqualTo("2 old, 2 new: Cancelled, %d %%, 2 to update".formatted(waits ? 50 : 0));
    assertThat(group.events()).containsExactly("Started", "Cancelled");
  }

  @Test
  void aReplacementThatCameFirstTakesOverDespiteTheCancellation() {
    Refreshed group = group(2);
    group.toVersion2(WARM, "MinHealthyPercentage=100");
    assertThat(group.state()).isEqualTo("2 old, 1 new: InProgress, 0 %, 1 to update");

    aws.call("CancelInstanceRefresh", G);

    assertThat(group.state()).isEqualTo("1 old, 1 new: Cancelled, 0 %, 1 to update");
  }

  @Test
  void aCancellationThatWaitsCanBeHurried() {
    aws = Scenario.realistic();
    Refreshed group = group(2);
    String id = group.toVersion2();
    aws.advance(Duration.ofSeconds(5));
    aws.call("CancelInstanceRefresh", G);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Cancelling);
    assertThat(aws.refusal("RollbackInstanceRefresh", G))
        .startsWith("ActiveInstanceRefreshNotFound: ");

    aws.call("CancelInstanceRefresh", G, "WaitForTransitioningInstances=false");

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Cancelled);
    assertThat(group.last().instanceRefreshId()).isEqualTo(id);
  }

  @Test
  void aRollbackCanBeCancelled() {
    Refreshed group = group(4);
    group.toVersion2(WARM, "MinHealthyPercentage=75");
    minutes(2);
    assertThat(group.state()).isEqualTo("1 old, 3 new: InProgress, 50 %, 1 to update");
    aws.call("RollbackInstanceRefresh", G);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.RollbackInProgress);
    assertThat(aws.refusal("RollbackInstanceRefresh", G))
        .startsWith("ActiveInstanceRefreshNotFound: ");

    aws.call("CancelInstanceRefresh", G);

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Cancelled);
    assertThat(group.events()).containsExactly("Started", "Rollback Started", "Cancelled");
  }

  // Rollback.

  @Test
  void onTheWayBackReplacementsThatCameFirstGo() {
    Refreshed group = group(2);
    group.toVersion2(WARM, "MinHealthyPercentage=100");
    assertThat(group.state()).isEqualTo("2 old, 1 new: InProgress, 0 %, 1 to update");
    List<String> old = group.idsOf(1);

    aws.call("RollbackInstanceRefresh", G);

    assertThat(group.state()).isEqualTo("2 old, 0 new: RollbackSuccessful, 0 %, 1 to update");
    assertThat(aws.ids("g")).containsExactlyInAnyOrderElementsOf(old);
  }

  @Test
  void aRollbackFailsAfterAnHourInWhichItDoesNotGetOn() {
    Refreshed group = group(2);
    group.toVersion2(WARM, "MinHealthyPercentage=50");
    minutes(1);
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));

    aws.call("RollbackInstanceRefresh", G);
    minutes(63);

    assertThat(group.last().status()).isEqualTo(RefreshStatus.RollbackFailed);
    assertThat(group.events()).containsExactly("Started", "Rollback Started", "Rollback Failed");
    assertThat(group.last().statusReason())
        .startsWith("The instance refresh made no progress for one hour.");
  }

  @Test
  void aRefreshThatTookTooLongHasAsLongForTheWayBack() {
    Refreshed group = group(2);
    aws.call("SuspendProcesses", G, "ScalingProcesses[]=InstanceRefresh");
    group.toVersion2(WARM, "AutoRollback=true");
    aws.advance(Duration.ofDays(14));

    assertThat(group.last().status()).isEqualTo(RefreshStatus.RollbackInProgress);
    aws.advance(Duration.ofDays(14));
    assertThat(group.last().status()).isEqualTo(RefreshStatus.RollbackFailed);
  }

  // Alarms.

  private void alarm() {
    aws.run(tx -> Alarms.put(tx, Alarming.configuration("a", tx.now()), TreePMap.empty()));
    Alarming.set(aws, "a", "OK");
  }

  @Test
  void anAlarmThatGoesOffFailsItAtOnce() {
    alarm();
    Refreshed group = group(4);
    group.toVersion2(WARM, "AlarmSpecification.Alarms[]=a");

    Alarming.set(aws, "a", "ALARM");

    assertThat(group.state()).isEqualTo("3 old, 1 new: Failed, 0 %, 3 to update");
    assertThat(group.last().statusReason()).isEqualTo("CloudWatch alarm a is in ALARM.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BakeTime=600", "CheckpointPercentages[]=50,100"})
  void anAlarmRollsItBackWhateverItWaitsFor(String wait) {
    alarm();
    Refreshed group = group(2);
    group.toVersion2("AlarmSpecification.Alarms[]=a", "AutoRollback=true", wait);

    Alarming.set(aws, "a", "ALARM");

    assertThat(group.last().status()).isEqualTo(RefreshStatus.RollbackSuccessful);
    assertThat(group.last().rollbackDetails().rollbackReason())
        .isEqualTo(
            "Instance refresh rollback was triggered automatically: CloudWatch alarm a is in"
                + " ALARM.");
    assertThat(group.idsOf(1)).hasSize(2);
  }

  @Test
  void anAlarmWithoutDataHoldsItUp() {
    alarm();
    Refreshed group = group(2);
    group.toVersion2(WARM, "AlarmSpecification.Alarms[]=a");
    Alarming.set(aws, "a", "INSUFFICIENT_DATA");
    minutes(180);
    assertThat(group.state()).isEqualTo("1 old, 1 new: InProgress, 50 %, 1 to update");
    assertThat(group.last().statusReason())
        .isEqualTo("CloudWatch alarm a is in INSUFFICIENT_DATA.");

    Alarming.set(aws, "a", "OK");

    assertThat(group.state()).isEqualTo("0 old, 2 new: InProgress, 50 %, 0 to update");
  }

  @Test
  void anAlarmThatIsDeletedHasNoData() {
    alarm();
    Refreshed group = group(2);
    group.toVersion2(WARM, "AlarmSpecification.Alarms[]=a");

    aws.run(tx -> Alarms.delete(tx, tx.region().cloudWatch().alarm("a").orElseThrow()));

    assertThat(group.last().statusReason())
        .isEqualTo("CloudWatch alarm a is in INSUFFICIENT_DATA.");
  }

  // Among others.

  @Test
  void whatIsScaledOutMeanwhileIsUpToDate() {
    Refreshed group = group(2);
    group.toVersion2(WARM);

    aws.desire("g", 6);

    assertThat(group.idsOf(2)).hasSize(5);
    assertThat(group.state()).isEqualTo("1 old, 5 new: InProgress, 0 %, 1 to update");
    assertThat(aws.activities("g").get(0).cause()).contains("increasing the capacity from 2 to 6");
  }

  @Test
  void whatIsScaledInNeedsNoUpdate() {
    Refreshed group = group(6, "TerminationPolicies[]=OldestInstance");
    group.toVersion2(WARM);
    assertThat(group.state()).isEqualTo("5 old, 1 new: InProgress, 0 %, 5 to update");

    aws.desire("g", 3);

    assertThat(group.last().instancesToUpdate()).isEqualTo(group.idsOf(1).size());
    minutes(5);
    assertThat(group.state()).isEqualTo("0 old, 3 new: Successful, 100 %, 0 to update");
  }

  @Test
  void whoIsUnhealthyIsReplacedByWhatIsDesired() {
    Refreshed group = group(4);
    group.toVersion2(WARM);
    String sick = group.idsOf(1).get(0);

    aws.call("SetInstanceHealth", "InstanceId=" + sick, "HealthStatus=Unhealthy");

    assertThat(aws.ids("g")).doesNotContain(sick).hasSize(4);
    assertThat(group.state()).isEqualTo("2 old, 2 new: InProgress, 0 %, 2 to update");
  }

  @Test
  void aReplacementThatTurnsUnhealthyIsReplaced() {
    Refreshed group = group(2);
    group.toVersion2(WARM);
    String sick = group.idsOf(2).get(0);

    aws.call("SetInstanceHealth", "InstanceId=" + sick, "HealthStatus=Unhealthy");
    minutes(1);

    assertThat(group.idsOf(2)).doesNotContain(sick);
    assertThat(group.state()).isEqualTo("0 old, 2 new: InProgress, 50 %, 0 to update");
  }

  @Test
  void replacementsThatDoNotStayHealthyFailIt() {
    Refreshed group = group(2);
    group.toVersion2(WARM);
    for (int minute = 0; minute < 125; minute++) {
      aws.advance(Duration.ofSeconds(30));
      for (String id : group.idsOf(2)) {
        aws.happen(id, OutsideEvents.Kind.TERMINATE);
      }
    }

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Failed);
    assertThat(group.idsOf(1)).hasSizeGreaterThanOrEqualTo(1);
  }

  @Test
  void hooksRunForBoth() {
    Refreshed group = group(2);
    for (String transition : List.of("LAUNCHING", "TERMINATING")) {
      aws.call(
          "PutLifecycleHook",
          G,
          "LifecycleHookName=" + transition,
          "LifecycleTransition=autoscaling:EC2_INSTANCE_" + transition,
          "HeartbeatTimeout=120",
          "DefaultResult=CONTINUE");
    }
    group.toVersion2(WARM);

    assertThat(aws.instances("g"))
        .extracting(each -> each.lifecycleState().wire())
        .containsExactlyInAnyOrder("InService", "Pending:Wait", "Terminating:Wait");
    minutes(2);
    assertThat(group.state()).isEqualTo("1 old, 1 new: InProgress, 0 %, 1 to update");
    minutes(1);
    assertThat(group.last().percentageComplete()).isEqualTo(50);
  }

  @Test
  void launchesThatFailAreTriedAgain() {
    Refreshed group = group(2);
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).times(2));
    group.toVersion2();
    assertThat(group.state()).isEqualTo("1 old, 0 new: InProgress, 0 %, 1 to update");

    aws.settle();

    assertThat(group.state()).isEqualTo("0 old, 2 new: Successful, 100 %, 0 to update");
  }

  @Test
  void theGroupIsDeletedWithIt() {
    aws = Scenario.realistic();
    Refreshed group = group(3);
    group.toVersion2();
    aws.advance(Duration.ofSeconds(5));

    aws.call("DeleteAutoScalingGroup", G, "ForceDelete=true");

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Cancelled);
    assertThat(group.last().statusReason())
        .isEqualTo("Cancelled because the Auto Scaling group is being deleted.");
    assertThat(group.events()).containsExactly("Started", "Cancelled");
    aws.settle();
    assertThat(aws.groups()).isEmpty();
  }

  @Test
  void fourteenDaysAreTheLongest() {
    Refreshed group = group(3);
    group.toVersion2("CheckpointPercentages[]=30,60,100", "CheckpointDelay=172800");
    aws.call("SuspendProcesses", G, "ScalingProcesses[]=InstanceRefresh");
    aws.advance(Duration.ofDays(14).minusSeconds(1));
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);
    aws.advance(Duration.ofSeconds(1));

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Failed);
    assertThat(group.last().statusReason())
        .isEqualTo("The instance refresh did not end within 14 days.");
  }

  @Test
  void aZonalShiftExtendsItsPatience() {
    Refreshed group =
        group(
            2,
            "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true",
            "AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior=IgnoreUnhealthy");
    aws.protect("g", aws.ids("g").toArray(String[]::new));
    group.toVersion2();
    aws.run(tx -> ZonalShifts.shift(tx, "us-east-1c", true));
    minutes(300);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);

    aws.run(tx -> ZonalShifts.shift(tx, "us-east-1c", false));
    minutes(59);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);
    minutes(1);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Failed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Launch", "Terminate"})
  void withoutEitherProcessNobodyIsReplaced(String process) {
    Refreshed group = group(2);
    aws.call("SuspendProcesses", G, "ScalingProcesses[]=" + process);
    group.toVersion2();
    assertThat(group.state()).isEqualTo("2 old, 0 new: InProgress, 0 %, 2 to update");
    assertThat(group.last().statusReason())
        .isEqualTo("Waiting for the process " + process + " to be resumed.");

    aws.call("ResumeProcesses", G, "ScalingProcesses[]=" + process);

    assertThat(group.state()).isEqualTo("0 old, 2 new: Successful, 100 %, 0 to update");
  }

  // Instance requirements and weights.

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void instanceRequirementsAreNotSupported(boolean withDesired) {
    aws.create(
        "g",
        0,
        9,
        2,
        Mixed.parameters(
            "T.LaunchTemplateName=web", "T.Version=1", "R1.VCpuCount.Min=2", "R1.MemoryMiB.Min=0"));
    Refreshed group = Refreshed.of(aws);
    if (withDesired) {
      group.toVersion2();
    } else {
      group.again("SkipMatching=true");
    }

    assertThat(group.last().status()).isEqualTo(RefreshStatus.Failed);
    assertThat(group.last().statusReason())
        .isEqualTo(
            "Instance refreshes with a desired configuration or skip matching do not support"
                + " instance requirements.");
    assertThat(group.events()).containsExactly("Started", "Failed");
  }

  @Test
  void weightsAreThoseOfWhatIsDesired() {
    aws.create(
        "g",
        0,
        20,
        8,
        Mixed.parameters(
            "T.LaunchTemplateName=web",
            "T.Version=1",
            "O1.InstanceType=m5.large",
            "O1.WeightedCapacity=4"));
    assertThat(aws.ids("g")).hasSize(2);
    aws.call(
        "StartInstanceRefresh",
        Stream.concat(
                Stream.of(G),
                Stream.of(Mixed.parameters("O1.InstanceType=c5.large", "O1.WeightedCapacity=2"))
                    .map("DesiredConfiguration."::concat))
            .toArray(String[]::new));
    aws.settle();

    assertThat(aws.instances("g"))
        .hasSize(4)
        .allSatisfy(
            each -> {
              assertThat(each.instanceType()).isEqualTo("c5.large");
              assertThat(each.weightedCapacity()).isEqualTo("2");
            });
    assertThat(Refreshed.of(aws).last().status()).isEqualTo(RefreshStatus.Successful);
    assertThat(
            aws.group("g")
                .mixedInstancesPolicy()
                .launchTemplate()
                .overrides()
                .get(0)
                .weightedCapacity())
        .isEqualTo("2");
  }

  // Custom termination policies.

  @Test
  void aFunctionSaysWhoIsReady() {
    List<FunctionRequest> asked = new ArrayList<>();
    List<String> answer = new ArrayList<>();
    Options options = Options.DEFAULT;
    aws =
        Scenario.with(
            new Options(
                options.timings(),
                options.references(),
                options.tieBreaking(),
                options.limits(),
                options.seed(),
                true,
                false,
                options.market()),
            Scenario.START,
            call -> {
              CustomPolicy.Question question = (CustomPolicy.Question) call;
              asked.add(question.request());
              return question.answered(FunctionAnswer.of(List.copyOf(answer)));
            });
    Refreshed group =
        group(3, "TerminationPolicies[]=arn:aws:lambda:us-east-1:123456789012:function:f");
    group.toVersion2(WARM);
    assertThat(asked).isNotEmpty();
    assertThat(asked.get(0).cause()).isEqualTo(FunctionRequest.Cause.INSTANCE_REFRESH);
    assertThat(group.state()).isEqualTo("3 old, 0 new: InProgress, 0 %, 3 to update");
    assertThat(group.last().statusReason())
        .isEqualTo("Waiting for the custom termination policy to name instances.");

    String named = aws.ids("g").get(1);
    answer.add(named);
    aws.advance(Duration.ofSeconds(5));

    assertThat(group.state()).isEqualTo("2 old, 1 new: InProgress, 0 %, 2 to update");
    assertThat(aws.ids("g")).doesNotContain(named);
    minutes(60);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.InProgress);
    minutes(1);
    assertThat(group.last().status()).isEqualTo(RefreshStatus.Failed);
  }
}
