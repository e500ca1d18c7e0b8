package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.model.Lifecycle;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations on warm pools, and others because of warm pools, do not do. */
class WarmPoolRefusalsTest {
  private static final String NO_SPOT =
      "ValidationError: You can't add a warm pool to an Auto Scaling group that requests Spot"
          + " Instances or uses a mixed instances policy with Spot allocation or instance weights."
          + " Warm pools support mixed instances policies only when they are configured for";

  private final Scenario aws = Scenario.instant();
  private final Pool pool = new Pool(aws);

  private String refusal(String action, String... parameters) {
    return aws.refusal(action, Pool.with(parameters));
  }

  // PutWarmPool.

  @ParameterizedTest
  @CsvSource({
    "MinSize=-1, Value '-1' at 'minSize' failed to satisfy constraint: Member must have value"
        + " greater than or equal to 0",
    "MaxGroupPreparedCapacity=-2, Value '-2' at 'maxGroupPreparedCapacity' failed to satisfy"
        + " constraint: Member must have value greater than or equal to -1",
  })
  void sizesHaveBounds(String parameter, String violation) {
    aws.create("g", 0, 1, 0);

    assertThat(refusal("PutWarmPool", parameter))
        .isEqualTo("ValidationError: 1 validation error detected: " + violation);
  }

