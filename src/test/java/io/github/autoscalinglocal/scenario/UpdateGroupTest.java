package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.shape.DeletionProtection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What UpdateAutoScalingGroup and SetDesiredCapacity change, leave, and refuse. */
class UpdateGroupTest {
  private final Scenario aws = Scenario.instant();

  @Test
  void whatIsNotGivenStays() {
    aws.create(
        "g",
        1,
        9,
        2,
        "DefaultCooldown=60",
        "VPCZoneIdentifier=subnet-1,subnet-2",
        "HealthCheckType=ELB",
        "HealthCheckGracePeriod=30",
        "PlacementGroup=cluster",
        "TerminationPolicies[]=NewestInstance",
        "NewInstancesProtectedFromScaleIn=true",
        "CapacityRebalance=true",
        "DeletionProtection=prevent-force-deletion",
        "Tags.member.1.Key=team",
        "MaxInstanceLifetime=86400",
        "Context=reserved",
        "DesiredCapacityType=units",
        "DefaultInstanceWarmup=7",
        "InstanceMaintenancePolicy.MinHealthyPercentage=90",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=190",
        "AvailabilityZoneDistribution.CapacityDistributionStrategy=balanced-only",
        "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true",
        "CapacityReservationSpecification.CapacityReservationPreference=none",
        "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain");
    String before = Shown.of(aws.group("g"));

    aws.update("g", "TerminationPolicies=");

    assertThat(Shown.of(aws.group("g"))).isEqualTo(before);
  }

  @Test
  void whatIsGivenTakesThePlaceOfWhatWas() {
    aws.create("g", 1, 9, 2, "PlacementGroup=cluster", "MaxInstanceLifetime=86400");

    aws.update(
        "g",
        "MinSize=0",
        "MaxSize=4",
        "DefaultCooldown=0",
        "HealthCheckType=EBS",
        "HealthCheckGracePeriod=1",
        "PlacementGroup=",
        "TerminationPolicies[]=OldestInstance,Default",
        "NewInstancesProtectedFromScaleIn=true",
        "DeletionProtection=prevent-all-deletion",
        "MaxInstanceLifetime=0",
        "DefaultInstanceWarmup=10",
        "AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior=ReplaceUnhealthy");

    AutoScalingGroup group = aws.group("g");
    assertThat(group.minSize()).isZero();
    assertThat(group.maxSize()).isEqualTo(4);
    assertThat(group.desiredCapacity()).isEqualTo(2);
    assertThat(group.defaultCooldown()).isZero();
    assertThat(group.healthCheckType()).isEqualTo("EBS");
    assertThat(group.healthCheckGracePeriod()).isEqualTo(1);
    assertThat(group.placementGroup()).isNull();
    assertThat(group.terminationPolicies()).containsExactly("OldestInstance", "Default");
    assertThat(group.newInstancesProtectedFromScaleIn()).isTrue();
    assertThat(group.deletionProtection()).isEqualTo(DeletionProtection.PREVENT_ALL_DELETION);
    assertThat(group.maxInstanceLifetime()).isNull();
    assertThat(group.defaultInstanceWarmup()).isEqualTo(10);
    assertThat(group.availabilityZoneImpairmentPolicy().zonalShiftEnabled()).isFalse();
  }

