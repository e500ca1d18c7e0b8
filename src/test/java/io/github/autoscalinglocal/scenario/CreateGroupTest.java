package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.Scenario.TEMPLATE;
import static io.github.autoscalinglocal.Scenario.ZONES;
import static io.github.autoscalinglocal.Scenario.creation;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.shape.TagDescription;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a group is when it is made, and what the service will not make. */
class CreateGroupTest {
  private final Scenario aws = Scenario.instant();

  @Test
  void aFreshGroupShowsTheServicesDefaults() {
    aws.call(
        "CreateAutoScalingGroup",
        "AutoScalingGroupName=g",
        "MinSize=0",
        "MaxSize=3",
        "AvailabilityZones[]=us-east-1a,us-east-1c",
        "LaunchTemplate.LaunchTemplateId=lt-0123456789abcdef0");

    assertThat(Shown.of(aws.group("g")))
        .isEqualTo(
            """
            autoScalingGroupName=g
            autoScalingGroupARN=arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:<uuid>:autoScalingGroupName/g
            launchTemplate=LaunchTemplateSpecification[launchTemplateId=lt-0123456789abcdef0, launchTemplateName=launch-template-0123456789abcdef0, version=null]
            minSize=0
            maxSize=3
            desiredCapacity=0
            defaultCooldown=300
            availabilityZones=[us-east-1a, us-east-1c]
            availabilityZoneIds=[use1-az1, use1-az3]
            loadBalancerNames=[]
            targetGroupARNs=[]
            healthCheckType=EC2
            healthCheckGracePeriod=0
            instances=[]
            createdTime=2026-03-02T12:00:00Z
            suspendedProcesses=[]
            vPCZoneIdentifier=
            enabledMetrics=[]
            tags=[]
            terminationPolicies=[Default]
            newInstancesProtectedFromScaleIn=false
            serviceLinkedRoleARN=arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling
            trafficSources=[]
            deletionProtection=NONE
            availabilityZoneDistribution=AvailabilityZoneDistribution[capacityDistributionStrategy=BALANCED_BEST_EFFORT]
            availabilityZoneImpairmentPolicy=AvailabilityZoneImpairmentPolicy[zonalShiftEnabled=false, impairedZoneHealthCheckBehavior=IGNORE_UNHEALTHY]
            capacityReservationSpecification=CapacityReservationSpecification[capacityReservationPreference=DEFAULT, capacityReservationTarget=null]
            """);
  }