  @Test
  void anotherPoolStateIsRefusedInTheServicesOrder() {
    aws.create("g", 0, 1, 0);

    assertThat(refusal("PutWarmPool", "PoolState=Warm"))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value 'Warm' at 'poolState' failed to"
                + " satisfy constraint: Member must satisfy enum value set: [Stopped, Hibernated,"
                + " Running]");
  }

  @Test
  void theTwoSizesMustNotContradictEachOther() {
    aws.create("g", 0, 9, 0);
    String text =
        "ValidationError: MaxGroupPreparedCapacity 2 must be greater than or equal to the MinSize 3"
            + " of the warm pool";
    assertThat(refusal("PutWarmPool", "MinSize=3", "MaxGroupPreparedCapacity=2")).isEqualTo(text);

    pool.put("MinSize=3");
    assertThat(refusal("PutWarmPool", "MaxGroupPreparedCapacity=2")).isEqualTo(text);
    pool.put("MaxGroupPreparedCapacity=3");
    assertThat(pool.instances()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "D.OnDemandPercentageAboveBaseCapacity=50",
        "D.OnDemandPercentageAboveBaseCapacity=0 D.OnDemandBaseCapacity=9",
        "O1.InstanceType=m5.large O1.WeightedCapacity=2",
        "R1.VCpuCount.Min=2 R1.MemoryMiB.Min=0 DesiredCapacityType=vcpu"
      })
  void spotInstancesAndWeightsGoWithoutPool(String policy) {
    aws.create("g", 0, 9, 0, mixed(policy));

    assertThat(refusal("PutWarmPool")).startsWith(NO_SPOT);
  }

  private static String[] mixed(String policy) {
    return Mixed.parameters(
        Stream.concat(Stream.of("T.LaunchTemplateName=web"), Arrays.stream(policy.split(" ")))
            .toArray(String[]::new));
  }

  @Test
  void aMixedInstancesPolicyThatIsOnDemandGoesWithAPool() {
    aws.create("g", 0, 2, 0, mixed("O1.InstanceType=m5.large O2.InstanceType=c5.large"));
    pool.put();

    assertThat(pool.instances()).hasSize(2);
  }

  @Test
  void aLaunchConfigurationWithASpotPriceGoesWithoutPool() {
    configuration("spot", "SpotPrice=0.02");
    aws.create("g", 0, 2, 0, "LaunchConfigurationName=spot");

    assertThat(refusal("PutWarmPool")).startsWith(NO_SPOT);
  }

  @Test
  void aLaunchTemplateThatAsksForSpotGoesWithoutPool() {
    aws.callOf(
        "ec2",
        "CreateLaunchTemplate",
        "LaunchTemplateName=spot",
        "LaunchTemplateData.ImageId=ami-1",
        "LaunchTemplateData.InstanceMarketOptions.MarketType=spot");
    aws.create("g", 0, 2, 0, "LaunchTemplate.LaunchTemplateName=spot");

    assertThat(refusal("PutWarmPool")).startsWith(NO_SPOT);
  }

  private void configuration(String name, String... more) {
    aws.call(
        "CreateLaunchConfiguration",
        Stream.concat(
                Stream.of(
                    "LaunchConfigurationName=" + name, "ImageId=ami-1", "InstanceType=m5.large"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aGroupWithAPoolDoesNotTurnToSpotInstances() {
    configuration("spot", "SpotPrice=0.02");
    aws.create("g", 0, 2, 0);
    pool.put();

    String text =
        "ValidationError: You can't update an Auto Scaling group that has a warm pool to request"
            + " Spot Instances or to use a mixed instances policy with Spot allocation or instance"
            + " weights.";
    assertThat(refusal("UpdateAutoScalingGroup", "LaunchConfigurationName=spot")).isEqualTo(text);
    assertThat(refusal("UpdateAutoScalingGroup", mixed("D.OnDemandPercentageAboveBaseCapacity=99")))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/xvda", "/dev/sda1"})
  void hibernationTakesAnEncryptedRootVolume(String root) {
    configuration("plain");
    configuration(
        "encrypted",
        "BlockDeviceMappings.member.1.DeviceName=" + root,
        "BlockDeviceMappings.member.1.Ebs.Encrypted=true");
    aws.create("g", 0, 1, 0, "LaunchConfigurationName=plain");
    assertThat(refusal("PutWarmPool", "PoolState=Hibernated"))
        .isEqualTo("ValidationError: For hibernation, the root device volume must be encrypted.");

    aws.update("g", "LaunchConfigurationName=encrypted");
    pool.put("PoolState=Hibernated");
    assertThat(pool.states())
        .as("a launch configuration cannot ask for hibernation")
        .containsExactly(Lifecycle.WARMED_STOPPED);
  }

  @Test
  void aPoolThatIsBeingDeletedDoesNotChange() {
    Scenario slow = Scenario.realistic();
    Pool slowPool = new Pool(slow);
    slow.create("g", 0, 1, 0);
    slowPool.put();
    slow.settle();
    slowPool.delete("ForceDelete=true");

    assertThat(slow.refusal("PutWarmPool", Pool.with()))
        .isEqualTo("ValidationError: You cannot update a warm pool that is pending delete.");
    slow.settle();
    slowPool.put();
  }

  @Test
  void aGroupThatIsBeingDeletedGetsNoPool() {
    Scenario slow = Scenario.realistic();
    slow.create("g", 0, 1, 1);
    slow.settle();
    slow.call("DeleteAutoScalingGroup", Pool.with("ForceDelete=true"));

    assertThat(slow.refusal("PutWarmPool", Pool.with()))
        .startsWith("ValidationError: ")
        .contains("pending delete");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PutWarmPool", "DeleteWarmPool"})
  void thereIsNoPoolWithoutAGroup(String action) {
    assertThat(refusal(action))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  @Test
  void nobodyLaunchesIntoAGroupWithAPoolWhileWaiting() {
    aws.create("g", 0, 9, 0, "AvailabilityZones[]=us-east-1a");
    pool.put();

    assertThat(refusal("LaunchInstances", "RequestedCapacity=1", "ClientToken=t"))
        .isEqualTo(
            "UnsupportedOperation: LaunchInstances is not supported for Auto Scaling groups with a"
                + " warm pool. The Auto Scaling group g has one.");
  }

  // DescribeWarmPool.

  @Test
  void nothingIsDescribedWithoutAGroup() {
    assertThat(refusal("DescribeWarmPool")).isEqualTo("ValidationError: Group g not found");
  }

  @Test
  void aTokenOfAnotherListingIsRefused() {
    aws.create("g", 0, 1, 0);

    assertThat(refusal("DescribeWarmPool", "NextToken=nonsense")).startsWith("InvalidNextToken: ");
  }

  @ParameterizedTest
  @CsvSource({"0, greater than or equal to 1", "51, less than or equal to 50"})
  void aPageHasUpToFiftyInstances(int records, String bound) {
    aws.create("g", 0, 1, 0);

    assertThat(refusal("DescribeWarmPool", "MaxRecords=" + records))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value '"
                + records
                + "' at 'maxRecords' failed to satisfy constraint: Member must have value "
                + bound);
  }

  // DeleteWarmPool.

  @Test
  void whatIsNotThereCannotBeDeleted() {
    aws.create("g", 0, 1, 0);

    assertThat(refusal("DeleteWarmPool"))
        .isEqualTo("ValidationError: No warm pool found for Auto Scaling group g");
  }

  @Test
  void aPoolWithInstancesIsDeletedByForceOnly() {
    aws.create("g", 0, 1, 0);
    pool.put();

    assertThat(refusal("DeleteWarmPool", "ForceDelete=false"))
        .isEqualTo(
            "ResourceInUse: You cannot delete a warm pool while there are instances still in the"
                + " warm pool.");
  }

  @Test
  void aPoolWithActivitiesIsDeletedByForceOnly() {
    Scenario slow = Scenario.realistic();
    slow.create("g", 0, 1, 0);
    new Pool(slow).put();
    slow.advance(Duration.ofSeconds(10));

    assertThat(slow.refusal("DeleteWarmPool", Pool.with()))
        .isEqualTo(
            "ScalingActivityInProgress: You cannot delete a warm pool while there are scaling"
                + " activities in progress for that warm pool.");
    assertThat(slow.refusal("DeleteAutoScalingGroup", Pool.with()))
        .startsWith("ScalingActivityInProgress: You cannot delete an AutoScalingGroup while");
  }

  @Test
  void aGroupWithWarmInstancesIsDeletedByForceOnly() {
    aws.create("g", 0, 1, 0);
    pool.put();

    assertThat(refusal("DeleteAutoScalingGroup")).startsWith("ResourceInUse: ");
  }

  // What is not done to warm instances.

  @Test
  void warmInstancesAreNotTerminatedByCall() {
    aws.create("g", 0, 2, 1);
    pool.put();
    String id = pool.ids().get(0);

    for (String decrement : new String[] {"true", "false"}) {
      assertThat(
              aws.refusal(
                  "TerminateInstanceInAutoScalingGroup",
                  "InstanceId=" + id,
                  "ShouldDecrementDesiredCapacity=" + decrement))
          .isEqualTo(
              "ValidationError: Instance Id not found - No managed instance found for instance ID "
                  + id);
    }
  }

  @Test
  void whatIsRetainedInThePoolIsTerminatedWithoutDecrement() {
    aws.create("g", 0, 1, 0);
    pool.put();
    String id = pool.ids().get(0);
    aws.move("g", id, Lifecycle.WARMED_TERMINATING_RETAINED);

    assertThat(
            aws.refusal(
                "TerminateInstanceInAutoScalingGroup",
                "InstanceId=" + id,
                "ShouldDecrementDesiredCapacity=true"))
        .startsWith("ValidationError: ");
    aws.terminate(id, false);
    assertThat(pool.ids()).doesNotContain(id);
  }

  @Test
  void warmInstancesAreNotProtected() {
    aws.create("g", 0, 1, 0);
    pool.put();
    String id = pool.ids().get(0);

    assertThat(refusal("SetInstanceProtection", "InstanceIds[]=" + id, "ProtectedFromScaleIn=true"))
        .isEqualTo(
            "ValidationError: The instance "
                + id
                + " is not in InService or EnteringStandby or Standby.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DetachInstances", "EnterStandby", "ExitStandby", "AttachInstances"})
  void warmInstancesDoNotMoveByCall(String action) {
    aws.create("g", 0, 9, 0);
    pool.put("MaxGroupPreparedCapacity=1");
    String id = pool.ids().get(0);

    String[] parameters =
        action.startsWith("D") || action.startsWith("En")
            ? new String[] {"InstanceIds[]=" + id, "ShouldDecrementDesiredCapacity=false"}
            : new String[] {"InstanceIds[]=" + id};
    assertThat(refusal(action, parameters)).startsWith("ValidationError: ").contains(id);
  }
}
