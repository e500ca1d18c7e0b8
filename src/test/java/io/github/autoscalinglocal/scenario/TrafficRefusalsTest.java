package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Sources.GROUP;
import static io.github.autoscalinglocal.scenario.Sources.arn;
import static io.github.autoscalinglocal.scenario.Sources.lattice;
import static io.github.autoscalinglocal.scenario.Sources.number;
import static io.github.autoscalinglocal.scenario.Sources.numbered;
import static io.github.autoscalinglocal.scenario.Sources.request;
import static io.github.autoscalinglocal.scenario.Sources.source;
import static io.github.autoscalinglocal.scenario.Sources.sourceList;
import static io.github.autoscalinglocal.scenario.Sources.sourcesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups.LoadBalancerTargetGroupState;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources.TrafficSourceState;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operations for load balancers, target groups and traffic sources refuse. */
class TrafficRefusalsTest {
  private static final String TOO_MANY =
      "ValidationError: Trying to update too many Load Balancers/Target Groups at once. The limit"
          + " is 10";
  private static final String INVALID_LOAD_BALANCERS =
      "ValidationError: Provided Load Balancers may not be valid. Please ensure they exist and try"
          + " again.";
  private static final String INVALID_TARGET_GROUPS =
      "ValidationError: Provided Target Groups may not be valid. Please ensure they exist and try"
          + " again.";

