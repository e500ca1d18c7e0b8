package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.companion.ec2.BuiltInMarket;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.Market.ByOption;
import io.github.autoscalinglocal.model.Market.Pool;
import io.github.autoscalinglocal.model.Market.Quote;
import io.github.autoscalinglocal.model.MarketData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What mixed instances groups launch and lose, by their strategies and by the market; see {@link
 * Mixed} for the short forms of parameters.
 */
class AllocationStrategiesTest {
  private static final String ZONE = "us-east-1a";
  private static final String IN_ONE_ZONE = "AvailabilityZones[]=" + ZONE;
  private static final List<String> TYPES = List.of("dear", "cheap", "fair", "roomy");

  private Scenario aws = with(new FourTypes());

  private static Scenario with(MarketData market) {
    return Scenario.with(Scenario.options(market));
  }

  // Victims.

  /** See {@link FourTypes}; of prices and capacities as shares, dear and cheap score worst. */
  @ParameterizedTest(name = "{0}, {1}: first {2}")
  @CsvSource({
    "OnDemand, prioritized, roomy fair cheap",
    "OnDemand, lowest-price, roomy dear fair",
    "Spot, lowest-price, dear|roomy dear|roomy cheap|fair",
    "Spot, capacity-optimized, cheap dear fair",
    "Spot, capacity-optimized-prioritized, cheap dear fair",
    "Spot, price-capacity-optimized, dear cheap roomy"
  })
  void victimsUnderAllocationStrategy(String option, String strategy, String victims) {
    oneOfEachType(option, strategy);
    List<String> left = new ArrayList<>(types());

    for (String victim : victims.split(" ", -1)) {
      aws.desire("g", left.size() - 1);

      List<String> gone = new ArrayList<>(left);
      types().forEach(gone::remove);
      assertThat(gone).hasSize(1);
      assertThat(List.of(victim.split("\\|", -1))).containsAll(gone);
      left.removeAll(gone);
    }
  }

  /** The type comes before its strategy: it is the only one when its instance is launched. */
  private void oneOfEachType(String option, String strategy) {
    String[] policy =
        Mixed.parameters(
            "T.LaunchTemplateName=web",
            "D.OnDemandPercentageAboveBaseCapacity=" + (option.equals("Spot") ? 0 : 100),
            "D." + option + "AllocationStrategy=" + strategy);
    aws.create("g", 0, 9, 0, with(policy, IN_ONE_ZONE, "TerminationPolicies[]=AllocationStrategy"));
    for (int i = 0; i < TYPES.size(); i++) {
      aws.update("g", with(policy, Mixed.parameters("O1.InstanceType=" + TYPES.get(i))));
      aws.desire("g", i + 1);
    }
    aws.update("g", with(policy, overrides(TYPES)));
    assertThat(types()).containsExactlyInAnyOrderElementsOf(TYPES);
  }

  @Test
  void aTypeThatTheRequirementsNoLongerAllowGoesFirst() {
    aws = with(new BuiltInMarket());
    String[] size = {"R1.VCpuCount.Min=2", "R1.VCpuCount.Max=2", "R1.MemoryMiB.Min=4096"};
    create(1, with(size, "R1.CpuManufacturers.member.1=amd"));
    aws.update(
        "g",
        Mixed.parameters(
            with(size, "T.LaunchTemplateName=web", "R1.CpuManufacturers.member.1=intel")));
    aws.desire("g", 3);
    assertThat(types()).containsExactly("c6a.large", "c7i-flex.large", "c7i-flex.large");

    aws.desire("g", 2);

    assertThat(types()).containsExactly("c7i-flex.large", "c7i-flex.large");
    assertThat(aws.decisions().get(0).steps())
        .anyMatch(step -> step.reason().startsWith("the group no longer names the type of i-"));
  }

  // Capacity and prices.