  @Test
  void everythingThatIsGivenIsShown() {
    aws.create(
        "g",
        1,
        9,
        2,
        "LaunchTemplate.LaunchTemplateName=web",
        "LaunchTemplate.Version=$Latest",
        "DefaultCooldown=60",
        "VPCZoneIdentifier=subnet-1, subnet-2",
        "LoadBalancerNames[]=classic",
        "TargetGroupARNs[]=arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1",
        "TrafficSources.member.1.Identifier=arn:aws:vpc-lattice:us-east-1:1:targetgroup/tg-1",
        "HealthCheckType=ELB,EBS",
        "HealthCheckGracePeriod=30",
        "PlacementGroup=cluster",
        "TerminationPolicies[]=OldestLaunchTemplate,NewestInstance,Default",
        "NewInstancesProtectedFromScaleIn=true",
        "CapacityRebalance=true",
        "DeletionProtection=prevent-force-deletion",
        "Tags.member.1.Key=team",
        "Tags.member.1.Value=blue",
        "Tags.member.1.PropagateAtLaunch=true",
        "Tags.member.2.Key=empty",
        "ServiceLinkedRoleARN=arn:aws:iam::123456789012:role/own",
        "MaxInstanceLifetime=86400",
        "Context=reserved",
        "DesiredCapacityType=units",
        "DefaultInstanceWarmup=0",
        "InstanceMaintenancePolicy.MinHealthyPercentage=90",
        "InstanceMaintenancePolicy.MaxHealthyPercentage=190",
        "AvailabilityZoneDistribution.CapacityDistributionStrategy=balanced-only",
        "AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled=true",
        "CapacityReservationSpecification.CapacityReservationPreference=capacity-reservations-first",
        "InstanceLifecyclePolicy.RetentionTriggers.TerminateHookAbandon=retain");

    AutoScalingGroup group = aws.group("g");
    assertThat(group.instances())
        .hasSize(2)
        .allMatch(instance -> instance.protectedFromScaleIn())
        .extracting(instance -> instance.launchTemplate().version())
        .containsOnly("1");
    assertThat(Shown.of(group).replaceAll("instances=.*\n", "").replaceAll("lt-\\w{17}", "<lt>"))
        .isEqualTo(
            """
            autoScalingGroupName=g
            autoScalingGroupARN=arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:<uuid>:autoScalingGroupName/g
            launchTemplate=LaunchTemplateSpecification[launchTemplateId=<lt>, launchTemplateName=web, version=$Latest]
            minSize=1
            maxSize=9
            desiredCapacity=2
            defaultCooldown=60
            availabilityZones=[us-east-1b, us-east-1c]
            availabilityZoneIds=[use1-az2, use1-az3]
            loadBalancerNames=[classic]
            targetGroupARNs=[arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1]
            healthCheckType=ELB,EBS
            healthCheckGracePeriod=30
            createdTime=2026-03-02T12:00:00Z
            suspendedProcesses=[]
            placementGroup=cluster
            vPCZoneIdentifier=subnet-1,subnet-2
            enabledMetrics=[]
            tags=[TagDescription[resourceId=g, resourceType=auto-scaling-group, key=empty, value=, propagateAtLaunch=false], TagDescription[resourceId=g, resourceType=auto-scaling-group, key=team, value=blue, propagateAtLaunch=true]]
            terminationPolicies=[OldestLaunchTemplate, NewestInstance, Default]
            newInstancesProtectedFromScaleIn=true
            serviceLinkedRoleARN=arn:aws:iam::123456789012:role/own
            maxInstanceLifetime=86400
            capacityRebalance=true
            context=reserved
            desiredCapacityType=units
            defaultInstanceWarmup=0
            trafficSources=[TrafficSourceIdentifier[identifier=classic, type=elb], TrafficSourceIdentifier[identifier=arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/1, type=elbv2], TrafficSourceIdentifier[identifier=arn:aws:vpc-lattice:us-east-1:1:targetgroup/tg-1, type=vpc-lattice]]
            instanceMaintenancePolicy=InstanceMaintenancePolicy[minHealthyPercentage=90, maxHealthyPercentage=190]
            deletionProtection=PREVENT_FORCE_DELETION
            availabilityZoneDistribution=AvailabilityZoneDistribution[capacityDistributionStrategy=BALANCED_ONLY]
            availabilityZoneImpairmentPolicy=AvailabilityZoneImpairmentPolicy[zonalShiftEnabled=true, impairedZoneHealthCheckBehavior=IGNORE_UNHEALTHY]
            capacityReservationSpecification=CapacityReservationSpecification[capacityReservationPreference=CAPACITY_RESERVATIONS_FIRST, capacityReservationTarget=null]
            instanceLifecyclePolicy=InstanceLifecyclePolicy[retentionTriggers=RetentionTriggers[terminateHookAbandon=RETAIN]]
            """);
  }

  @Test
  void aFreshInstanceShowsWhatItCameFrom() {
    aws.create(
        "g", 1, 1, 1, "AvailabilityZones[]=us-east-1b", TEMPLATE, "LaunchTemplate.Version=7");

    assertThat(Shown.of(aws.instances("g").get(0)).replaceAll("(i|lt|ami)-0\\w{16}", "<$1>"))
        .isEqualTo(
            """
            instanceId=<i>
            instanceType=t3.micro
            availabilityZone=us-east-1b
            availabilityZoneId=use1-az2
            lifecycleState=IN_SERVICE
            healthStatus=Healthy
            launchTemplate=LaunchTemplateSpecification[launchTemplateId=<lt>, launchTemplateName=web, version=7]
            imageId=<ami>
            protectedFromScaleIn=false
            """);
  }

