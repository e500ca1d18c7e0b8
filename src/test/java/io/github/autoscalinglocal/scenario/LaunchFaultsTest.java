package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.Market.ByOption;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.Market.Quote;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Launches that EC2 refuses, or takes long over, because it is wanted to. */
class LaunchFaultsTest {
  private static final String A = "us-east-1a";
  private static final String B = "us-east-1b";
  private static final String C = "us-east-1c";
  private static final String IN_A = "AvailabilityZones[]=us-east-1a";
  private static final String BALANCED_ONLY =
      "AvailabilityZoneDistribution.CapacityDistributionStrategy=balanced-only";
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);

  private final Scenario aws = Scenario.instant();

  // What is seen of a failure.

  @Test
  void aLaunchThatEc2RefusesIsAFailedActivityWithTheServicesSentence() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A));

    aws.create("g", 0, 9, 1, IN_A);

    assertThat(aws.instances("g")).isEmpty();
    assertThat(aws.activities("g")).hasSize(1);
    String message =
        "We currently do not have sufficient t3.micro capacity in the Availability Zone you"
            + " requested (us-east-1a). Our system will be working on provisioning additional"
            + " capacity. You can currently get t3.micro capacity by not specifying an Availability"
            + " Zone in your request or choosing us-east-1b, us-east-1c. Launching EC2 instance"
            + " failed.";
    assertThat(Shown.of(aws.activities("g").get(0)))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance.  Status Reason: %s
            cause=At 2026-03-02T12:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1.  At 2026-03-02T12:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.
            startTime=2026-03-02T12:00:00Z
            endTime=2026-03-02T12:00:00Z
            statusCode=Failed
            statusMessage=%s
            progress=100
            details={"Availability Zone":"us-east-1a"}
            """
                .formatted(message, message));
  }

  @Test
  void onlyZonesThatHaveCapacityAreRecommended() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A).called("a"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(C).called("c"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(B).type("m5.large").called("b"));

    aws.create("g", 0, 9, 1, IN_A);

    assertThat(messages("g").get(0)).contains("or choosing us-east-1b. Launching");
  }

  @Test
  void whereNoZoneHasCapacityNoneIsRecommended() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));

    aws.create("g", 0, 9, 1, IN_A);

    assertThat(messages("g"))
        .containsExactly(
            "We currently do not have sufficient t3.micro capacity in the Availability Zone you"
                + " requested (us-east-1a). Our system will be working on provisioning additional"
                + " capacity. Launching EC2 instance failed.");
  }

  @Test
  void spotInstancesHaveASentenceOfTheirOwn() {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=0.1");
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));

    aws.create("g", 0, 9, 1, IN_A, "LaunchConfigurationName=c");

    assertThat(messages("g"))
        .containsExactly(
            "There is no Spot capacity available that matches your request. Launching EC2 instance"
                + " failed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do"
            + " not have sufficient m5.large capacity in the Availability Zone you requested"
            + " (us-east-1a). Our system will be working on provisioning additional capacity. You"
            + " can currently get m5.large capacity by not specifying an Availability Zone in your"
            + " request or choosing us-east-1b, us-east-1c. Launching EC2 instance failed.",
        "0 | Could not launch Spot Instances. InsufficientInstanceCapacity - There is no Spot"
            + " capacity available that matches your request. Launching EC2 instance failed."
      })
  void mixedGroupsPutTheirPurchaseOptionAndEc2sCodeBeforeThat(int onDemand, String message) {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A));

    aws.create("g", 0, 9, 1, mixed(onDemand, "m5.large"));

    assertThat(messages("g")).containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                     | The key pair k does not exist. Launching EC2 instance failed."
            + " | The key pair k does not exist. Launching EC2 instance failed.",
        "InvalidGroup.NotFound | The security group sg-1 does not exist. Launching EC2 instance"
            + " failed. | The security group sg-1 does not exist. Launching EC2 instance failed.",
        "InvalidAMIID.NotFound | - | The AMI ID ami-1 does not exist. Launching EC2 instance"
            + " failed.",
        "Unsupported           | - | The requested configuration is currently not supported. Please"
            + " check the documentation for supported configurations. Launching EC2 instance"
            + " failed.",
        "-                     | - | Client.InternalError: Client error on launch."
      })
  void aLaunchErrorSaysWhatItIsToldOrWhatItsCodeMeans(
      String code, String message, String statusMessage) {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large");
    WantedFault fault = WantedFault.of(Kind.LAUNCH_ERROR);
    fault = code == null ? fault : fault.code(code);
    aws.set(message == null ? fault : fault.message(message));

    aws.create("g", 0, 9, 1, "LaunchConfigurationName=c");

    assertThat(messages("g")).containsExactly(statusMessage);
  }

  @Test
  void everyFailedAttemptIsToldToTheOutsideWorld() {
    aws.create("g", 0, 9, 0);
    aws.call(
        "PutNotificationConfiguration",
        "AutoScalingGroupName=g",
        "TopicARN=arn:aws:sns:us-east-1:123456789012:topic",
        "NotificationTypes[]=autoscaling:EC2_INSTANCE_LAUNCH_ERROR");
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).message("No."));

    aws.desire("g", 1);
    aws.advance(FIRST_PAUSE);

    List<Message> told = aws.messages().subList(1, aws.messages().size());
    assertThat(told)
        .extracting(Message::kind)
        .containsExactly(
            Message.Kind.SNS, Message.Kind.EVENTBRIDGE, Message.Kind.SNS, Message.Kind.EVENTBRIDGE);
    assertThat(told.get(0).body().members())
        .containsEntry("Event", "autoscaling:EC2_INSTANCE_LAUNCH_ERROR")
        .containsEntry("StatusCode", "Failed")
        .containsEntry("StatusMessage", "No.");
    assertThat(told.get(1).body().members())
        .containsEntry("detail-type", "EC2 Instance Launch Unsuccessful");
  }

  // Where else.

  @Test
  void aZoneWithoutCapacityIsMadeUpForByTheOthers() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A));

    aws.create("g", 0, 9, 4);

    assertThat(zones("g")).containsExactly(B, B, C, C);
    assertThat(messages("g")).hasSize(1);
  }

  @Test
  void aGroupThatWouldRatherBeShortThanUnevenKeepsToItsZones() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A));

    aws.create("g", 0, 9, 6, BALANCED_ONLY);

    assertThat(zones("g")).containsExactly(B, C);
    assertThat(messages("g")).allMatch(message -> message.contains("(us-east-1a)"));

    aws.mend();
    aws.advance(FIRST_PAUSE);
    assertThat(zones("g")).containsExactly(A, A, B, B, C, C);
  }

  @Test
  void otherTypesInTheZoneComeBeforeOtherZones() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).type("m5.large").zone(A));

    aws.create(
        "g",
        0,
        9,
        2,
        with(
            mixed(100, "m5.large", "c5.large"),
            "AvailabilityZones[]=us-east-1a,us-east-1b",
            "MixedInstancesPolicy.InstancesDistribution.OnDemandAllocationStrategy=prioritized"));

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone, Instance::instanceType)
        .containsExactlyInAnyOrder(tuple(A, "c5.large"), tuple(B, "m5.large"));
    assertThat(messages("g")).singleElement().asString().contains("sufficient m5.large capacity");
  }

  @Test
  void aFaultThatLastsIsMetOnceARound() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(A).called("a"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(B).called("b"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone(C).called("c"));

    aws.create("g", 0, 20, 20);

    assertThat(aws.instances("g")).isEmpty();
    assertThat(messages("g")).hasSize(3);
  }

  @Test
  void aFaultThatStrikesSoManyTimesFailsSoManyLaunches() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).times(2));

    aws.create("g", 0, 9, 5);

    assertThat(aws.instances("g")).hasSize(3);
    assertThat(messages("g")).hasSize(2);
    aws.advance(FIRST_PAUSE);
    assertThat(aws.instances("g")).hasSize(5);
  }

  @Test
  void onlyTheGroupThatIsNamedIsStruck() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).group("g"));

    aws.create("g", 0, 9, 1);
    aws.create("h", 0, 9, 1);

    assertThat(aws.instances("g")).isEmpty();
    assertThat(aws.instances("h")).hasSize(1);
  }

  @Test
  void anotherAccountIsNotStruck() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    Scenario other = aws.as("999999999999", "us-east-1");

    other.create("g", 0, 9, 1);

    assertThat(other.instances("g")).hasSize(1);
  }

  // When again.

  @Test
  void launchesAreTriedAgainAfterPausesThatGrow() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));

    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(12));

    // Pauses of 20, 20, 20, 70, 70, 70, 70, 130, 130 and so on, from noon on.
    assertThat(failedAt("g"))
        .containsExactly(0L, 20L, 40L, 60L, 130L, 200L, 270L, 340L, 470L, 600L);
  }

  @Test
  void theGroupRecoversAtTheNextAttemptOnceTheCauseIsGone() {
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));
    aws.create("g", 0, 9, 2);
    aws.advance(Duration.ofSeconds(61));

    aws.mend();
    aws.advance(Duration.ofSeconds(68));
    assertThat(aws.instances("g")).isEmpty();
    aws.advance(Duration.ofSeconds(1));

    assertThat(aws.instances("g")).hasSize(2).allMatch(LaunchFaultsTest::isInService);
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:02:10Z an instance was started in response to a difference between"
                + " desired and actual capacity, increasing the capacity from 0 to 2.");
  }

  @ParameterizedTest
  @CsvSource({
    "UpdateAutoScalingGroup, DesiredCapacity=3",
    "SetDesiredCapacity, DesiredCapacity=2",
    "UpdateAutoScalingGroup, LaunchTemplate.LaunchTemplateName=other",
    "UpdateAutoScalingGroup, VPCZoneIdentifier=subnet-1",
    "UpdateAutoScalingGroup, AvailabilityZones.member.1=us-east-1f",
    "ResumeProcesses, ScalingProcesses.member.1=Launch"
  })
  void aChangeThatMayHelpIsTriedAtOnceAndThePausesStartAnew(String action, String change) {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(135));

    aws.call(action, "AutoScalingGroupName=g", change);
    aws.advance(Duration.ofSeconds(25));

    assertThat(failedAt("g")).containsExactly(0L, 20L, 40L, 60L, 130L, 135L, 155L);
  }

  @ParameterizedTest
  @CsvSource({
    "UpdateAutoScalingGroup, DefaultCooldown=5",
    "SetDesiredCapacity, DesiredCapacity=1",
    "SuspendProcesses, ScalingProcesses.member.1=Terminate"
  })
  void otherChangesLeaveThePausesAsTheyAre(String action, String change) {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofSeconds(65));

    aws.call(action, "AutoScalingGroupName=g", change);
    aws.advance(Duration.ofSeconds(70));

    assertThat(failedAt("g")).containsExactly(0L, 20L, 40L, 60L, 130L);
  }

  @Test
  void aSuccessStartsThePausesAnew() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).times(3));
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofMinutes(1));
    assertThat(aws.instances("g")).hasSize(1);

    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.terminate(aws.ids("g").get(0), false);
    aws.advance(Duration.ofMinutes(1));

    assertThat(failedAt("g")).containsExactly(0L, 20L, 40L, 60L, 80L, 100L, 120L);
  }

  @Test
  void whileLaunchIsSuspendedNothingIsTried() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Launch");

    aws.advance(Duration.ofHours(1));

    assertThat(failedAt("g")).containsExactly(0L);
  }

  @Test
  void aWishThatIsTakenBackIsNotTriedAgain() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);

    aws.desire("g", 0);
    aws.advance(Duration.ofHours(1));

    assertThat(failedAt("g")).containsExactly(0L);
  }

  @Test
  void anUnhealthyInstanceIsReplacedOnceThatCanBe() {
    aws.create("g", 0, 9, 1);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));

    aws.call("SetInstanceHealth", "InstanceId=" + aws.ids("g").get(0), "HealthStatus=Unhealthy");
    assertThat(aws.instances("g")).isEmpty();
    aws.mend();
    aws.advance(FIRST_PAUSE);

    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void aLaunchOnTopOfWhatIsWantedIsTriedAgainLikeAnyOther() {
    aws.create(
        "g",
        0,
        9,
        1,
        "InstanceMaintenancePolicy.MinHealthyPercentage=100",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=200");
    String id = aws.ids("g").get(0);
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));

    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
    aws.advance(Duration.ofSeconds(135));

    assertThat(failedAt("g")).containsExactly(0L, 20L, 40L, 60L, 130L);
    assertThat(aws.ids("g")).containsExactly(id);

    aws.mend();
    aws.advance(Duration.ofSeconds(65));
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void soIsOneThatThereIsNoCapacityFor() {
    aws.create(
        "g",
        0,
        9,
        1,
        "InstanceMaintenancePolicy.MinHealthyPercentage=100",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=200");
    String id = aws.ids("g").get(0);
    Quote none =
        new Quote(
            ByOption.NONE,
            new ByOption(Optional.of(0.0), Optional.empty()),
            Optional.empty(),
            Optional.empty());
    aws.plant(region -> region.with(region.market().with(new Pool(Market.ANY, Market.ANY), none)));

    aws.call("SetInstanceHealth", "InstanceId=" + id, "HealthStatus=Unhealthy");
    aws.advance(Duration.ofSeconds(60));

    assertThat(failedAt("g")).containsExactly(0L, 20L, 40L, 60L);
    assertThat(aws.activities("g").get(0).statusMessage())
        .startsWith("We currently do not have sufficient t3.micro capacity");
    aws.plant(region -> region.with(Market.UNTOUCHED));
    aws.advance(Duration.ofSeconds(70));
    assertThat(aws.ids("g")).hasSize(1).doesNotContain(id);
  }

  @Test
  void aGroupThatFailsForMoreThanADayIsSuspendedByTheService() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);

    aws.advance(Duration.ofHours(24));
    assertThat(aws.group("g").suspendedProcesses()).isEmpty();
    aws.advance(Duration.ofSeconds(130));

    Instant last = aws.activities("g").get(0).startTime();
    assertThat(last).isAfter(Scenario.START.plus(Duration.ofHours(24)));
    assertThat(aws.group("g").suspendedProcesses())
        .singleElement()
        .satisfies(
            process -> {
              assertThat(process.processName()).isEqualTo("Launch");
              assertThat(process.suspensionReason())
                  .isEqualTo(
                      "Administrative suspension due to repeated launch failures at " + last);
            });

    int failures = messages("g").size();
    aws.advance(Duration.ofHours(1));
    assertThat(messages("g")).hasSize(failures);

    aws.mend();
    aws.call("ResumeProcesses", "AutoScalingGroupName=g");
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void aDayIsCountedFromTheLastSuccess() {
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.create("g", 0, 9, 1);
    aws.advance(Duration.ofHours(23));
    aws.mend();
    aws.advance(Duration.ofMinutes(3));
    assertThat(aws.instances("g")).hasSize(1);

    aws.set(WantedFault.of(Kind.LAUNCH_ERROR));
    aws.desire("g", 2);
    aws.advance(Duration.ofHours(23));

    assertThat(aws.group("g").suspendedProcesses()).isEmpty();
  }

  // Slow launches.

  @Test
  void aSlowLaunchTakesSoMuchLonger() {
    aws.set(WantedFault.of(Kind.SLOW_LAUNCH).delay(Duration.ofMinutes(5)).times(1));

    aws.create("g", 0, 9, 2);
    assertThat(aws.instances("g"))
        .extracting(Instance::lifecycleState)
        .containsExactlyInAnyOrder(Lifecycle.PENDING, Lifecycle.IN_SERVICE);

    aws.advance(Duration.ofSeconds(299));
    assertThat(aws.instances("g")).filteredOn(LaunchFaultsTest::isInService).hasSize(1);
    aws.advance(Duration.ofSeconds(1));
    assertThat(aws.instances("g")).filteredOn(LaunchFaultsTest::isInService).hasSize(2);
  }

  @Test
  void theDelayComesOnTopOfWhatALaunchTakesAnyway() {
    Scenario slow = Scenario.realistic();
    slow.set(WantedFault.of(Kind.SLOW_LAUNCH).delay(Duration.ofMinutes(1)));
    slow.create("g", 0, 9, 1);

    // Five seconds until it begins, two until it is known, thirty to boot.
    slow.advance(Duration.ofSeconds(5 + 2 + 30 + 59));
    assertThat(slow.instances("g")).noneMatch(LaunchFaultsTest::isInService);
    slow.advance(Duration.ofSeconds(1));
    assertThat(slow.instances("g")).hasSize(1).allMatch(LaunchFaultsTest::isInService);
  }

  // Chance.

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 4711})
  void theSameSeedFailsTheSameLaunches(long seed) {
    assertThat(unlucky(seed)).isEqualTo(unlucky(seed));
    assertThat(unlucky(seed)).isNotEqualTo(unlucky(seed + 1));
  }

  private static String unlucky(long seed) {
    Scenario aws = Scenario.with(Scenario.options(Timings.REALISTIC, Options.Limits.DEFAULT, seed));
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).probability(0.5));
    aws.set(WantedFault.of(Kind.SLOW_LAUNCH).delay(Duration.ofSeconds(7)).probability(0.3));
    aws.set(WantedFault.of(Kind.TERMINATE_ERROR).probability(0.5));
    aws.create("g", 0, 20, 10);
    aws.advance(Duration.ofMinutes(3));
    aws.desire("g", 4);
    aws.advance(Duration.ofMinutes(3));
    return aws.world().toString();
  }

  private static boolean isInService(Instance instance) {
    return instance.lifecycleState() == Lifecycle.IN_SERVICE;
  }

  private List<String> zones(String group) {
    return aws.instances(group).stream().map(Instance::availabilityZone).sorted().toList();
  }

  private List<Activity> failed(String group) {
    return aws.activities(group).stream()
        .filter(each -> each.statusCode() == ActivityStatus.Failed)
        .toList();
  }

  /** The newest first. */
  private List<String> messages(String group) {
    return failed(group).stream().map(Activity::statusMessage).toList();
  }

  /** In seconds since the scenario's start, the oldest first. */
  private List<Long> failedAt(String group) {
    return failed(group).stream()
        .map(each -> Duration.between(Scenario.START, each.startTime()).toSeconds())
        .sorted()
        .toList();
  }

  /** A policy of types without weights, in three zones. */
  private static String[] mixed(int onDemandPercentage, String... types) {
    String policy = "MixedInstancesPolicy.";
    return IntStream.range(-2, types.length)
        .mapToObj(
            i ->
                switch (i) {
                  case -2 ->
                      policy
                          + "InstancesDistribution.OnDemandPercentageAboveBaseCapacity="
                          + onDemandPercentage;
                  case -1 ->
                      policy + "LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web";
                  default ->
                      policy
                          + "LaunchTemplate.Overrides.member."
                          + (i + 1)
                          + ".InstanceType="
                          + types[i];
                })
        .toArray(String[]::new);
  }

  private static String[] with(String[] parameters, String... more) {
    return Stream.concat(Arrays.stream(parameters), Arrays.stream(more)).toArray(String[]::new);
  }
}
