package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.activity.DescribeScalingActivities.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Market;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A changed share of on-demand and spot: the group replaces its instances one by one, and launches
 * before it terminates. See {@link Mixed} for the short forms of parameters.
 */
class RedistributionTest {
  private Scenario aws = Scenario.instant();

  @ParameterizedTest(name = "{0} of {1} % to {2} of {3} %: {5} of {4}")
  @CsvSource({
    "0, 100, 0, 50, 6, 3",
    "0, 100, 0, 0, 6, 0",
    "0, 0, 0, 100, 6, 6",
    "0, 50, 0, 100, 5, 5",
    "0, 50, 0, 20, 5, 1",
    "0, 33, 2, 0, 6, 2",
    "4, 0, 0, 0, 6, 0",
    "0, 0, 12, 0, 10, 10",
    "0, 0, 10, 50, 20, 15"
  })
  void aChangedDistributionMovesTheGroupToIt(
      int baseBefore, int shareBefore, int base, int share, int size, int onDemand) {
    create(size, distribution(baseBefore, shareBefore));

    aws.update("g", distribution(base, share));

    assertThat(options()).hasSize(size);
    assertThat(onDemand()).isEqualTo(onDemand);
    assertThat(aws.group("g").desiredCapacity()).isEqualTo(size);
    assertThat(aws.region().existing("g").work().swaps()).isEmpty();
  }