  @Test
  void minusOneTakesBackTheWarmupAndTheMaintenancePolicy() {
    aws.create(
        "g",
        0,
        1,
        0,
        "DefaultInstanceWarmup=10",
        "InstanceMaintenancePolicy.MinHealthyPercentage=100",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=200");

    aws.update(
        "g",
        "DefaultInstanceWarmup=-1",
        "InstanceMaintenancePolicy.MinHealthyPercentage=-1",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=-1");

    assertThat(aws.group("g").defaultInstanceWarmup()).isNull();
    assertThat(aws.group("g").instanceMaintenancePolicy()).isNull();
  }

  @ParameterizedTest(name = "min {0}, max {1}: desired {2}")
  @CsvSource({"4, 9, 4", "0, 2, 2", "3, 3, 3", "1, 9, 3"})
  void desiredFollowsTheBoundsUnlessGiven(int min, int max, int desired) {
    aws.create("g", 1, 9, 3);

    aws.update("g", "MinSize=" + min, "MaxSize=" + max);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(desired);
    assertThat(aws.instances("g")).hasSize(desired);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          MinSize=4 MaxSize=3 | Max bound, 3, must be greater than or equal to min bound, 4
          MaxSize=0 | Max bound, 0, must be greater than or equal to min bound, 1
          MinSize=4 MaxSize=10 DesiredCapacity=2 | Desired capacity:2 must be between the specified min size:4 and max size:10
          DesiredCapacity=4 | Desired capacity:4 must be between the specified min size:1 and max size:3
          HealthCheckGracePeriod=-1 | Grace period must be a positive integer.
          MaxInstanceLifetime=86399 | maxInstanceLifetime must be either equal to 0 or between 86400 and 31536000 seconds (inclusive). A value of 0 is used to remove a previously set value.
          DefaultInstanceWarmup=-2 | DefaultInstanceWarmup must be greater than or equal to -1
          InstanceMaintenancePolicy.MinHealthyPercentage=50 InstanceMaintenancePolicy.MaxHealthyPercentage=151 | The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100
          LaunchConfigurationName=c LaunchTemplate.LaunchTemplateName=web | Valid requests must contain either LaunchTemplate, LaunchConfigurationName or MixedInstancesPolicy parameter.
          LaunchConfigurationName=c | Launch configuration name not found - Launch configuration c not found
          LaunchTemplate.Version=3 | Valid requests must contain either launchTemplateId or LaunchTemplateName
          AvailabilityZones[]=us-east-1a AvailabilityZoneIds[]=use1-az1 | AvailabilityZones and AvailabilityZoneIds can't be used together
          AvailabilityZones[]=us-east-1a,us-east-1b VPCZoneIdentifier=subnet-1 | The availability zones of the specified subnets and the Auto Scaling group do not match
          HealthCheckType=ELB,EC2 | Specifying EC2 in addition to other health check types is not supported
          TerminationPolicies[]=Newest | [Newest] is not a valid termination policy
          TerminationPolicies[]=Default,NewestInstance | If Default termination policy is specified, it must be at the end of list of termination policies.
          DesiredCapacityType= | 1 validation error detected: Value '' at 'desiredCapacityType' failed to satisfy constraint: Member must have length greater than or equal to 1
          CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds[]=cr-1 | You can't specify CapacityReservationPreference as default or none and provide a CapacityReservationTarget in the same request
          """)
  void refuses(String parameters, String text) {
    aws.create("g", 1, 3, 2);
    String[] request =
        Stream.concat(Stream.of("AutoScalingGroupName=g"), Stream.of(parameters.split(" ", -1)))
            .toArray(String[]::new);

    assertThat(aws.refusal("UpdateAutoScalingGroup", request))
        .isEqualTo("ValidationError: " + text);
  }

  @Test
  void desiredCapacityIsHeldToTheGroupsBounds() {
    aws.create("g", 1, 2, 1);

    assertThat(aws.refusal("SetDesiredCapacity", "AutoScalingGroupName=g", "DesiredCapacity=3"))
        .isEqualTo(
            "ValidationError: New SetDesiredCapacity value 3 is above max value 2 for the"
                + " AutoScalingGroup.");
    assertThat(aws.refusal("SetDesiredCapacity", "AutoScalingGroupName=g", "DesiredCapacity=0"))
        .isEqualTo(
            "ValidationError: New SetDesiredCapacity value 0 is below min value 1 for the"
                + " AutoScalingGroup.");
  }

  @Test
  void theDesiredCapacityThatThereIsAlreadyChangesNothing() {
    aws.create("g", 1, 3, 2);
    int activities = aws.activities("g").size();

    aws.desire("g", 2);
    aws.update("g", "DesiredCapacity=2");

    assertThat(aws.activities("g")).hasSize(activities);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UpdateAutoScalingGroup",
        "SetDesiredCapacity",
        "SuspendProcesses",
        "ResumeProcesses",
        "SetInstanceProtection"
      })
  void refusesAGroupThatIsNotThere(String action) {
    aws.create("g", 0, 1, 1);
    String instance = aws.ids("g").get(0);

    assertThat(
            aws.refusal(
                action,
                "AutoScalingGroupName=G",
                "DesiredCapacity=1",
                "InstanceIds[]=" + instance,
                "ProtectedFromScaleIn=true"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
  }

  @Test
  void aGroupMovesFromOneLaunchSourceToAnother() {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large");
    aws.create("g", 0, 9, 1);

    aws.update("g", "LaunchConfigurationName=c");

    assertThat(aws.group("g").launchTemplate()).isNull();
    assertThat(aws.group("g").launchConfigurationName()).isEqualTo("c");

    aws.update(
        "g",
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web");

    assertThat(aws.group("g").launchConfigurationName()).isNull();
    assertThat(aws.group("g").mixedInstancesPolicy().launchTemplate().overrides()).isEmpty();

    aws.update("g", "LaunchTemplate.LaunchTemplateName=web", "LaunchTemplate.Version=2");

    assertThat(aws.group("g").mixedInstancesPolicy()).isNull();
    assertThat(aws.group("g").launchTemplate().version()).isEqualTo("2");
    assertThat(aws.instances("g")).hasSize(1);
  }

  @Test
  void zonesFollowTheSubnets() {
    aws.create("g", 0, 9, 0, "VPCZoneIdentifier=subnet-1,subnet-2");

    aws.update("g", "VPCZoneIdentifier=subnet-3");

    assertThat(aws.group("g").vPCZoneIdentifier()).isEqualTo("subnet-3");
    assertThat(aws.group("g").availabilityZones()).containsExactly("us-east-1a");
  }

  @Test
  void aGroupOfOneAccountIsNotThereForAnother() {
    aws.create("g", 0, 3, 1);
    Scenario other = aws.as("999999999999", "us-east-1");

    assertThat(other.refusal("SetDesiredCapacity", "AutoScalingGroupName=g", "DesiredCapacity=2"))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
    assertThat(other.refusal("DeleteAutoScalingGroup", "AutoScalingGroupName=g"))
        .endsWith("AutoScalingGroup 'g' not found");
    assertThat(
            other.refusal(
                "TerminateInstanceInAutoScalingGroup",
                "InstanceId=" + aws.ids("g").get(0),
                "ShouldDecrementDesiredCapacity=false"))
        .startsWith("ValidationError: Instance Id not found");
    assertThat(other.groups()).isEmpty();
  }

  @Test
  void aRefusedCreationLeavesNoLaunchConfigurationBehind() {
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                creation("g", 0, 1, 0, "InstanceId=i-1", "Tags.member.1.Key=aws:x")))
        .startsWith("ValidationError: Your account");
    assertThat(aws.region().launchConfigurations()).isEmpty();
  }
}