  @Test
  void theFirstInPriorityIsThatWithCapacity() {
    say("dear", ZONE, onDemandCapacity(0));
    say("cheap", Market.ANY, onDemandCapacity(0));

    create(2, overrides(TYPES));

    assertThat(types()).containsExactly("fair", "fair");
  }

  @Test
  void withoutOnDemandCapacityTheLaunchFails() {
    say(Market.ANY, ZONE, onDemandCapacity(0));

    create(1, overrides(TYPES));

    assertFailed(
        "Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not"
            + " have sufficient dear capacity in the Availability Zone you requested (us-east-1a)."
            + " Our system will be working on provisioning additional capacity. You can currently"
            + " get dear capacity by not specifying an Availability Zone in your request or"
            + " choosing us-east-1b, us-east-1c. Launching EC2 instance failed.");
  }

  @Test
  void whereNoZoneHasAnyNoneIsRecommended() {
    say("dear", Market.ANY, onDemandCapacity(0));

    create(1, overrides(List.of("dear")));

    assertFailed(
        "Could not launch On-Demand Instances. InsufficientInstanceCapacity - We currently do not"
            + " have sufficient dear capacity in the Availability Zone you requested (us-east-1a)."
            + " Our system will be working on provisioning additional capacity. Launching EC2"
            + " instance failed.");
  }

  @Test
  void aGroupWithoutAPolicyIsToldTheSameWithoutTheCode() {
    say("t3.micro", ZONE, onDemandCapacity(0));

    aws.create("g", 0, 9, 1, IN_ONE_ZONE);

    assertThat(failure())
        .startsWith("We currently do not have sufficient t3.micro capacity in the Availability")
        .endsWith(" choosing us-east-1b, us-east-1c. Launching EC2 instance failed.");
  }

  @Test
  void aPoolThatWasInterruptedIsNoCandidate() {
    aws.plant(region -> region.with(region.market().withoutSpotCapacity("cheap", ZONE)));

    create(4, with(overrides(TYPES), spot("lowest-price")));

    assertThat(types()).containsExactly("dear", "dear", "fair", "fair");
  }

  @Test
  void withoutSpotCapacityTheLaunchFails() {
    say(Market.ANY, Market.ANY, spotCapacity(0));

    create(1, with(overrides(TYPES), spot("capacity-optimized")));

    assertFailed(
        "Could not launch Spot Instances. InsufficientInstanceCapacity - There is no Spot capacity"
            + " available that matches your request. Launching EC2 instance failed.");
  }

  @ParameterizedTest(name = "at most {0}: {1}")
  @CsvSource({"2, cheap", "2.999, cheap", "3, fair", "8.5, fair", "100, roomy"})
  void aPoolAboveTheMaximumPriceIsNoCandidate(String maxPrice, String mostSpare) {
    create(1, with(overrides(TYPES), spot("capacity-optimized", "D.SpotMaxPrice=" + maxPrice)));

    assertThat(types()).containsExactly(mostSpare);
  }

  @Test
  void withAMaximumPriceBelowAllTheLaunchFails() {
    create(1, with(overrides(TYPES), spot("lowest-price", "D.SpotMaxPrice=1.99")));

    assertFailed(
        "Could not launch Spot Instances. SpotMaxPriceTooLow - Your Spot request price of 1.99 is"
            + " lower than the minimum required Spot request fulfillment price of 2. Launching EC2"
            + " instance failed.");
  }

  @Test
  void withoutAMaximumPriceNobodyPaysMoreThanOnDemand() {
    say("cheap", ZONE, quote(new ByOption(Optional.empty(), Optional.of(2.5)), ByOption.NONE));

    create(1, with(overrides(List.of("cheap", "roomy")), spot("lowest-price")));
    assertThat(types()).containsExactly("roomy");

    aws.update(
        "g", Mixed.parameters(with(overrides(List.of("cheap")), "T.LaunchTemplateName=web")));
    aws.desire("g", 2);

    assertThat(failure())
        .contains("Your Spot request price of 2 is lower than the minimum required")
        .contains(" fulfillment price of 2.5. ");
  }

