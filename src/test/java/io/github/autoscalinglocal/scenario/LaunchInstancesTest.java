package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.WantedFault;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.api.instance.LaunchInstances;
import io.github.autoscalinglocal.api.instance.LaunchInstances.InstanceCollection;
import io.github.autoscalinglocal.api.instance.LaunchInstances.LaunchInstancesError;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.fleet.ZonalShifts;
import io.github.autoscalinglocal.model.Fault.Kind;
import io.github.autoscalinglocal.model.Options;
import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that a caller asks for and waits for. */
class LaunchInstancesTest {
  private static final String ONE_ZONE = "AvailabilityZones[]=us-east-1a";
  private static final String RETRY = "RetryStrategy=retry-with-group-configuration";
  private static final String TOKEN = "ClientToken=t";

  private final Scenario aws = Scenario.instant();

  private LaunchInstances.Response launch(int capacity, String... parameters) {
    return aws.ask(LaunchInstances.Response.class, asking(capacity, parameters));
  }

  private String refusal(int capacity, String... parameters) {
    return aws.refusal("LaunchInstances", asking(capacity, parameters));
  }

  /** Of a parameter that is given twice, the first one counts. */
  private static String[] asking(int capacity, String... parameters) {
    return Stream.concat(
            Arrays.stream(parameters),
            Stream.of("AutoScalingGroupName=g", "RequestedCapacity=" + capacity, TOKEN))
        .toArray(String[]::new);
  }

  private int desired() {
    return aws.group("g").desiredCapacity();
  }

  private List<String> states() {
    return aws.instances("g").stream().map(each -> each.lifecycleState().toString()).toList();
  }

  private static List<String> ids(LaunchInstances.Response answer) {
    return answer.instances().stream().flatMap(each -> each.instanceIds().stream()).toList();
  }

  // What is answered, and what becomes of the group.

