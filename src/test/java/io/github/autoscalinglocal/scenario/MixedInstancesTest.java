package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Groups with a mixed instances policy: what they show, what they refuse and what they launch. See
 * {@link Mixed} for the short forms of parameters.
 */
class MixedInstancesTest {
  private Scenario aws = Scenario.instant();

  @Test
  void aPolicyIsShownWithItsDefaultsFilledIn() {
    create(0, "T.LaunchTemplateName=web");

    MixedInstancesPolicy policy = shown();

    assertThat(policy.launchTemplate().launchTemplateSpecification().launchTemplateId())
        .matches("lt-[0-9a-f]{17}");
    assertThat(policy.launchTemplate().overrides()).isEmpty();
    assertThat(policy.instancesDistribution())
        .isEqualTo(new InstancesDistribution("prioritized", 0, 100, "lowest-price", 2, null));
    assertThat(aws.group("g").launchTemplate()).isNull();
  }

  @Test
  void anOverrideShowsJustWhatWasGivenAndBothNamesOfItsTemplate() {
    create(
        0,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=m5.large",
        "O1.WeightedCapacity=2",
        "O2.InstanceType=c5.large",
        "O2.WeightedCapacity=1",
        "O2.LaunchTemplateSpecification.LaunchTemplateId=lt-2",
        "O2.LaunchTemplateSpecification.Version=5");

    List<LaunchTemplateOverrides> overrides = shown().launchTemplate().overrides();

    assertThat(overrides.get(0))
        .isEqualTo(new LaunchTemplateOverrides("m5.large", "2", null, null, null));
    assertThat(overrides.get(1).launchTemplateSpecification().launchTemplateName())
        .isEqualTo("launch-template-2");
    assertThat(overrides.get(1).launchTemplateSpecification().version()).isEqualTo("5");
  }

  private void template(String name) {
    aws.callOf(
        "ec2",
        "CreateLaunchTemplate",
        "LaunchTemplateName=" + name,
        "LaunchTemplateData.ImageId=ami-1",
        "LaunchTemplateData.InstanceType=t3.micro");
  }

  private void delete(String name) {
    aws.callOf("ec2", "DeleteLaunchTemplate", "LaunchTemplateName=" + name);
  }

  @Test
  void anOverrideWhoseOwnTemplateWasDeletedIsPassedOver() {
    template("web");
    template("own");
    create(
        1,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=m5.large",
        "O1.LaunchTemplateSpecification.LaunchTemplateName=own",
        "O2.InstanceType=c5.large");
    assertThat(types()).containsExactly("m5.large");

    delete("own");
    aws.desire("g", 2);

    assertThat(types()).containsExactlyInAnyOrder("m5.large", "c5.large");
  }

  @Test
  void aGroupAllOfWhoseOverridesHaveLostTheirTemplatesLaunchesNothing() {
    template("web");
    template("own");
    create(
        1,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=m5.large",
        "O1.LaunchTemplateSpecification.LaunchTemplateName=own");
    String id =
        shown()
            .launchTemplate()
            .overrides()
            .get(0)
            .launchTemplateSpecification()
            .launchTemplateId();

    delete("own");
    aws.desire("g", 2);

    assertThat(types()).containsExactly("m5.large");
    assertThat(aws.activities("g").get(0).statusMessage())
        .isEqualTo(
            "The specified launch template, with template ID "
                + id
                + ", does not exist. Launching EC2 instance failed.");
  }

  private List<String> types() {
    return aws.group("g").instances().stream().map(each -> each.instanceType()).toList();
  }

  @Test
  void poolsBelongToTheLowestPrice() {
    create(0, "T.LaunchTemplateName=web", "D.SpotAllocationStrategy=capacity-optimized");

    assertThat(shown().instancesDistribution().spotInstancePools()).isNull();
  }

  @Test
  void onDemandGoesByPriceWhereRequirementsNameNoOrder() {
    create(
        0,
        "T.LaunchTemplateName=web",
        "O1.InstanceRequirements.VCpuCount.Min=1",
        "O1.InstanceRequirements.MemoryMiB.Min=1");

    assertThat(shown().instancesDistribution().onDemandAllocationStrategy())
        .isEqualTo("lowest-price");
  }