  @Test
  void onePairIsReplacedAtATimeAndLaunchedBeforeItGoes() {
    aws = Scenario.realistic();
    create(4, distribution(0, 100));
    aws.settle();

    aws.update("g", distribution(0, 50));

    List<String> seen = new ArrayList<>();
    for (int second = 0; second < 300; second++) {
      aws.advance(Duration.ofSeconds(1));
      String now = inService();
      if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(now)) {
        seen.add(now);
      }
      assertThat(aws.region().existing("g").actualCapacity()).isBetween(4, 5);
    }
    assertThat(seen).containsExactly("4 + 0", "4 + 1", "3 + 1", "3 + 2", "2 + 2");
    assertThat(aws.activities("g").stream().limit(4).map(Activity::statusCode))
        .containsOnly(ActivityStatus.Successful);
    assertThat(aws.activities("g").stream().limit(4).map(RedistributionTest::what))
        .containsExactly("Terminating", "Launching", "Terminating", "Launching");
    assertThat(aws.activities("g").get(1).cause())
        .matches("At \\S+ an instance was launched to balance the group's purchase options\\.");
    assertThat(aws.activities("g").get(0).cause())
        .matches(
            "At \\S+ an instance was taken out of service to balance the group's purchase"
                + " options\\.");
  }

  @Test
  void policiesSayWhoIsReplacedAndTheReasonsAreKept() {
    create(
        2,
        with(
            distribution(0, 100),
            "TerminationPolicies[]=NewestInstance",
            "AvailabilityZones[]=us-east-1a"));
    aws.advance(Duration.ofHours(1));
    aws.desire("g", 3);
    String newest = aws.ids("g").get(2);

    aws.update("g", distribution(2, 0));

    assertThat(aws.ids("g")).hasSize(3).doesNotContain(newest);
    assertThat(aws.decisions()).hasSize(1);
    assertThat(aws.decisions().get(0).victims())
        .extracting(victim -> victim.instanceId() + " " + victim.decidedBy())
        .containsExactly(newest + " NewestInstance");
  }

  @Test
  void aCustomPolicyIsNotAsked() {
    create(
        2,
        with(
            distribution(0, 100),
            "TerminationPolicies[]=arn:aws:lambda:us-east-1:123456789012:function:who"));

    aws.update("g", distribution(0, 0));

    assertThat(onDemand()).isZero();
    assertThat(aws.activities("g"))
        .extracting(Activity::statusCode)
        .containsOnly(ActivityStatus.Successful);
  }

  @Test
  void aProtectedInstanceStaysUntilItIsNoLongerProtected() {
    create(2, distribution(0, 100));
    aws.protect("g", aws.ids("g").toArray(String[]::new));

    aws.update("g", distribution(0, 0));
    assertThat(onDemand()).isEqualTo(2);

    aws.call(
        "SetInstanceProtection",
        "AutoScalingGroupName=g",
        "InstanceIds[]=" + aws.ids("g").get(0),
        "ProtectedFromScaleIn=false");

    assertThat(onDemand()).isEqualTo(1);
    assertThat(options()).hasSize(2);
  }

  @Test
  void whoIsProtectedWhileTheReplacementComesStays() {
    aws = Scenario.realistic();
    create(1, distribution(0, 100));
    aws.settle();
    String only = aws.ids("g").get(0);
    aws.update("g", distribution(0, 0));
    aws.advance(Duration.ofSeconds(10));
    assertThat(options()).containsExactlyInAnyOrder(PurchaseOption.ON_DEMAND, PurchaseOption.SPOT);

    aws.protect("g", only);
    aws.settle();

    assertThat(aws.ids("g")).containsExactly(only);
  }

  @ParameterizedTest
  @CsvSource({"Launch", "Terminate"})
  void nothingIsReplacedWhileAProcessIsSuspended(String process) {
    create(2, distribution(0, 100));
    aws.call("SuspendProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);

    aws.update("g", distribution(0, 0));
    assertThat(onDemand()).isEqualTo(2);

    aws.call("ResumeProcesses", "AutoScalingGroupName=g", "ScalingProcesses[]=" + process);
    assertThat(onDemand()).isEqualTo(0);
  }

  @Test
  void withoutSpotCapacityTheOldInstancesStayUntilThereIsSome() {
    create(2, with(distribution(0, 100), "O1.InstanceType=m5.large"));
    aws.plant(region -> region.with(noSpot(region.market())));

    aws.update("g", distribution(0, 0));
    assertThat(onDemand()).isEqualTo(2);
    assertThat(options()).hasSize(2);

    aws.plant(region -> region.with(Market.UNTOUCHED));
    aws.update("g", "DefaultCooldown=10");
    assertThat(onDemand()).isEqualTo(0);
  }

  private static Market noSpot(Market market) {
    return market.withoutSpotCapacity("m5.large", Market.ANY);
  }

  @ParameterizedTest(name = "weights {0} and {1}, {2} units")
  @CsvSource({
    "1, 1, 7",
    "2, 2, 7",
    "2, 2, 8",
    "3, 3, 10",
    "4, 4, 10",
    "3, 2, 12",
    "2, 3, 12",
    "5, 2, 6",
    "2, 5, 6",
    "9, 1, 20",
    "1, 9, 20",
    "7, 5, 33"
  })
  void weightsBringTheGroupAsNearAsTheyLetIt(int onDemandWeight, int spotWeight, int desired) {
    aws = Scenario.with(Scenario.options(new FourTypes()));
    String[] types = {
      "O1.InstanceType=dear",
      "O1.WeightedCapacity=" + onDemandWeight,
      "O2.InstanceType=roomy",
      "O2.WeightedCapacity=" + spotWeight,
      "D.SpotAllocationStrategy=capacity-optimized"
    };
    create(desired, with(types, distribution(0, 0)));
    assertThat(onDemand()).isZero();

    for (int share : new int[] {50, 100, 25, 0}) {
      aws.update("g", distribution(0, share));

      int heaviest = Math.max(onDemandWeight, spotWeight);
      int target = (desired * share + 99) / 100;
      assertThat(units(PurchaseOption.ON_DEMAND) + units(PurchaseOption.SPOT))
          .as("at %d %%, in all", share)
          .isBetween(desired, desired + heaviest - 1);
      assertThat(units(PurchaseOption.ON_DEMAND))
          .as("at %d %%, on demand", share)
          .isBetween(target - 2 * heaviest + 1, target + 2 * heaviest - 1);
    }
  }

  // What the tests say and see.

  private void create(int desired, String... parameters) {
    aws.create("g", 0, 99, desired, Mixed.parameters(with(parameters, "T.LaunchTemplateName=web")));
  }

  private static String[] distribution(int base, int share) {
    return Mixed.parameters(
        "D.OnDemandBaseCapacity=" + base, "D.OnDemandPercentageAboveBaseCapacity=" + share);
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  private List<PurchaseOption> options() {
    return aws.region().existing("g").instances().values().stream()
        .map(each -> each.machine().option())
        .toList();
  }

  private long onDemand() {
    return options().stream().filter(PurchaseOption.ON_DEMAND::equals).count();
  }

  private int units(PurchaseOption option) {
    return aws.region().existing("g").instances().values().stream()
        .filter(each -> each.machine().option() == option)
        .mapToInt(Instance::units)
        .sum();
  }

  /** On-demand and spot instances in service. */
  private String inService() {
    List<PurchaseOption> inService =
        aws.region().existing("g").instances().values().stream()
            .filter(each -> each.lifecycle() == Lifecycle.IN_SERVICE)
            .map(each -> each.machine().option())
            .toList();
    long onDemand = inService.stream().filter(PurchaseOption.ON_DEMAND::equals).count();
    return onDemand + " + " + (inService.size() - onDemand);
  }

  private static String what(Activity activity) {
    return activity.description().split(" ", 2)[0];
  }
}
