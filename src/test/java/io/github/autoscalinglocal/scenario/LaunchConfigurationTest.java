package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.api.launchconfig.DescribeLaunchConfigurations;
import io.github.autoscalinglocal.api.launchconfig.DescribeLaunchConfigurations.LaunchConfiguration;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Launch configurations, and groups that are made like an instance. */
class LaunchConfigurationTest {
  private final Scenario aws = Scenario.instant();

  @Test
  void aFreshLaunchConfigurationShowsTheServicesDefaults() {
    create("ImageId=ami-1", "InstanceType=m5.large");

    assertThat(Shown.of(described("c")))
        .isEqualTo(
            """
            launchConfigurationName=c
            launchConfigurationARN=arn:aws:autoscaling:us-east-1:123456789012:launchConfiguration:<uuid>:launchConfigurationName/c
            imageId=ami-1
            keyName=
            securityGroups=[]
            classicLinkVPCSecurityGroups=[]
            userData=
            instanceType=m5.large
            kernelId=
            ramdiskId=
            blockDeviceMappings=[]
            instanceMonitoring=InstanceMonitoring[enabled=true]
            createdTime=2026-03-02T12:00:00Z
            ebsOptimized=false
            """);
  }

  @Test
  void everythingThatIsGivenIsShown() {
    create(
        "ImageId=ami-1",
        "InstanceType=m5.large",
        "KeyName=key",
        "SecurityGroups[]=sg-1,sg-2",
        "ClassicLinkVPCId=vpc-1",
        "ClassicLinkVPCSecurityGroups[]=sg-3",
        "UserData=ZWNobwo=",
        "KernelId=aki-1",
        "RamdiskId=ari-1",
        "BlockDeviceMappings.member.1.DeviceName=/dev/sda1",
        "BlockDeviceMappings.member.1.Ebs.VolumeSize=8",
        "InstanceMonitoring.Enabled=false",
        "SpotPrice=0.05",
        "IamInstanceProfile=profile",
        "EbsOptimized=true",
        "AssociatePublicIpAddress=false",
        "PlacementTenancy=dedicated",
        "MetadataOptions.HttpTokens=required");

    assertThat(Shown.of(described("c")))
        .isEqualTo(
            """
            launchConfigurationName=c
            launchConfigurationARN=arn:aws:autoscaling:us-east-1:123456789012:launchConfiguration:<uuid>:launchConfigurationName/c
            imageId=ami-1
            keyName=key
            securityGroups=[sg-1, sg-2]
            classicLinkVPCId=vpc-1
            classicLinkVPCSecurityGroups=[sg-3]
            userData=ZWNobwo=
            instanceType=m5.large
            kernelId=aki-1
            ramdiskId=ari-1
            blockDeviceMappings=[BlockDeviceMapping[virtualName=null, deviceName=/dev/sda1, ebs=Ebs[snapshotId=null, volumeSize=8, volumeType=null, deleteOnTermination=null, iops=null, encrypted=null, throughput=null], noDevice=null]]
            instanceMonitoring=InstanceMonitoring[enabled=false]
            spotPrice=0.05
            iamInstanceProfile=profile
            createdTime=2026-03-02T12:00:00Z
            ebsOptimized=true
            associatePublicIpAddress=false
            placementTenancy=dedicated
            metadataOptions=InstanceMetadataOptions[httpTokens=REQUIRED, httpPutResponseHopLimit=null, httpEndpoint=null]
            """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          KeyName=k | ValidationError: Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.
          ImageId=ami-1 | ValidationError: Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.
          InstanceType=m5.large | ValidationError: Valid requests must contain either the InstanceID parameter or both the ImageId and InstanceType parameters.
          ImageId=ami-1 InstanceType=m5.large SpotPrice=0.0009 | ValidationError: Invalid SpotPrice: 0.0009. It must be a number that is at least 0.001
          ImageId=ami-1 InstanceType=m5.large SpotPrice=cheap | ValidationError: Invalid SpotPrice: cheap. It must be a number that is at least 0.001
          ImageId=ami-1 InstanceType=m5.large LaunchConfigurationName=taken | AlreadyExists: Launch Configuration by this name already exists - A launch configuration already exists with the name taken
          """)
  void refuses(String parameters, String refusal) {
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=taken",
        "ImageId=ami-1",
        "InstanceType=m5.large");
    String[] request =
        Stream.concat(Stream.of(parameters.split(" ", -1)), Stream.of("LaunchConfigurationName=c"))
            .toArray(String[]::new);

    assertThat(aws.refusal("CreateLaunchConfiguration", request)).isEqualTo(refusal);
  }

  @Test
  void anUnknownImageIsRefusedWhenReferencesAreStrict() {
    assertThat(
            Scenario.strict()
                .refusal(
                    "CreateLaunchConfiguration",
                    "LaunchConfigurationName=c",
                    "ImageId=ami-1",
                    "InstanceType=m5.large"))
        .isEqualTo("ValidationError: AMI ami-1 is invalid: The image id '[ami-1]' does not exist");
  }

  @Test
  void itIsKeptWhileAGroupUsesIt() {
    create("ImageId=ami-1", "InstanceType=m5.large");
    aws.create("g", 0, 1, 0, "LaunchConfigurationName=c");

    assertThat(aws.refusal("DeleteLaunchConfiguration", "LaunchConfigurationName=c"))
        .isEqualTo(
            "ResourceInUse: Cannot delete launch configuration c because it is attached to"
                + " AutoScalingGroup g");

    aws.update("g", "LaunchTemplate.LaunchTemplateName=web");
    aws.call("DeleteLaunchConfiguration", "LaunchConfigurationName=c");

    assertThat(aws.refusal("DeleteLaunchConfiguration", "LaunchConfigurationName=c"))
        .isEqualTo(
            "ValidationError: Launch configuration name not found - Launch configuration c not"
                + " found");
  }

  @Test
  void instancesRememberADeletedLaunchConfiguration() {
    create("ImageId=ami-1", "InstanceType=m5.large");
    aws.create("g", 0, 2, 1, "LaunchConfigurationName=c");
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web");
    aws.call("DeleteLaunchConfiguration", "LaunchConfigurationName=c");
    aws.desire("g", 2);

    aws.desire("g", 1);

    assertThat(aws.instances("g"))
        .as("the instance of a launch configuration goes before that of a template")
        .extracting(Instance::launchConfigurationName)
        .containsOnlyNulls();
  }

  @Test
  void instancesAreOfItsTypeAndImage() {
    create("ImageId=ami-1", "InstanceType=m5.large", "SpotPrice=0.01");
    aws.create("g", 0, 1, 1, "LaunchConfigurationName=c");

    Instance instance = aws.instances("g").get(0);

    assertThat(instance.instanceType()).isEqualTo("m5.large");
    assertThat(instance.imageId()).isEqualTo("ami-1");
    assertThat(instance.launchConfigurationName()).isEqualTo("c");
    assertThat(instance.launchTemplate()).isNull();
    assertThat(aws.region().existing("g").instances().values())
        .allMatch(each -> each.machine().option() == PurchaseOption.SPOT);
  }

  @Test
  void aLaunchConfigurationCanBeMadeLikeAnInstance() {
    create("ImageId=ami-1", "InstanceType=m5.large");
    aws.create("g", 0, 1, 1, "LaunchConfigurationName=c");
    String instance = aws.ids("g").get(0);

    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=like",
        "InstanceId=" + instance,
        "InstanceType=m5.xlarge");

    assertThat(described("like").imageId()).isEqualTo("ami-1");
    assertThat(described("like").instanceType()).isEqualTo("m5.xlarge");
  }

  @Test
  void aGroupMadeLikeAnInstanceGetsALaunchConfigurationOfItsOwnName() {
    create("ImageId=ami-1", "InstanceType=m5.large");
    aws.create("g", 0, 1, 1, "LaunchConfigurationName=c");

    aws.create("like", 0, 1, 1, "InstanceId=" + aws.ids("g").get(0));

    assertThat(aws.group("like").launchConfigurationName()).isEqualTo("like");
    assertThat(described("like").imageId()).isEqualTo("ami-1");
    assertThat(aws.instances("like").get(0).instanceType()).isEqualTo("m5.large");
  }

  @Test
  void aGroupMadeLikeAnInstanceIsWhereTheInstanceIs() {
    aws.create("g", 0, 1, 1, "VPCZoneIdentifier=subnet-2");

    aws.call(
        "CreateAutoScalingGroup",
        "AutoScalingGroupName=like",
        "InstanceId=" + aws.ids("g").get(0),
        "MinSize=1",
        "MaxSize=2",
        "DesiredCapacity=2");

    assertThat(aws.group("like").availabilityZones()).containsExactly("us-east-1c");
    assertThat(aws.group("like").vPCZoneIdentifier()).isEqualTo("subnet-2");
    assertThat(aws.instances("like")).hasSize(2);
  }

  @Test
  void anInstanceThatNobodyKnowsIsTakenOnTrustUnlessReferencesAreStrict() {
    aws.create("g", 0, 1, 1, "InstanceId=i-1");

    assertThat(described("g").instanceType()).isEqualTo("t3.micro");
    assertThat(
            Scenario.strict()
                .refusal(
                    "CreateAutoScalingGroup", Scenario.creation("g", 0, 1, 1, "InstanceId=i-1")))
        .isEqualTo("ValidationError: Instance [i-1] is invalid.");
  }

  @Test
  void aGroupCannotBeMadeLikeAnInstanceWhereItsNameIsTaken() {
    aws.create("g", 0, 1, 1, "InstanceId=i-1");
    aws.update("g", "LaunchTemplate.LaunchTemplateName=web");
    aws.call("DeleteAutoScalingGroup", "AutoScalingGroupName=g", "ForceDelete=true");

    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup", Scenario.creation("g", 0, 1, 1, "InstanceId=i-1")))
        .startsWith("AlreadyExists: Launch Configuration by this name already exists");
  }

  private void create(String... parameters) {
    aws.call(
        "CreateLaunchConfiguration",
        Stream.concat(Stream.of(parameters), Stream.of("LaunchConfigurationName=c"))
            .toArray(String[]::new));
  }

  private LaunchConfiguration described(String name) {
    List<LaunchConfiguration> found =
        aws.ask(DescribeLaunchConfigurations.Response.class, "LaunchConfigurationNames[]=" + name)
            .launchConfigurations();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