  @Test
  void anUpdateLeavesWhatItDoesNotName() {
    create(
        0,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=m5.large",
        "D.OnDemandBaseCapacity=2",
        "D.OnDemandPercentageAboveBaseCapacity=25",
        "D.SpotMaxPrice=0.5");

    aws.update("g", expanded("D.OnDemandBaseCapacity=3"));

    assertThat(shown().launchTemplate().overrides()).hasSize(1);
    assertThat(shown().instancesDistribution())
        .isEqualTo(new InstancesDistribution("prioritized", 3, 25, "lowest-price", 2, "0.5"));

    aws.update("g", expanded("D.SpotMaxPrice="));

    assertThat(shown().instancesDistribution().spotMaxPrice()).isNull();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          D.OnDemandBaseCapacity=1 | Valid requests must contain either launchTemplateId or LaunchTemplateName
          T.Version=1 | Valid requests must contain either launchTemplateId or LaunchTemplateName
          T.LaunchTemplateName=web O1.LaunchTemplateSpecification.Version=1 | A launch template specification in the overrides isn't valid. Either a LaunchTemplateId or a LaunchTemplateName must be specified.
          T.LaunchTemplateName=web O1.InstanceType=a O2.InstanceType=b O3.InstanceType=a | Cannot add same instance type override more than once
          T.LaunchTemplateName=web O1.InstanceType=a O1.InstanceRequirements.VCpuCount.Min=1 O1.InstanceRequirements.MemoryMiB.Min=1 | The parameter InstanceType cannot be used in a launch template override using instance requirements
          T.LaunchTemplateName=web O1.InstanceType=a O1.WeightedCapacity=1 O2.InstanceType=b | Not all instance types have a defined WeightedCapacity
          T.LaunchTemplateName=web O1.InstanceType=a O1.WeightedCapacity=0 | WeightedCapacity '0' must be an integer between 1 and 999
          T.LaunchTemplateName=web O1.InstanceType=a O1.WeightedCapacity=1000 | WeightedCapacity '1000' must be an integer between 1 and 999
          T.LaunchTemplateName=web D.SpotAllocationStrategy=capacity-optimized D.SpotInstancePools=2 | SpotInstancePools option is only available with the lowest-price allocation strategy
          T.LaunchTemplateName=web D.SpotMaxPrice=cheap | Invalid SpotMaxPrice: cheap. It must be a number that is at least 0.001
          T.LaunchTemplateName=web D.SpotMaxPrice=0 | Invalid SpotMaxPrice: 0. It must be a number that is at least 0.001
          T.LaunchTemplateName=web DesiredCapacityType=vcpu | DesiredCapacityType 'vcpu' is supported for attribute-based instance type selection only
          T.LaunchTemplateName=web O1.InstanceType=m5.large DesiredCapacityType=memory-mib | DesiredCapacityType 'memory-mib' is supported for attribute-based instance type selection only
          T.LaunchTemplateName=web D.SpotInstancePools=21 | SpotInstancePools must be between 1 and 20
          T.LaunchTemplateName=web D.SpotAllocationStrategy=diversified | The specified SpotAllocationStrategy is not valid. Valid options are [lowest-price, capacity-optimized, capacity-optimized-prioritized, price-capacity-optimized].
          T.LaunchTemplateName=web D.OnDemandAllocationStrategy=random | The specified OnDemandAllocationStrategy is not valid. Valid options are [prioritized, lowest-price].
          T.LaunchTemplateName=web D.OnDemandPercentageAboveBaseCapacity=101 | 1 validation error detected: Value '101' at 'mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity' failed to satisfy constraint: Member must have value less than or equal to 100
          T.LaunchTemplateName=web D.SpotAllocationStrategy=capacity-optimized-prioritized O1.InstanceRequirements.VCpuCount.Min=1 O1.InstanceRequirements.MemoryMiB.Min=1 | The specified SpotAllocationStrategy is not valid. The capacity-optimized-prioritized allocation strategy is not compatible with instance requirements. Valid options are [lowest-price, capacity-optimized, price-capacity-optimized].
          T.LaunchTemplateName=web D.OnDemandAllocationStrategy=prioritized O1.InstanceRequirements.VCpuCount.Min=1 O1.InstanceRequirements.MemoryMiB.Min=1 | The specified OnDemandAllocationStrategy is not valid. The prioritized allocation strategy is not compatible with instance requirements. Valid options are [lowest-price].
          T.LaunchTemplateName=web O1.InstanceRequirements.VCpuCount.Min=1 O1.InstanceRequirements.MemoryMiB.Min=1 O1.InstanceRequirements.AllowedInstanceTypes[]=m* O1.InstanceRequirements.ExcludedInstanceTypes[]=m5* | You can specify either AllowedInstanceTypes or ExcludedInstanceTypes, but not both
          T.LaunchTemplateName=web O1.InstanceRequirements.VCpuCount.Min=4 O1.InstanceRequirements.VCpuCount.Max=2 O1.InstanceRequirements.MemoryMiB.Min=1 | Invalid instance requirements. The Min value (4) in VCpuCount must be less or equal to the Max value (2)
          T.LaunchTemplateName=web O1.InstanceRequirements.VCpuCount.Min=1 O1.InstanceRequirements.MemoryMiB.Min=4096 O1.InstanceRequirements.MemoryMiB.Max=2048 | Invalid instance requirements. The Min value (4096) in MemoryMiB must be less or equal to the Max value (2048)
          """)
  void refuses(String parameters, String text) {
    String[] request = creation("g", 0, 9, 0, expanded(parameters.split(" ", -1)));

    assertThat(aws.refusal("CreateAutoScalingGroup", request))
        .isEqualTo("ValidationError: " + text);
  }

  @Test
  void refusesBothPriceProtections() {
    String requirements = "O1.InstanceRequirements.";
    String[] request =
        creation(
            "g",
            0,
            9,
            0,
            expanded(
                "T.LaunchTemplateName=web",
                requirements + "VCpuCount.Min=1",
                requirements + "MemoryMiB.Min=1",
                requirements + "SpotMaxPricePercentageOverLowestPrice=10",
                requirements + "MaxSpotPriceAsPercentageOfOptimalOnDemandPrice=10"));

    assertThat(aws.refusal("CreateAutoScalingGroup", request))
        .contains("Specify only one of these parameters");
  }

  @Test
  void takesFortyOverridesThoughTheTextSaysFewer() {
    String[] request = creation("g", 0, 9, 0, expanded(overrides(41)));
    assertThat(aws.refusal("CreateAutoScalingGroup", request))
        .isEqualTo("ValidationError: The number of LaunchTemplateOverrides must be fewer than 40.");

    create(0, overrides(40));

    assertThat(shown().launchTemplate().overrides()).hasSize(40);
  }

  private static String[] overrides(int count) {
    return Stream.concat(
            Stream.of("T.LaunchTemplateName=web"),
            IntStream.rangeClosed(1, count).mapToObj(i -> "O" + i + ".InstanceType=t" + i))
        .toArray(String[]::new);
  }

  @Test
  void takesFourSetsOfRequirements() {
    String[] request = creation("g", 0, 9, 0, expanded(requirements(5)));
    assertThat(aws.refusal("CreateAutoScalingGroup", request))
        .isEqualTo(
            "ValidationError: You can only have 4 launch template overrides using instance"
                + " requirements at most");

    create(0, requirements(4));

    assertThat(shown().launchTemplate().overrides()).hasSize(4);
  }

  private static String[] requirements(int count) {
    return Stream.concat(
            Stream.of("T.LaunchTemplateName=web"),
            IntStream.rangeClosed(1, count)
                .boxed()
                .flatMap(
                    i ->
                        Stream.of(
                            "O" + i + ".InstanceRequirements.VCpuCount.Min=" + i,
                            "O" + i + ".InstanceRequirements.MemoryMiB.Min=1")))
        .toArray(String[]::new);
  }

  @ParameterizedTest(name = "base {0}, {1} %: {3} of {2} on demand")
  @CsvSource({
    "10, 50, 10, 10",
    "10, 50, 20, 15",
    "10, 50, 30, 20",
    "10, 50, 40, 25",
    "12, 0, 10, 10",
    "12, 0, 20, 12",
    "12, 0, 30, 12",
    "12, 0, 40, 12",
    "0, 60, 10, 6",
    "0, 60, 20, 12",
    "0, 60, 30, 18",
    "0, 60, 40, 24",
    "0, 50, 3, 2",
    "0, 1, 1, 1"
  })
  void capacityIsSplitAsAsked(int base, int percentage, int desired, int onDemand) {
    create(
        desired,
        "T.LaunchTemplateName=web",
        "D.OnDemandBaseCapacity=" + base,
        "D.OnDemandPercentageAboveBaseCapacity=" + percentage);

    assertThat(instances())
        .hasSize(desired)
        .filteredOn(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
        .hasSize(onDemand);
  }

  /** From forty instances down to as many as are wanted. */
  @ParameterizedTest(name = "base {0}, {1} %: {3} of {2} on demand are left")
  @CsvSource({
    "10, 50, 30, 20",
    "10, 50, 20, 15",
    "10, 50, 10, 10",
    "12, 0, 30, 12",
    "12, 0, 20, 12",
    "12, 0, 10, 10",
    "0, 60, 30, 18",
    "0, 60, 20, 12",
    "0, 60, 10, 6",
    "0, 50, 3, 2",
    "0, 0, 7, 0",
    "0, 100, 7, 7",
    "5, 25, 6, 6",
    "5, 25, 9, 6"
  })
  void aScaleInLeavesTheSplitThatIsAskedFor(int base, int percentage, int desired, int onDemand) {
    create(
        40,
        "T.LaunchTemplateName=web",
        "D.OnDemandBaseCapacity=" + base,
        "D.OnDemandPercentageAboveBaseCapacity=" + percentage);

    aws.desire("g", desired);

    assertThat(instances())
        .hasSize(desired)
        .filteredOn(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
        .hasSize(onDemand);
  }

  /** Base, desired capacity and split are in units. */
  @ParameterizedTest(name = "base {0}, {1} %, weight {2}, {3} units: {4} and {5} instances")
  @CsvSource({
    "4, 50, 2, 12, 4, 2",
    "4, 50, 4, 12, 2, 1",
    "0, 50, 3, 12, 2, 2",
    "0, 0, 5, 12, 0, 3",
    "0, 100, 5, 12, 3, 0"
  })
  void theSplitOfWeightsIsOneOfUnits(
      int base, int percentage, int weight, int desired, int onDemand, int spot) {
    create(
        desired,
        "AvailabilityZones[]=us-east-1a",
        "T.LaunchTemplateName=web",
        "D.OnDemandBaseCapacity=" + base,
        "D.OnDemandPercentageAboveBaseCapacity=" + percentage,
        "O1.InstanceType=m5.large",
        "O1.WeightedCapacity=" + weight);

    assertThat(instances())
        .filteredOn(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
        .hasSize(onDemand);
    assertThat(instances()).hasSize(onDemand + spot);
  }

  @Test
  void theSplitHoldsAsTheGroupGrowsAndShrinks() {
    create(10, "T.LaunchTemplateName=web", "D.OnDemandPercentageAboveBaseCapacity=50");

    for (int desired : List.of(20, 7, 13, 1, 4)) {
      aws.desire("g", desired);

      assertThat(instances())
          .as("of %d", desired)
          .hasSize(desired)
          .filteredOn(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
          .hasSize((desired + 1) / 2);
    }
  }

  @Test
  void weightsAreLaunchedUntilTheirSumIsReached() {
    create(
        5,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=m5.4xlarge",
        "O1.WeightedCapacity=3",
        "O2.InstanceType=m5.large",
        "O2.WeightedCapacity=1");

    assertThat(aws.instances("g"))
        .hasSize(2)
        .allMatch(each -> each.instanceType().equals("m5.4xlarge"))
        .allMatch(each -> each.weightedCapacity().equals("3"));
    assertThat(aws.activities("g"))
        .allMatch(each -> each.cause().endsWith("increasing the capacity from 0 to 6."));
  }

  @Test
  void aScaleInOfWeightsStopsBeforeItWouldGoTooFar() {
    create(10, "T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=4");

    aws.desire("g", 9);
    assertThat(aws.instances("g")).hasSize(3);

    aws.desire("g", 8);
    assertThat(aws.instances("g")).hasSize(2);
    assertThat(aws.activities("g").get(0).cause()).contains("shrinking the capacity from 12 to 8.");
  }

  @Test
  void theUnitsOfARemovedTypeStayWhatTheyWere() {
    create(4, "T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=4");

    aws.update(
        "g", expanded("T.LaunchTemplateName=web", "O1.InstanceType=b", "O1.WeightedCapacity=1"));
    aws.desire("g", 6);

    assertThat(aws.instances("g"))
        .extracting(each -> each.instanceType() + "*" + each.weightedCapacity())
        .containsExactlyInAnyOrder("a*4", "b*1", "b*1");
  }

  @Test
  void newWeightsHoldForTheInstancesThatRun() {
    create(4, "T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=4");

    aws.update(
        "g", expanded("T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=2"));

    assertThat(aws.instances("g"))
        .as("two units are missing, so one more is launched")
        .hasSize(2)
        .allMatch(each -> each.weightedCapacity().equals("2"));

    aws.update(
        "g", expanded("T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=4"));

    assertThat(aws.instances("g")).as("four units are too many").hasSize(1);
  }

  @Test
  void withoutWeightsEveryInstanceCountsAsOne() {
    create(4, "T.LaunchTemplateName=web", "O1.InstanceType=a", "O1.WeightedCapacity=4");

    aws.update("g", expanded("T.LaunchTemplateName=web", "O1.InstanceType=a"));

    assertThat(aws.instances("g")).hasSize(4).allMatch(each -> each.weightedCapacity() == null);
  }

  /** Three types: {@code cheap} is scarce, {@code roomy} is dear, {@code fair} is in between. */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "OnDemand, prioritized, dear dear dear dear",
    "OnDemand, lowest-price, cheap cheap cheap cheap",
    "Spot, lowest-price, cheap cheap fair fair",
    "Spot, capacity-optimized, roomy roomy roomy roomy",
    "Spot, capacity-optimized-prioritized, roomy roomy roomy roomy",
    "Spot, price-capacity-optimized, fair fair fair fair"
  })
  void theStrategyChoosesTheType(String option, String strategy, String types) {
    aws = Scenario.with(Scenario.options(new FourTypes()));

    create(
        4,
        "AvailabilityZones[]=us-east-1a",
        "T.LaunchTemplateName=web",
        "D.OnDemandPercentageAboveBaseCapacity=" + (option.equals("Spot") ? 0 : 100),
        "D." + option + "AllocationStrategy=" + strategy,
        "O1.InstanceType=dear",
        "O2.InstanceType=cheap",
        "O3.InstanceType=fair",
        "O4.InstanceType=roomy");

    assertThat(instances().stream().map(each -> each.machine().type()).sorted().toList())
        .isEqualTo(List.of(types.split(" ", -1)));
  }

  @Test
  void theLowestPriceIsThatOfAUnit() {
    aws = Scenario.with(Scenario.options(new FourTypes()));

    create(
        8,
        "T.LaunchTemplateName=web",
        "D.OnDemandAllocationStrategy=lowest-price",
        "O1.InstanceType=cheap",
        "O1.WeightedCapacity=1",
        "O2.InstanceType=dear",
        "O2.WeightedCapacity=8");

    assertThat(aws.instances("g"))
        .extracting(each -> each.instanceType())
        .as("8 / 8 is less than 2 / 1")
        .containsExactly("dear");
  }

  @Test
  void withoutPricesTheFirstOverrideIsAsGoodAsAny() {
    create(
        2,
        "T.LaunchTemplateName=web",
        "D.OnDemandAllocationStrategy=lowest-price",
        "O1.InstanceType=small",
        "O1.WeightedCapacity=1",
        "O2.InstanceType=big",
        "O2.WeightedCapacity=2");

    assertThat(aws.instances("g"))
        .extracting(each -> each.instanceType())
        .containsExactly("small", "small");
  }

  @Test
  void anOverrideMayHaveATemplateOfItsOwn() {
    create(
        1,
        "T.LaunchTemplateName=web",
        "O1.InstanceType=c7g.large",
        "O1.LaunchTemplateSpecification.LaunchTemplateName=arm",
        "O1.LaunchTemplateSpecification.Version=3");

    assertThat(aws.instances("g").get(0).launchTemplate().launchTemplateName()).isEqualTo("arm");
    assertThat(aws.instances("g").get(0).launchTemplate().version()).isEqualTo("3");
  }

  private void create(int desired, String... parameters) {
    aws.create("g", 0, 99, desired, expanded(parameters));
  }

  private static String[] expanded(String... parameters) {
    return Mixed.parameters(parameters);
  }

  private MixedInstancesPolicy shown() {
    return aws.group("g").mixedInstancesPolicy();
  }

  private Collection<Instance> instances() {
    return aws.region().existing("g").instances().values();
  }
}