  @Test
  void theAnswerTellsTheInstancesAndWhereTheyAre() {
    aws.create("g", 0, 9, 1, "VPCZoneIdentifier=subnet-a");
    String before = aws.ids("g").get(0);

    LaunchInstances.Response answer = launch(2);

    List<String> launched = aws.ids("g").stream().filter(id -> !id.equals(before)).toList();
    assertThat(launched).hasSize(2);
    assertThat(answer.autoScalingGroupName()).isEqualTo("g");
    assertThat(answer.clientToken()).isEqualTo("t");
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.instances()).hasSize(1);
    InstanceCollection only = answer.instances().get(0);
    String zone = aws.instances("g").get(0).availabilityZone();
    assertThat(only.availabilityZone()).isEqualTo(zone);
    assertThat(only.availabilityZoneId())
        .isEqualTo("use1-az" + (zone.charAt(zone.length() - 1) - 'a' + 1));
    assertThat(only.subnetId()).isEqualTo("subnet-a");
    assertThat(only.instanceType()).isEqualTo("t3.micro");
    assertThat(only.marketType()).isEqualTo("OnDemand");
    assertThat(only.instanceIds()).containsExactlyInAnyOrderElementsOf(launched);
    assertThat(desired()).isEqualTo(3);
  }

  @Test
  void theInstancesArePendingAtFirstAndComeUpAsAllOthersDo() {
    Scenario slow = Scenario.realistic();
    slow.create("g", 0, 9, 0, ONE_ZONE);

    LaunchInstances.Response answer =
        slow.ask(LaunchInstances.Response.class, asking(1, "ClientToken=slow"));

    assertThat(slow.instances("g")).extracting(Instance::instanceId).isEqualTo(ids(answer));
    assertThat(slow.instances("g"))
        .extracting(each -> each.lifecycleState().toString())
        .containsExactly("PENDING");
    slow.settle();
    assertThat(slow.instances("g"))
        .extracting(each -> each.lifecycleState().toString())
        .containsExactly("IN_SERVICE");
    assertThat(slow.instances("g")).extracting(Instance::instanceId).isEqualTo(ids(answer));
  }

  @Test
  void launchingHooksHoldThemUp() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.call(
        "PutLifecycleHook",
        "AutoScalingGroupName=g",
        "LifecycleHookName=h",
        "LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING");

    launch(1);

    assertThat(states()).containsExactly("PENDING_WAIT");
  }

  @Test
  void eachInstanceHasAnActivityThatNamesTheRequest() {
    aws.create("g", 0, 9, 1, ONE_ZONE);
    aws.advance(Duration.ofMinutes(1));

    String id = ids(launch(1)).get(0);

    assertThat(aws.activities("g")).hasSize(2);
    assertThat(Shown.of(aws.activities("g").get(0)))
        .isEqualTo(
            """
            activityId=<uuid>
            autoScalingGroupName=g
            description=Launching a new EC2 instance: %s
            cause=At 2026-03-02T12:01:00Z an instance was launched in response to a user request, increasing the capacity from 1 to 2.
            startTime=2026-03-02T12:01:00Z
            endTime=2026-03-02T12:01:00Z
            statusCode=Successful
            progress=100
            details={"Availability Zone":"us-east-1a"}
            """
                .formatted(id));
  }

  @Test
  void aFullyOnDemandPolicyChoosesTheTypeByItsStrategy() {
    aws.create("g", 0, 9, 0, mixed(0, 100, "m5.large", "c5.large"));

    assertThat(launch(2).instances())
        .extracting(InstanceCollection::instanceType, InstanceCollection::marketType)
        .containsExactly(tuple("m5.large", "OnDemand"));
  }

  @Test
  void aFullySpotPolicyLaunchesSpotInstances() {
    aws.create("g", 0, 9, 0, mixed(0, 0, "m5.large"));

    assertThat(launch(2).instances())
        .extracting(InstanceCollection::marketType)
        .containsExactly("Spot");
  }

  @Test
  void withWeightsTheCapacityIsInUnitsAndDesiredGrowsByWhatWasAskedFor() {
    aws.create("g", 0, 20, 0, weighing(4, mixed(0, 100, "m5.large")));

    LaunchInstances.Response answer = launch(6);

    assertThat(ids(answer)).hasSize(2);
    assertThat(desired()).isEqualTo(6);
    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void withWeightsMoreThanAHundredUnitsComeInAHundredInstancesAtMost() {
    aws.create("g", 0, 500, 0, weighing(2, mixed(0, 100, "m5.large")));

    assertThat(ids(launch(400))).hasSize(100);
    assertThat(desired()).isEqualTo(200);
  }

  // Where.

  @ParameterizedTest
  @CsvSource({
    "AvailabilityZones[]=us-east-1b, us-east-1b",
    "AvailabilityZoneIds[]=use1-az3, us-east-1c",
  })
  void aGroupOfSeveralZonesLaunchesWhereItIsTold(String place, String zone) {
    suspendRebalancing(3, Scenario.ZONES);

    LaunchInstances.Response answer = launch(3, place);

    assertThat(answer.instances())
        .extracting(InstanceCollection::availabilityZone)
        .containsExactly(zone);
    assertThat(ids(answer)).hasSize(3);
  }

  @Test
  void aSubnetIsAPlaceOfItsOwn() {
    suspendRebalancing(0, "VPCZoneIdentifier=subnet-a,subnet-b,subnet-d,subnet-e");

    for (String subnet : List.of("subnet-a", "subnet-b", "subnet-d", "subnet-e")) {
      assertThat(launch(2, "SubnetIds[]=" + subnet, "ClientToken=" + subnet).instances())
          .extracting(InstanceCollection::subnetId)
          .containsExactly(subnet);
    }
    assertThat(desired()).isEqualTo(8);
  }

  @Test
  void aSubnetMayBeNamedTogetherWithItsZone() {
    suspendRebalancing(0, "VPCZoneIdentifier=subnet-a,subnet-b");
    String zone = Networks.of(aws.region()).subnet("subnet-b").orElseThrow().zone();

    assertThat(launch(1, "SubnetIds[]=subnet-b", "AvailabilityZones[]=" + zone).instances())
        .extracting(InstanceCollection::subnetId)
        .containsExactly("subnet-b");
    assertThat(
            refusal(
                1,
                "SubnetIds[]=subnet-b",
                "AvailabilityZones[]=" + otherZone(zone),
                "ClientToken=u"))
        .isEqualTo(
            "ValidationError: The subnet subnet-b is not in the Availability Zone "
                + otherZone(zone));
  }

  private String otherZone(String zone) {
    return aws.group("g").availabilityZones().stream()
        .filter(each -> !each.equals(zone))
        .findFirst()
        .orElseThrow();
  }

  private void suspendRebalancing(int desired, String... parameters) {
    aws.create("g", 0, 20, desired, parameters);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=AZRebalance");
  }

  @Test
  void zoneRebalancingMovesWhatIsUneven() {
    aws.create("g", 0, 20, 3);

    launch(3, ONE_ZONE);

    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactlyInAnyOrder(
            "us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b", "us-east-1c", "us-east-1c");
  }

  // The same request once more.

  @Test
  void theSameTokenIsAnsweredFromMemoryForEightHours() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    LaunchInstances.Response first = launch(2);
    aws.terminate(ids(first).get(0), true);

    aws.advance(Duration.ofHours(8).minusMillis(1));
    assertThat(launch(2)).isEqualTo(first);
    assertThat(desired()).isEqualTo(1);

    aws.advance(Duration.ofMillis(1));
    LaunchInstances.Response second = launch(2);
    assertThat(ids(second)).hasSize(2).doesNotContainAnyElementsOf(ids(first));
    assertThat(desired()).isEqualTo(3);
  }

  @Test
  void anAnswerIsRememberedWhenItsGroupIsGone() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    LaunchInstances.Response first = launch(2);
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(launch(2)).isEqualTo(first);
  }

  @Test
  void failuresAreRememberedAsWell() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));
    LaunchInstances.Response first = launch(1);
    aws.mend();

    assertThat(first.instances()).isEmpty();
    assertThat(launch(1)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RequestedCapacity=3",
        "AvailabilityZones[]=us-east-1a",
        "AvailabilityZoneIds[]=use1-az1",
        "SubnetIds[]=subnet-a",
        RETRY,
        "AutoScalingGroupName=other"
      })
  void theSameTokenWithAnotherRequestIsRefused(String other) {
    aws.create("g", 0, 9, 0, "VPCZoneIdentifier=subnet-a");
    aws.create("other", 0, 9, 0, ONE_ZONE);
    launch(2);

    assertThat(refusal(2, other))
        .isEqualTo(
            "IdempotentParameterMismatch: Indicates that the parameters in the current request do"
                + " not match the parameters from a previous request with the same client token"
                + " within the idempotency window.");
  }

  @Test
  void noRetryIsWhatARequestMeansThatDoesNotSay() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    LaunchInstances.Response first = launch(2);

    assertThat(launch(2, "RetryStrategy=none")).isEqualTo(first);
  }

  @Test
  void anotherAccountHasTokensOfItsOwn() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    launch(2);
    Scenario other = aws.as("210987654321", "us-east-1");
    other.create("g", 0, 9, 0, ONE_ZONE);

    assertThat(other.ask(LaunchInstances.Response.class, asking(1)).instances()).hasSize(1);
  }

  // What EC2 does not have.

  @Test
  void withoutCapacityNothingComesAndNothingChanges() {
    aws.create("g", 0, 9, 1, "VPCZoneIdentifier=subnet-a");
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));
    String zone = aws.instances("g").get(0).availabilityZone();

    LaunchInstances.Response answer = launch(2);

    assertThat(answer.instances()).isEmpty();
    assertThat(answer.errors())
        .containsExactly(
            new LaunchInstancesError(
                "t3.micro",
                "OnDemand",
                "subnet-a",
                zone,
                "use1-az" + (zone.charAt(zone.length() - 1) - 'a' + 1),
                "InsufficientInstanceCapacity",
                "There is not enough capacity to fulfill your request for instance type 't3.micro'"
                    + " in '"
                    + zone
                    + "'"));
    assertThat(desired()).isEqualTo(1);
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void someMayComeAndOthersNot() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).times(2));

    LaunchInstances.Response answer = launch(5);

    assertThat(ids(answer)).hasSize(3);
    assertThat(answer.errors())
        .extracting(LaunchInstancesError::errorCode)
        .containsExactly("InsufficientInstanceCapacity");
    assertThat(desired()).isEqualTo(3);
    assertThat(aws.instances("g")).hasSize(3);
  }

  @Test
  void eachRefusalIsAFailedActivity() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));

    launch(2);

    assertThat(aws.activities("g")).extracting(Activity::statusCode).hasSize(1);
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z an instance was launched in response to a user request,"
                + " increasing the capacity from 0 to 2.");
    assertThat(aws.activities("g").get(0).statusMessage())
        .startsWith("We currently do not have sufficient t3.micro capacity");
  }

  @Test
  void everyTypeThatIsShortIsNamed() {
    aws.create("g", 0, 9, 0, mixed(0, 100, "m5.large", "c5.large"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).type("m5.large").called("m"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).type("c5.large").called("c"));

    assertThat(launch(1).errors())
        .extracting(LaunchInstancesError::instanceType)
        .containsExactly("m5.large", "c5.large");
  }

  @Test
  void anotherTypeMakesUpForOneThatIsShort() {
    aws.create("g", 0, 9, 0, mixed(0, 100, "m5.large", "c5.large"));
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).type("m5.large"));

    LaunchInstances.Response answer = launch(2);

    assertThat(answer.instances())
        .extracting(InstanceCollection::instanceType)
        .containsExactly("c5.large");
    assertThat(answer.errors())
        .extracting(LaunchInstancesError::instanceType)
        .containsExactly("m5.large");
    assertThat(desired()).isEqualTo(2);
  }

  @Test
  void otherZonesDoNotMakeUpForTheOneAskedFor() {
    aws.create("g", 0, 9, 0);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone("us-east-1a"));

    assertThat(launch(2, ONE_ZONE, RETRY.replace("retry-with-group-configuration", "none")))
        .extracting(LaunchInstances.Response::instances)
        .isEqualTo(List.of());
    assertThat(aws.instances("g")).isEmpty();
  }

  @Test
  void spotInstancesThatCostTooMuchAreDenied() {
    Scenario market = Scenario.with(Scenario.options(new FourTypes()));
    String[] cheap = Mixed.parameters("D.SpotMaxPrice=1.99");
    market.create("g", 0, 9, 0, both(mixed(0, 0, "cheap"), cheap));

    LaunchInstances.Response answer = market.ask(LaunchInstances.Response.class, asking(1));

    assertThat(answer.errors())
        .containsExactly(
            new LaunchInstancesError(
                "cheap",
                "Spot",
                null,
                "us-east-1a",
                "use1-az1",
                "SpotMaxPriceTooLow",
                "Your Spot request price of 1.99 is lower than the minimum required Spot request"
                    + " fulfillment price of 2."));
  }

  @Test
  void anAccountThatMayHaveNoMoreIsTold() {
    Scenario small =
        Scenario.with(Scenario.options(Timings.INSTANT, new Options.Limits(500, 200, 3), 0));
    small.create("g", 0, 9, 2, ONE_ZONE);

    LaunchInstances.Response answer = small.ask(LaunchInstances.Response.class, asking(4));

    assertThat(ids(answer)).hasSize(1);
    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.errorCode()).isEqualTo("InstanceLimitExceeded");
              assertThat(error.errorMessage())
                  .startsWith(
                      "You have requested more instances (6) than your current instance limit of 3"
                          + " allows for the specified instance type.")
                  .doesNotContain("Launching EC2 instance failed");
            });
    assertThat(small.group("g").desiredCapacity()).isEqualTo(3);
  }

  // What the group makes of it.

  @Test
  void aGroupThatIsToRetryWantsAllAndGetsItWhereItCan() {
    aws.create("g", 0, 9, 0);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).zone("us-east-1a"));

    LaunchInstances.Response answer = launch(2, ONE_ZONE, RETRY);

    assertThat(answer.instances()).isEmpty();
    assertThat(answer.errors()).hasSize(1);
    assertThat(desired()).isEqualTo(2);
    assertThat(aws.instances("g"))
        .extracting(Instance::availabilityZone)
        .containsExactlyInAnyOrder("us-east-1b", "us-east-1c");
    assertThat(aws.activities("g").get(0).cause())
        .isEqualTo(
            "At 2026-03-02T12:00:00Z a user request launched instances changing the desired"
                + " capacity from 0 to 2.  At 2026-03-02T12:00:00Z an instance was started in"
                + " response to a difference between desired and actual capacity, increasing the"
                + " capacity from 0 to 2.");
  }

  @Test
  void aGroupThatIsToRetryMakesUpForTheRest() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY).times(2));

    LaunchInstances.Response answer = launch(5, RETRY);

    assertThat(ids(answer)).hasSize(3);
    assertThat(desired()).isEqualTo(5);
    assertThat(aws.instances("g")).hasSize(5);
    assertThat(aws.ids("g")).containsAll(ids(answer));
  }

  @Test
  void aGroupThatIsToRetryDoesSoAfterThePausesOfAllGroups() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.INSUFFICIENT_CAPACITY));
    launch(2, RETRY);
    assertThat(aws.instances("g")).isEmpty();

    aws.mend();
    aws.advance(Duration.ofSeconds(20));

    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void whatIsWrongWithTheConfigurationIsNotRetried() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.set(WantedFault.of(Kind.LAUNCH_ERROR).code("InvalidAMIID.NotFound"));

    LaunchInstances.Response answer = launch(2, RETRY);

    assertThat(answer.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.errorCode()).isEqualTo("InvalidAMIID.NotFound");
              assertThat(error.errorMessage())
                  .startsWith("The AMI ID ")
                  .endsWith("does not exist.");
            });
    assertThat(desired()).isZero();
  }

  // What is refused.

  @Test
  void onlyGroupsOfLaunchTemplatesAreLaunchedFrom() {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-12345678",
        "InstanceType=t3.micro");
    aws.create("g", 0, 9, 0, ONE_ZONE, "LaunchConfigurationName=c");

    assertThat(refusal(1))
        .isEqualTo(
            "ValidationError: LaunchInstances is only supported for Auto Scaling groups that use a"
                + " launch template. The Auto Scaling group g uses a launch configuration.");
  }

  @ParameterizedTest
  @CsvSource({"0, 50", "1, 0", "1, 50"})
  void policiesOfBothPurchaseOptionsAreRefused(int base, int percentage) {
    aws.create("g", 0, 9, 0, mixed(base, percentage, "m5.large"));

    assertThat(refusal(1))
        .isEqualTo(
            "ValidationError: LaunchInstances is only supported for mixed instances policies that"
                + " are fully On-Demand or fully Spot. The Auto Scaling group g combines both.");
  }

  @Test
  void aGroupOfSeveralZonesHasToBeToldWhere() {
    aws.create("g", 0, 9, 0);

    assertThat(refusal(1))
        .isEqualTo(
            "ValidationError: You must specify an Availability Zone or a subnet, because the Auto"
                + " Scaling group g spans multiple Availability Zones");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AvailabilityZones[]=us-east-1d   | The Availability Zone us-east-1d is not an Availability"
            + " Zone of the Auto Scaling group g",
        "AvailabilityZoneIds[]=use1-az4   | The Availability Zone us-east-1d is not an Availability"
            + " Zone of the Auto Scaling group g",
        "AvailabilityZoneIds[]=usw2-az1   | Invalid availability zone: [usw2-az1]",
        "SubnetIds[]=subnet-x             | The subnet subnet-x is not a subnet of the Auto Scaling"
            + " group g",
        "AvailabilityZones[]=a,b | 1 validation error detected: Value '[a, b]' at"
            + " 'availabilityZones' failed to satisfy constraint: Member must have length less than"
            + " or equal to 1",
        "ClientToken=a b | 1 validation error detected: Value 'a b' at 'clientToken' failed to"
            + " satisfy constraint: Member must satisfy regular expression pattern:"
            + " [A-Za-z0-9\\-_\\/]+",
        "RequestedCapacity=0 | 1 validation error detected: Value '0' at 'requestedCapacity' failed"
            + " to satisfy constraint: Member must have value greater than or equal to 1",
        "RequestedCapacity=101 | The number of instances that may be launched at once is limited to"
            + " 100",
        "RequestedCapacity=10 | AutoScalingGroup g has min-size=0, max-size=9, and desired-size=0."
            + " To launch 10 instance, please update the AutoScalingGroup sizes appropriately.",
        "AutoScalingGroupName=h | AutoScalingGroup name not found - null",
        "RetryStrategy=retry | 1 validation error detected: Value 'retry' at 'retryStrategy' failed"
            + " to satisfy constraint: Member must satisfy enum value set:"
            + " [retry-with-group-configuration, none]",
      })
  void whatCannotBeIsRefused(String parameter, String text) {
    aws.create("g", 0, 9, 0);

    assertThat(refusal(1, parameter)).isEqualTo("ValidationError: " + text);
  }

  @Test
  void zonesGoByNameOrById() {
    aws.create("g", 0, 9, 0);

    assertThat(refusal(1, ONE_ZONE, "AvailabilityZoneIds[]=use1-az1"))
        .isEqualTo(
            "ValidationError: AvailabilityZones and AvailabilityZoneIds can't be used together");
  }

  @Test
  void aTokenIsRequired() {
    assertThat(aws.refusal("LaunchInstances", "AutoScalingGroupName=g", "RequestedCapacity=1"))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value null at 'clientToken' failed to"
                + " satisfy constraint: Member must not be null");
  }

  @Test
  void whereTrafficIsShiftedAwayFromNothingIsLaunched() {
    aws.create(
        "g", 0, 9, 0, Scenario.ZONES, "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true");
    aws.run(tx -> ZonalShifts.shift(tx, "us-east-1a", true));

    assertThat(refusal(1, ONE_ZONE))
        .isEqualTo(
            "ValidationError: A zonal shift is in progress for the Availability Zone us-east-1a. No"
                + " instances can be launched there until it ends");
    assertThat(launch(1, "AvailabilityZones[]=us-east-1b").instances()).hasSize(1);
  }

  @Test
  void aGroupThatMayNotLaunchRefuses() {
    aws.create("g", 0, 9, 0, ONE_ZONE);
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=Launch");

    assertThat(refusal(1))
        .isEqualTo(
            "ValidationError: The Launch process of AutoScalingGroup g is suspended. Resume it"
                + " first.");
  }

  private static String[] mixed(int base, int percentage, String... types) {
    Stream<String> policy =
        Stream.of(
            ONE_ZONE,
            "T.LaunchTemplateName=web",
            "D.OnDemandBaseCapacity=" + base,
            "D.OnDemandPercentageAboveBaseCapacity=" + percentage);
    Stream<String> overrides =
        IntStream.range(0, types.length).mapToObj(i -> "O" + (i + 1) + ".InstanceType=" + types[i]);
    return Mixed.parameters(Stream.concat(policy, overrides).toArray(String[]::new));
  }

  private static String[] weighing(int weight, String[] parameters) {
    return both(parameters, Mixed.parameters("O1.WeightedCapacity=" + weight));
  }

  private static String[] both(String[] some, String[] others) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(others)).toArray(String[]::new);
  }
}