  @Test
  void desiredIsTheMinimumUnlessGiven() {
    aws.call(
        "CreateAutoScalingGroup",
        "AutoScalingGroupName=g",
        "MinSize=2",
        "MaxSize=5",
        TEMPLATE,
        ZONES);

    assertThat(aws.group("g").desiredCapacity()).isEqualTo(2);
    assertThat(aws.instances("g")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # sizes
          MinSize=4 | Max bound, 3, must be greater than or equal to min bound, 4
          DesiredCapacity=4 | Desired capacity:4 must be between the specified min size:1 and max size:3
          DesiredCapacity=0 | Desired capacity:0 must be between the specified min size:1 and max size:3
          MinSize=-1 | MinSize must be greater than or equal to 0, but is -1
          DefaultCooldown=-100 | 1 validation error detected: Value '-100' at 'defaultCooldown' failed to satisfy constraint: Member must have value greater than or equal to 0
          HealthCheckGracePeriod=-1 | Grace period must be a positive integer.
          MaxInstanceLifetime=0 | maxInstanceLifetime must be between 86400 and 31536000 seconds (inclusive).
          MaxInstanceLifetime=86399 | maxInstanceLifetime must be between 86400 and 31536000 seconds (inclusive).
          MaxInstanceLifetime=31536001 | maxInstanceLifetime must be between 86400 and 31536000 seconds (inclusive).
          InstanceMaintenancePolicy.MinHealthyPercentage=0 InstanceMaintenancePolicy.MaxHealthyPercentage=101 | The difference between MaxHealthyPercentage and MinHealthyPercentage must be less than or equal to 100
          # the launch source
          LaunchTemplate.Version=1 | Valid requests must contain either launchTemplateId or LaunchTemplateName
          LaunchTemplate.LaunchTemplateId=lt-1 LaunchTemplate.LaunchTemplateName=web | Valid requests must contain either launchTemplateId or LaunchTemplateName
          LaunchTemplate.LaunchTemplateName=web LaunchConfigurationName=c | Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.
          LaunchTemplate.LaunchTemplateName=web InstanceId=i-1 | Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.
          LaunchConfigurationName=c | Launch configuration name not found - Launch configuration c not found
          # zones and subnets
          AvailabilityZones= | You must specify 1 of either AvailabilityZones, AvailabilityZoneIds, or Subnets
          VPCZoneIdentifier=, | You must specify 1 of either AvailabilityZones, AvailabilityZoneIds, or Subnets
          AvailabilityZones[]=us-east-1a AvailabilityZoneIds[]=use1-az1 | AvailabilityZones and AvailabilityZoneIds can't be used together
          AvailabilityZones[]=us-east-1a,us-east-1b VPCZoneIdentifier=subnet-1 | The availability zones of the specified subnets and the Auto Scaling group do not match
          AvailabilityZones[]=us-west-2a | Invalid availability zone: [us-west-2a]
          AvailabilityZones[]=us-east-1ä | Invalid availability zone: [us-east-1ä]
          AvailabilityZoneIds[]=usw2-az1 | Invalid availability zone: [usw2-az1]
          # what the group does
          HealthCheckType=EC2,ELB | Specifying EC2 in addition to other health check types is not supported
          HealthCheckType=PING | Invalid health check type: PING. Valid types are [EC2, ELB, VPC_LATTICE, EBS]
          TerminationPolicies[]=OldestOne | [OldestOne] is not a valid termination policy
          TerminationPolicies[]=oldestinstance | [oldestinstance] is not a valid termination policy
          TerminationPolicies[]=Default,OldestInstance | If Default termination policy is specified, it must be at the end of list of termination policies.
          TerminationPolicies[]=OldestInstance,arn:aws:lambda:us-east-1:123456789012:function:f | If a Lambda function is specified as a termination policy, there can be only one and it must be at the beginning of the list of termination policies.
          TerminationPolicies[]=arn:aws:lambda:us-east-1:123456789012:function:f,arn:aws:lambda:us-east-1:123456789012:function:g | If a Lambda function is specified as a termination policy, there can be only one and it must be at the beginning of the list of termination policies.
          TerminationPolicies[]=arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST | [arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST] is not a valid termination policy
          CapacityReservationSpecification.CapacityReservationPreference=none CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds[]=cr-1 | You can't specify CapacityReservationPreference as default or none and provide a CapacityReservationTarget in the same request
          CapacityReservationSpecification.CapacityReservationTarget.CapacityReservationIds[]=cr-1 | You can't specify CapacityReservationPreference as default or none and provide a CapacityReservationTarget in the same request
          Tags.member.1.Key=aws:mine | Your account is not allowed to create tag aws:mine
          # lifecycle hooks
          %HookName=h %Transition=autoscaling:EC2_INSTANCE_LAUNCH | 'LifecycleTransition' must be one of: autoscaling:EC2_INSTANCE_LAUNCHING, autoscaling:EC2_INSTANCE_TERMINATING
          %HookName=h %Transition=launching %HeartbeatTimeout=29 | HeartbeatTimeout must be between 30 and 7200 seconds
          %HookName=h %Transition=launching %HeartbeatTimeout=7201 | HeartbeatTimeout must be between 30 and 7200 seconds
          %HookName=h %Transition=launching %DefaultResult=continue | 'DefaultResult' must be one of: CONTINUE, ABANDON
          %HookName=h %Transition=launching %NotificationTargetARN=queue %RoleARN=arn:aws:iam::1:role/r | 'NotificationTargetARN' must be a valid ARN
          %HookName=h %Transition=launching %RoleARN=arn:aws:iam::1:role/r | 'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified
          %HookName=h %Transition=launching %NotificationTargetARN=arn:aws:sqs:us-east-1:1:q | 'RoleARN' parameter required when 'NotificationTargetARN' parameter is specified
          %HookName=h %Transition=launching %NotificationTargetARN=arn:aws:lambda:us-east-1:1:function:f %RoleARN=arn:aws:iam::1:role/r | 'RoleARN' parameter should not be specified when 'NotificationTargetARN' is a Lambda function
          """)
  void refuses(String parameters, String text) {
    String[] given =
        parameters
            .replace("Transition=launching", "Transition=autoscaling:EC2_INSTANCE_LAUNCHING")
            .replace("%HookName", "%LifecycleHookName")
            .replace("%Transition", "%LifecycleTransition")
            .replace("%", "LifecycleHookSpecificationList.member.1.")
            .split(" ", -1);

    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 1, 3, 2, given)))
        .isEqualTo("ValidationError: " + text);
  }

  @Test
  void refusesAGroupOfNothing() {
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                "AutoScalingGroupName=g",
                "MinSize=1",
                "MaxSize=1",
                ZONES))
        .isEqualTo(
            "ValidationError: Valid requests must contain either LaunchTemplate,"
                + " LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.");
  }

  @Test
  void reportsAllViolatedConstraintsTogether() {
    assertThat(aws.refusal("CreateAutoScalingGroup", "AutoScalingGroupName=", "MaxSize=1"))
        .isEqualTo(
            "ValidationError: 2 validation errors detected: Value '' at 'autoScalingGroupName'"
                + " failed to satisfy constraint: Member must have length greater than or equal to"
                + " 1; Value null at 'minSize' failed to satisfy constraint: Member must not be"
                + " null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a:b", "gruppe-ä", "tab\t"})
  void refusesNamesThatAreNotPrintableAscii(String name) {
    assertThat(aws.refusal("CreateAutoScalingGroup", creation(name, 1, 3, 2)))
        .startsWith("ValidationError: AutoScalingGroup name '" + name + "' is not valid.");
  }

  @Test
  void refusesANameThatIsTaken() {
    aws.create("g", 1, 3, 2);

    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 1)))
        .isEqualTo(
            "AlreadyExists: AutoScalingGroup by this name already exists - A group with the name g"
                + " already exists");
  }

  @Test
  void aNameIsTakenOnlyWithinItsAccountAndRegion() {
    aws.create("g", 1, 3, 2);
    Scenario elsewhere = aws.as("123456789012", "eu-west-1");
    Scenario others = aws.as("210987654321", "us-east-1");

    elsewhere.create("g", 0, 1, 0, "AvailabilityZones[]=eu-west-1a");
    others.create("g", 0, 1, 1);

    assertThat(elsewhere.group("g").autoScalingGroupARN())
        .startsWith("arn:aws:autoscaling:eu-west-1:123456789012:");
    assertThat(others.instances("g")).hasSize(1);
    assertThat(aws.instances("g")).hasSize(2);
  }

  @Test
  void takesFiftyTagsAndNoMore() {
    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 0, tags(51))))
        .isEqualTo("LimitExceeded: You tried to create more tags than allowed");

    aws.create("g", 0, 1, 0, tags(50));

    assertThat(aws.group("g").tags()).hasSize(50).extracting(TagDescription::key).contains("k50");
  }

  private static String[] tags(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "Tags.member." + i + ".Key=k" + i)
        .toArray(String[]::new);
  }

  @Test
  void takesFiveHooksAndNoMore() {
    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 0, hooks("abcdef"))))
        .isEqualTo("ValidationError: You cannot specify more than 5 hooks");

    aws.create("g", 0, 1, 0, hooks("abcde"));

    assertThat(aws.region().existing("g").attachments().hooks().values())
        .hasSize(5)
        .allMatch(
            hook ->
                hook.heartbeatTimeout() == 3600
                    && hook.defaultResult()
                        .equals(io.github.autoscalinglocal.model.ActionResult.ABANDON));
  }

  @Test
  void refusesTwoHooksOfOneName() {
    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 0, hooks("aba"))))
        .isEqualTo("ValidationError: Multiple lifecycle hooks found for name 'a'");
  }

  @Test
  void hooksOfACreationThatHaveATargetHaveTheSame() {
    String hook = "LifecycleHookSpecificationList.member.%d.%s";
    String[] targets = {
      hook.formatted(1, "NotificationTargetARN=arn:aws:sqs:us-east-1:123456789012:q"),
      hook.formatted(1, "RoleARN=arn:aws:iam::123456789012:role/r"),
      hook.formatted(2, "NotificationTargetARN=arn:aws:sqs:us-east-1:123456789012:q"),
      hook.formatted(2, "RoleARN=arn:aws:iam::123456789012:role/s")
    };
    String[] parameters =
        Stream.concat(Stream.of(hooks("abc")), Stream.of(targets)).toArray(String[]::new);

    assertThat(aws.refusal("CreateAutoScalingGroup", creation("g", 0, 1, 0, parameters)))
        .startsWith("ValidationError: All lifecycle hooks of LifecycleHookSpecificationList that")
        .endsWith("must have the same NotificationTargetARN and RoleARN");

    parameters[parameters.length - 1] = targets[1].replace("member.1", "member.2");
    aws.create("g", 0, 1, 0, parameters);
    assertThat(aws.region().existing("g").attachments().hooks()).hasSize(3);
  }

  private static String[] hooks(String names) {
    return IntStream.range(0, names.length())
        .boxed()
        .flatMap(
            i -> {
              String hook = "LifecycleHookSpecificationList.member." + (i + 1) + ".Lifecycle";
              return Stream.of(
                  hook + "HookName=" + names.charAt(i),
                  hook + "Transition=autoscaling:EC2_INSTANCE_TERMINATING");
            })
        .toArray(String[]::new);
  }

  @Test
  void takesAnyOfTheRegionsZonesById() {
    aws.create("g", 0, 1, 1, "AvailabilityZoneIds[]=use1-az6");

    assertThat(aws.group("g").availabilityZones()).containsExactly("us-east-1f");
    assertThat(aws.group("g").availabilityZoneIds()).containsExactly("use1-az6");
  }

  @Test
  void anEmptyListOfPoliciesIsNone() {
    aws.create("g", 0, 1, 0, "TerminationPolicies=");

    assertThat(aws.group("g").terminationPolicies()).containsExactly("Default");
  }

  @Test
  void aPolicyMayBeNamedTwice() {
    aws.create("g", 0, 1, 0, "TerminationPolicies[]=OldestInstance,OldestInstance");

    assertThat(aws.group("g").terminationPolicies())
        .containsExactly("OldestInstance", "OldestInstance");
  }

  @Test
  void twoSubnetsMayBeInOneZone() {
    aws.create("g", 0, 2, 2, "VPCZoneIdentifier=subnet-1,subnet-4");

    assertThat(aws.group("g").availabilityZones()).containsExactly("us-east-1b");
    assertThat(aws.instances("g"))
        .hasSize(2)
        .allMatch(instance -> instance.availabilityZone().equals("us-east-1b"));
  }
}