  @Test
  void aLaunchConfigurationThatBidsTooLittleLaunchesNothing() {
    aws = with(new BuiltInMarket());
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=bid",
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "SpotPrice=0.03");

    aws.create("g", 0, 9, 1, IN_ONE_ZONE, "LaunchConfigurationName=bid");

    assertThat(aws.instances("g")).isEmpty();
    assertThat(failure())
        .isEqualTo(
            "Your Spot request price of 0.03 is lower than the minimum required Spot request"
                + " fulfillment price of 0.0336. Launching EC2 instance failed.");
  }

  // Capacity reservations.

  @Test
  void onlyReservationsAreFilled() {
    say("fair", ZONE, reserved(2));

    create(3, with(overrides(TYPES), preference("capacity-reservations-only")));

    assertThat(types()).containsExactly("fair", "fair");
    assertThat(failure())
        .isEqualTo(
            "Could not launch On-Demand Instances. ReservationCapacityExceeded - The requested"
                + " reservation does not have sufficient compatible and available capacity for this"
                + " request. Launching EC2 instance failed.");
  }

  @Test
  void reservationsAreFilledFirst() {
    say("fair", ZONE, reserved(2));

    create(3, with(overrides(TYPES), preference("capacity-reservations-first")));

    assertThat(types()).containsExactly("dear", "fair", "fair");
  }

  @Test
  void aReservationIsFilledByAllGroupsThatMayUseIt() {
    say("fair", ZONE, reserved(3));
    aws.create(
        "none",
        0,
        9,
        1,
        Mixed.parameters(
            with(
                overrides(List.of("fair")),
                IN_ONE_ZONE,
                "T.LaunchTemplateName=web",
                preference("none")[0])));
    aws.create(
        "open",
        0,
        9,
        1,
        Mixed.parameters(
            with(overrides(List.of("fair")), IN_ONE_ZONE, "T.LaunchTemplateName=web")));

    create(9, with(overrides(TYPES), preference("capacity-reservations-only")));

    assertThat(types()).as("of three, one is in use by the group that is open").hasSize(2);
  }

  @Test
  void aReservationHoldsCapacityWhereThereIsNoneOtherwise() {
    say("cheap", ZONE, onDemandCapacity(0));
    say("cheap", ZONE, reserved(1));

    create(2, overrides(List.of("cheap", "roomy")));

    assertThat(types()).containsExactly("cheap", "roomy");
  }

  /** Only capacity that is kept for reservations is left of the type that comes first. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "default, dear dear fair",
    "none, fair fair fair",
    "capacity-reservations-first, dear dear fair",
    "capacity-reservations-only, dear dear"
  })
  void preferencesDecideWhoGetsWhatIsReserved(String preference, String types) {
    say("dear", ZONE, onDemandCapacity(0));
    say("dear", ZONE, reserved(2));
    say("cheap", ZONE, onDemandCapacity(0));

    create(3, with(overrides(TYPES), preference(preference)));

    assertThat(String.join(" ", types())).isEqualTo(types);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "default, dear dear dear",
    "none, dear dear dear",
    "capacity-reservations-first, dear fair fair",
    "capacity-reservations-only, fair fair"
  })
  void onlyThosePreferencesThatSayReservationsSeekThem(String preference, String types) {
    say("fair", ZONE, reserved(2));

    create(3, with(overrides(TYPES), preference(preference)));

    assertThat(String.join(" ", types())).isEqualTo(types);
  }

  @ParameterizedTest(name = "{0}: {1} instances")
  @CsvSource({
    "default, 2",
    "none, 0",
    "capacity-reservations-first, 2",
    "capacity-reservations-only, 2"
  })
  void groupsOfALaunchTemplateHaveReservationsToo(String preference, int count) {
    say("t3.micro", ZONE, onDemandCapacity(0));
    say("t3.micro", ZONE, reserved(2));

    aws.create("g", 0, 9, 3, with(preference(preference), IN_ONE_ZONE));

    assertThat(aws.instances("g")).hasSize(count);
  }

  @Test
  void aReservationIsFreeAgainWhenItsInstanceGoes() {
    say("fair", ZONE, reserved(1));
    create(1, with(overrides(List.of("fair")), preference("capacity-reservations-only")));
    String first = aws.ids("g").get(0);

    aws.terminate(first, false);

    assertThat(aws.ids("g")).hasSize(1).doesNotContain(first);
  }

  @Test
  void spotInstancesUseNoReservations() {
    create(
        2,
        with(
            overrides(TYPES),
            with(spot("lowest-price"), preference("capacity-reservations-only"))));

    assertThat(types()).containsExactly("cheap", "fair");
  }

  // Requirements.

  /**
   * Of two vCPUs and 4 GiB: a1 0.051, c6a 0.0765, c5a 0.077, c7i-flex 0.08479; t3a.medium 0.0376.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "R1.VCpuCount.Min=2, c6a.large",
    "R1.CpuManufacturers.member.1=intel, c7i-flex.large",
    "R1.CpuManufacturers.member.1=amazon-web-services, a1.large",
    "R1.ExcludedInstanceTypes.member.1=c6*, c5a.large",
    "R1.AllowedInstanceTypes.member.1=m5*.large, m5a.large",
    "R1.BurstablePerformance=required, t3a.medium"
  })
  void requirementsLaunchTheCheapestThatMeetsThem(String asked, String type) {
    aws = with(new BuiltInMarket());

    create(
        2,
        with(
            new String[] {asked},
            "R1.VCpuCount.Min=2",
            "R1.VCpuCount.Max=2",
            "R1.MemoryMiB.Min=4096"));

    assertThat(types()).containsExactly(type, type);
  }

  @Test
  void requirementsThatNothingMeetsFail() {
    aws = with(new BuiltInMarket());

    create(1, "R1.VCpuCount.Min=1000", "R1.MemoryMiB.Min=1");

    assertFailed(
        "Could not launch On-Demand Instances. UnfulfillableCapacity - Unable to fulfill capacity"
            + " due to your request configuration. Please adjust your request and try again."
            + " Launching EC2 instance failed.");
  }

  @ParameterizedTest(name = "{1} {0}: {2} instances of {3}")
  @CsvSource({"vcpu, 10, 3, 4", "vcpu, 12, 3, 4", "vcpu, 13, 4, 4", "memory-mib, 65536, 2, 32768"})
  void capacityIsCountedInWhatTheTypeHas(String unit, int desired, int count, String weight) {
    aws = with(new BuiltInMarket());

    aws.create(
        "g",
        0,
        99_999,
        desired,
        Mixed.parameters(
            IN_ONE_ZONE,
            "T.LaunchTemplateName=web",
            "DesiredCapacityType=" + unit,
            "R1.AllowedInstanceTypes.member.1=r5.xlarge",
            "R1.VCpuCount.Min=1",
            "R1.MemoryMiB.Min=1"));

    assertThat(aws.instances("g"))
        .hasSize(count)
        .allMatch(each -> each.weightedCapacity().equals(weight));
  }

  @Test
  void weightsFollowTheUnitThatCapacityIsCountedIn() {
    aws = with(new BuiltInMarket());
    create(
        4,
        "R1.AllowedInstanceTypes.member.1=r5.xlarge",
        "R1.VCpuCount.Min=1",
        "R1.MemoryMiB.Min=1");
    assertThat(aws.instances("g")).hasSize(4).allMatch(each -> each.weightedCapacity() == null);

    aws.update("g", "DesiredCapacityType=vcpu");

    assertThat(aws.instances("g")).as("of four vCPUs").hasSize(1);
    assertThat(
            aws.refusal(
                "UpdateAutoScalingGroup",
                "AutoScalingGroupName=g",
                "LaunchTemplate.LaunchTemplateName=web"))
        .contains("DesiredCapacityType 'vcpu' is supported for attribute-based");
  }

  @Test
  void requirementsMayHaveATemplateAndAnImageOfTheirOwn() {
    aws = with(new BuiltInMarket());

    create(
        2,
        "D.OnDemandPercentageAboveBaseCapacity=50",
        "D.SpotAllocationStrategy=capacity-optimized",
        "R1.AllowedInstanceTypes.member.1=m7g.large",
        "R1.VCpuCount.Min=1",
        "R1.MemoryMiB.Min=1",
        "O1.LaunchTemplateSpecification.LaunchTemplateName=arm",
        "O1.LaunchTemplateSpecification.Version=3",
        "O1.ImageId=ami-a");

    assertThat(aws.instances("g"))
        .hasSize(2)
        .allMatch(each -> each.instanceType().equals("m7g.large"))
        .allMatch(each -> each.imageId().equals("ami-a"))
        .allMatch(each -> each.launchTemplate().launchTemplateName().equals("arm"))
        .allMatch(each -> each.launchTemplate().version().equals("3"));
  }

  @Test
  void anOverrideOfAnImageAloneLeavesTheTypeToTheTemplate() {
    create(1, "O1.ImageId=ami-a");

    assertThat(aws.instances("g").get(0).instanceType()).isEqualTo("t3.micro");
    assertThat(aws.instances("g").get(0).imageId()).isEqualTo("ami-a");
  }

  // What the tests say and see.

  private void create(int desired, String... parameters) {
    aws.create(
        "g",
        0,
        99,
        desired,
        Mixed.parameters(with(parameters, IN_ONE_ZONE, "T.LaunchTemplateName=web")));
  }

  private static String[] overrides(List<String> types) {
    return Mixed.parameters(
        types.stream()
            .map(type -> "O" + (types.indexOf(type) + 1) + ".InstanceType=" + type)
            .toArray(String[]::new));
  }

  private static String[] spot(String strategy, String... more) {
    return with(
        more, "D.OnDemandPercentageAboveBaseCapacity=0", "D.SpotAllocationStrategy=" + strategy);
  }

  private static String[] preference(String preference) {
    return new String[] {
      "CapacityReservationSpecification.CapacityReservationPreference=" + preference
    };
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private void say(String type, String zone, Quote quote) {
    aws.plant(region -> region.with(region.market().with(new Pool(type, zone), quote)));
  }

  private static Quote onDemandCapacity(double left) {
    return quote(ByOption.NONE, new ByOption(Optional.of(left), Optional.empty()));
  }

  private static Quote spotCapacity(double left) {
    return quote(ByOption.NONE, new ByOption(Optional.empty(), Optional.of(left)));
  }

  private static Quote quote(ByOption price, ByOption spareCapacity) {
    return new Quote(price, spareCapacity, Optional.empty(), Optional.empty());
  }

  private static Quote reserved(int count) {
    return new Quote(ByOption.NONE, ByOption.NONE, Optional.empty(), Optional.of(count));
  }

  private List<String> types() {
    List<String> types =
        new ArrayList<>(
            aws.region().existing("g").instances().values().stream()
                .map(Instance::machine)
                .map(Instance.Machine::type)
                .toList());
    Collections.sort(types);
    return types;
  }

  private void assertFailed(String statusMessage) {
    assertThat(aws.instances("g")).isEmpty();
    assertThat(failure()).isEqualTo(statusMessage);
  }

  /** What the one failed activity says. */
  private String failure() {
    List<Activity> failed =
        aws.activities("g").stream()
            .filter(each -> each.statusCode() == ActivityStatus.Failed)
            .toList();
    assertThat(failed).hasSize(1);
    return failed.get(0).statusMessage();
  }
}