  private Scenario aws = Scenario.instant();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DescribeLoadBalancers",
        "DescribeLoadBalancerTargetGroups",
        "DescribeTrafficSources"
      })
  void aGroupThatIsNotThereCannotBeDescribed(String operation) {
    assertThat(aws.refusal(operation, GROUP)).isEqualTo("ValidationError: Group g not found");
  }

  @ParameterizedTest
  @CsvSource({
    "AttachLoadBalancers, LoadBalancerNames[]=a",
    "DetachLoadBalancers, LoadBalancerNames[]=a",
    "AttachLoadBalancerTargetGroups, TargetGroupARNs[]=a",
    "DetachLoadBalancerTargetGroups, TargetGroupARNs[]=a",
    "AttachTrafficSources, TrafficSources.member.1.Identifier=arn:aws:x",
    "DetachTrafficSources, TrafficSources.member.1.Identifier=arn:aws:x"
  })
  void aGroupThatIsNotThereOrIsBeingDeletedCannotBeChanged(String operation, String sources) {
    aws = Scenario.realistic();
    assertThat(aws.refusal(operation, GROUP, sources))
        .isEqualTo("ValidationError: AutoScalingGroup name not found - null");
    aws.create("g", 0, 1, 1);
    aws.settle();
    aws.call("DeleteAutoScalingGroup", GROUP, "ForceDelete=true");

    assertThat(aws.refusal(operation, GROUP, sources))
        .isEqualTo(
            "ValidationError: The AutoScaling group may not be modified while it is pending"
                + " delete");
  }

  @ParameterizedTest
  @CsvSource({
    "AttachLoadBalancers, loadBalancerNames",
    "DetachLoadBalancers, loadBalancerNames",
    "AttachLoadBalancerTargetGroups, targetGroupARNs",
    "DetachLoadBalancerTargetGroups, targetGroupARNs",
    "AttachTrafficSources, trafficSources",
    "DetachTrafficSources, trafficSources"
  })
  void sourcesMustBeGiven(String operation, String member) {
    assertThat(aws.refusal(operation, GROUP))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value null at '"
                + member
                + "' failed to satisfy constraint: Member must not be null");
  }

  @Test
  void moreThanTenInOneCallAreTooMany() {
    aws.create("g", 0, 1, 0);
    String names = "LoadBalancerNames[]=" + numbered("lb-%d", 11);
    String arns = "TargetGroupARNs[]=" + numbered(arn("t%d"), 11);
    String[] sources = request(sourcesOf(11));

    for (String verb : List.of("Attach", "Detach")) {
      assertThat(aws.refusal(verb + "LoadBalancers", GROUP, names)).isEqualTo(TOO_MANY);
      assertThat(aws.refusal(verb + "LoadBalancerTargetGroups", GROUP, arns)).isEqualTo(TOO_MANY);
      assertThat(aws.refusal(verb + "TrafficSources", sources)).isEqualTo(TOO_MANY);
    }
    aws.call("AttachTrafficSources", request(sourcesOf(10)));
    assertThat(sources()).hasSize(10);
  }

  @Test
  void moreThanTenOnTheirWayAreTooMany() {
    aws = Scenario.realistic();
    aws.create("g", 0, 1, 1);
    aws.settle();
    aws.call("AttachTrafficSources", request(sourcesOf(9)));
    attachLoadBalancers("ten");
    attachLoadBalancers("ten");

    assertThat(aws.refusal("AttachLoadBalancers", GROUP, "LoadBalancerNames[]=eleven"))
        .isEqualTo(TOO_MANY);
    aws.advance(Duration.ofSeconds(2));
    attachLoadBalancers("eleven");
    aws.advance(Duration.ofSeconds(2));

    aws.call("DetachTrafficSources", request(sourcesOf(9)));
    aws.call("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=ten");
    aws.call("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=ten");
    assertThat(aws.refusal("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=eleven"))
        .isEqualTo(TOO_MANY);
    aws.advance(Duration.ofMinutes(5));
    aws.call("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=eleven");
    aws.settle();
    assertThat(sources()).isEmpty();
  }

  @Test
  void whatIsNotAttachedCannotBeDetached() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=classic");

    assertThat(aws.refusal("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=classic,other"))
        .isEqualTo(
            "ValidationError: Trying to remove Load Balancers that are not part of the group");
    assertThat(
            aws.refusal(
                "DetachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arn("blue")))
        .isEqualTo(
            "ValidationError: Trying to remove Target Groups that are not part of the group");
    assertThat(aws.refusal("DetachTrafficSources", request(List.of(source(arn("blue"), null)))))
        .isEqualTo(
            "ValidationError: Trying to remove Traffic Sources that are not part of the group");
  }

  @Test
  void whatWasAttachedAsATrafficSourceTheOlderOperationsCannotDetach() {
    aws.create("g", 0, 1, 0);
    attachSources(source("classic", "elb"), source(arn("blue"), "elbv2"));

    assertThat(aws.refusal("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=classic"))
        .isEqualTo(
            "ValidationError: Trying to remove Load Balancers that are not part of the group");
    assertThat(
            aws.refusal(
                "DetachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arn("blue")))
        .isEqualTo(
            "ValidationError: Trying to remove Target Groups that are not part of the group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188",
        "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-0e2f2665eEXAMPLE",
        "blue"
      })
  void whatCanBeNoTargetGroupIsRefusedEvenOnTrust(String arn) {
    aws.create("g", 0, 1, 0);

    assertThat(aws.refusal("AttachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arn))
        .isEqualTo(INVALID_TARGET_GROUPS);
    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source(arn, "elbv2")))))
        .isEqualTo(INVALID_TARGET_GROUPS);
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation("new", 0, 1, 0, "TargetGroupARNs[]=" + arn)))
        .isEqualTo(INVALID_TARGET_GROUPS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/classic",
        "a_name",
        "a-name-of-more-than-32-characters"
      })
  void whatCanBeNoClassicLoadBalancerIsRefusedEvenOnTrust(String name) {
    aws.create("g", 0, 1, 0);

    assertThat(aws.refusal("AttachLoadBalancers", GROUP, "LoadBalancerNames[]=" + name))
        .isEqualTo(INVALID_LOAD_BALANCERS);
    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source(name, "elb")))))
        .isEqualTo(INVALID_LOAD_BALANCERS);
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation("new", 0, 1, 0, "LoadBalancerNames[]=" + name)))
        .isEqualTo(INVALID_LOAD_BALANCERS);
  }

  @Test
  void strictReferencesKnowOnlyWhatThereIs() {
    aws = Scenario.strict();
    plantGroup();

    assertThat(aws.refusal("AttachLoadBalancers", GROUP, "LoadBalancerNames[]=classic"))
        .isEqualTo(INVALID_LOAD_BALANCERS);
    assertThat(
            aws.refusal(
                "AttachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arn("blue")))
        .isEqualTo(INVALID_TARGET_GROUPS);
    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source("classic", "elb")))))
        .isEqualTo(INVALID_LOAD_BALANCERS);
    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source(arn("blue"), null)))))
        .isEqualTo(INVALID_TARGET_GROUPS);
    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source(lattice(1), null)))))
        .isEqualTo(INVALID_TARGET_GROUPS);
  }

  @Test
  void strictReferencesTakeTargetGroupsAndLoadBalancersForAsLongAsThereAreAny() {
    aws = Scenario.strict();
    plantGroup();
    aws.callOf("elbv2", "CreateTargetGroup", "Name=blue", "Protocol=HTTP", "Port=80", "VpcId=v");
    aws.callOf("elbv2", "CreateTargetGroup", "Name=pick", "TargetType=lambda");
    aws.callOf(
        "elb",
        "CreateLoadBalancer",
        "LoadBalancerName=classic",
        "AvailabilityZones[]=us-east-1a",
        "Listeners.member.1.Protocol=HTTP",
        "Listeners.member.1.LoadBalancerPort=80",
        "Listeners.member.1.InstancePort=80");
    List<String> arns = List.copyOf(aws.region().elb().targetGroups().keySet());
    String blue = arns.get(0);

    assertThat(
            aws.refusal(
                "AttachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arns.get(1)))
        .isEqualTo(INVALID_TARGET_GROUPS);
    attachTargetGroups(blue);
    assertThat(targetGroups()).containsExactly(blue);
    attachSources(source("classic", "elb"));
    aws.create(
        "h",
        0,
        1,
        0,
        "LaunchConfigurationName=c",
        "TargetGroupARNs[]=" + blue,
        "LoadBalancerNames[]=classic");

    aws.callOf("elbv2", "DeleteTargetGroup", "TargetGroupArn=" + blue);
    aws.callOf("elb", "DeleteLoadBalancer", "LoadBalancerName=classic");
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation(
                    "i", 0, 1, 0, "LaunchConfigurationName=c", "TargetGroupARNs[]=" + blue)))
        .isEqualTo(INVALID_TARGET_GROUPS);
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation(
                    "i", 0, 1, 0, "LaunchConfigurationName=c", "LoadBalancerNames[]=classic")))
        .isEqualTo(INVALID_LOAD_BALANCERS);
  }

  @Test
  void aTypeCanBeLeftOutWhereTheArnTellsIt() {
    aws.create("g", 0, 1, 0);
    attachSources(source(arn("blue"), null), source(lattice(1), null));

    assertThat(aws.group("g").trafficSources())
        .containsExactly(
            new TrafficSourceIdentifier(arn("blue"), "elbv2"),
            new TrafficSourceIdentifier(lattice(1), "vpc-lattice"));
    for (String operation : List.of("AttachTrafficSources", "DetachTrafficSources")) {
      assertThat(aws.refusal(operation, request(List.of(source("classic", null)))))
          .isEqualTo(
              "ValidationError: The type of the traffic source 'classic' is missing. Type is"
                  + " required for a Classic Load Balancer");
    }
  }

  @Test
  void otherTypesAreRefused() {
    aws.create("g", 0, 1, 0);
    String refusal =
        "ValidationError: 'alb' is not a valid traffic source type. Valid types are [elb, elbv2,"
            + " vpc-lattice]";

    assertThat(aws.refusal("AttachTrafficSources", request(List.of(source("a", "alb")))))
        .isEqualTo(refusal);
    assertThat(aws.refusal("DetachTrafficSources", request(List.of(source("a", "alb")))))
        .isEqualTo(refusal);
    assertThat(aws.refusal("DescribeTrafficSources", GROUP, "TrafficSourceType=alb"))
        .isEqualTo(refusal);
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation(
                    "new",
                    0,
                    1,
                    0,
                    "TrafficSources.member.1.Identifier=a",
                    "TrafficSources.member.1.Type=alb")))
        .isEqualTo(refusal);
  }

  @ParameterizedTest(name = "{1} of type {0}")
  @CsvSource({"elb, 50", "elbv2, 50", "vpc-lattice, 5"})
  void aGroupHasAQuotaForEachKind(String type, int most) {
    aws.create("g", 0, 1, 0, sourceList(type, most));
    assertThat(sources("MaxRecords=50")).hasSize(most);
    String refusal =
        "LimitExceeded: You may only have "
            + most
            + " traffic sources of type "
            + type
            + " for the group";

    assertThat(
            aws.refusal("AttachTrafficSources", request(List.of(source(number(type, 99), type)))))
        .isEqualTo(refusal);
    assertThat(
            aws.refusal(
                "CreateAutoScalingGroup",
                Scenario.creation("new", 0, 1, 0, sourceList(type, most + 1))))
        .isEqualTo(refusal);
    aws.call("AttachTrafficSources", request(List.of(source(number(type, 1), type))));
  }

  private void attachLoadBalancers(String... names) {
    aws.call("AttachLoadBalancers", GROUP, "LoadBalancerNames[]=" + String.join(",", names));
  }

  private void attachTargetGroups(String... arns) {
    aws.call(
        "AttachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + String.join(",", arns));
  }

  private void attachSources(TrafficSourceIdentifier... sources) {
    aws.call("AttachTrafficSources", request(List.of(sources)));
  }

  private List<String> targetGroups() {
    return aws
        .ask(DescribeLoadBalancerTargetGroups.Response.class, GROUP)
        .loadBalancerTargetGroups()
        .stream()
        .map(LoadBalancerTargetGroupState::loadBalancerTargetGroupARN)
        .toList();
  }

  private List<String> sources(String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.add(GROUP);
    return identifiers(aws.ask(DescribeTrafficSources.Response.class, all.toArray(String[]::new)));
  }

  private static List<String> identifiers(DescribeTrafficSources.Response page) {
    return page.trafficSources().stream().map(TrafficSourceState::identifier).toList();
  }

  /** A group that strict references let pass. */
  private void plantGroup() {
    Image image =
        new Image(
            "ami-1",
            aws.now(),
            Image.Owner.SELF,
            new Image.Labels("one", Optional.empty()),
            new Image.Content("x86_64", "/dev/xvda", List.of(), Optional.empty()));
    aws.plant(region -> region.with(region.ec2().with(image)));
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large");
    aws.create("g", 0, 1, 0, "LaunchConfigurationName=c");
  }
}
