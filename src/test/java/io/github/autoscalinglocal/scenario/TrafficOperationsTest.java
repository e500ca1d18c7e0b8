package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups.LoadBalancerTargetGroupState;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancers;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancers.LoadBalancerState;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources.TrafficSourceState;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.Elb.Targets;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three families of operations over one list of traffic sources: what each sees and refuses. */
class TrafficOperationsTest {
  private static final String GROUP = "AutoScalingGroupName=g";
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

  // What is seen.

  @Test
  void eachFamilySeesItsOwnAndTrafficSourcesAreAll() {
    aws.create("g", 0, 1, 0);
    attachLoadBalancers("classic");
    attachTargetGroups(arn("blue"));
    attachSources(source("named", "elb"), source(arn("green"), "elbv2"), source(lattice(1), null));

    assertThat(loadBalancers()).containsExactly("classic");
    assertThat(targetGroups()).containsExactly(arn("blue"));
    assertThat(sources())
        .containsExactly("classic", "named", arn("blue"), arn("green"), lattice(1));
  }

  @Test
  void theGroupShowsAllHoweverTheyWereAttached() {
    aws.create("g", 0, 1, 0);
    attachLoadBalancers("classic");
    attachTargetGroups(arn("blue"));
    attachSources(source("named", "elb"), source(arn("green"), "elbv2"), source(lattice(1), null));

    AutoScalingGroup group = aws.group("g");
    assertThat(group.loadBalancerNames()).containsExactly("classic", "named");
    assertThat(group.targetGroupARNs()).containsExactly(arn("blue"), arn("green"));
    assertThat(group.trafficSources())
        .containsExactly(
            new TrafficSourceIdentifier("classic", "elb"),
            new TrafficSourceIdentifier("named", "elb"),
            new TrafficSourceIdentifier(arn("blue"), "elbv2"),
            new TrafficSourceIdentifier(arn("green"), "elbv2"),
            new TrafficSourceIdentifier(lattice(1), "vpc-lattice"));
  }

  @Test
  void eachFamilySeesWhatTheGroupWasCreatedWithThroughItsOwnMember() {
    aws.create(
        "g",
        0,
        1,
        0,
        "LoadBalancerNames[]=classic",
        "TargetGroupARNs[]=" + arn("blue"),
        "TrafficSources.member.1.Identifier=" + arn("green"),
        "TrafficSources.member.2.Identifier=named",
        "TrafficSources.member.2.Type=elb");

    assertThat(loadBalancers()).containsExactly("classic");
    assertThat(targetGroups()).containsExactly(arn("blue"));
    assertThat(sources()).containsExactly("classic", "named", arn("blue"), arn("green"));
  }

  @Test
  void aTrafficSourceIsShownUnderBothNamesOfItsIdentifier() {
    aws.create("g", 0, 1, 0);
    attachTargetGroups(arn("blue"));

    assertThat(aws.ask(DescribeTrafficSources.Response.class, GROUP).trafficSources())
        .containsExactly(new TrafficSourceState(arn("blue"), "Added", arn("blue"), "elbv2"));
  }

  @ParameterizedTest
  @CsvSource({"elb, classic", "elbv2, arn", "vpc-lattice, lattice"})
  void trafficSourcesCanBeListedByType(String type, String found) {
    aws.create("g", 0, 1, 0);
    attachSources(source("classic", "elb"), source(arn("blue"), null), source(lattice(1), null));

    assertThat(sources("TrafficSourceType=" + type))
        .containsExactly(
            found.equals("arn") ? arn("blue") : found.equals("lattice") ? lattice(1) : "classic");
  }

  @Test
  void aGroupWithoutSourcesListsNone() {
    aws.create("g", 0, 1, 0);

    assertThat(loadBalancers()).isEmpty();
    assertThat(targetGroups()).isEmpty();
    assertThat(sources()).isEmpty();
  }

  @Test
  void whoeverAttachedASourceFirstKeepsIt() {
    aws.create("g", 0, 1, 0);
    attachTargetGroups(arn("blue"));
    attachSources(source(arn("blue"), "elbv2"));
    assertThat(targetGroups()).containsExactly(arn("blue"));

    attachSources(source(arn("green"), "elbv2"));
    attachTargetGroups(arn("green"));
    assertThat(targetGroups()).containsExactly(arn("blue"));
    assertThat(sources()).containsExactly(arn("blue"), arn("green"));
  }

  @Test
  void attachingAddsToWhatIsThere() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=one");

    attachLoadBalancers("two");
    attachLoadBalancers("three", "one");

    assertThat(loadBalancers()).containsExactly("one", "three", "two");
  }

  @Test
  void detachingTakesWhatIsNamed() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=one,two");
    attachTargetGroups(arn("blue"), arn("green"));

    aws.call("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=one");
    aws.call("DetachLoadBalancerTargetGroups", GROUP, "TargetGroupARNs[]=" + arn("green"));

    assertThat(sources()).containsExactly("two", arn("blue"));
  }

  @Test
  void trafficSourcesAreDetachedHoweverTheyWereAttached() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=one,two");
    attachTargetGroups(arn("blue"));

    detachSources(source("one", "elb"), source(arn("blue"), null));

    assertThat(sources()).containsExactly("two");
  }

  // Pages.

  @ParameterizedTest
  @CsvSource({"DescribeLoadBalancers, 100", "DescribeLoadBalancerTargetGroups, 100"})
  void theOlderOperationsListUpToAHundred(String operation, int most) {
    aws.create("g", 0, 1, 0);

    aws.call(operation, GROUP, "MaxRecords=" + most);
    assertThat(aws.refusal(operation, GROUP, "MaxRecords=" + (most + 1)))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value '101' at 'maxRecords' failed to"
                + " satisfy constraint: Member must have value less than or equal to 100");
    assertThat(aws.refusal(operation, GROUP, "MaxRecords=0"))
        .contains("greater than or equal to 1");
  }

  @Test
  void trafficSourcesComeInPagesOfFiftyInOrder() {
    List<String> all = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      all.add("lb-" + i);
    }
    IntStream.range(0, 20).forEach(i -> all.add(arn("t" + (10 + i))));
    aws.create(
        "g",
        0,
        1,
        0,
        "LoadBalancerNames[]=" + String.join(",", all.subList(0, 50)),
        "TargetGroupARNs[]=" + String.join(",", all.subList(50, 70)));

    var first = aws.ask(DescribeTrafficSources.Response.class, GROUP);
    var second =
        aws.ask(DescribeTrafficSources.Response.class, GROUP, "NextToken=" + first.nextToken());

    assertThat(identifiers(first)).isEqualTo(all.subList(0, 50));
    assertThat(identifiers(second)).isEqualTo(all.subList(50, 70));
    assertThat(second.nextToken()).isNull();
    assertThat(aws.refusal("DescribeTrafficSources", GROUP, "MaxRecords=51"))
        .contains("less than or equal to 50");
  }

  @Test
  void aListingGoesOnBehindItsTokenWhenSourcesComeAndGo() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=a,b,c,d");
    String token = aws.ask(DescribeLoadBalancers.Response.class, GROUP, "MaxRecords=2").nextToken();
    aws.call("DetachLoadBalancers", GROUP, "LoadBalancerNames[]=b,c");
    attachLoadBalancers("a1", "e");

    assertThat(
            aws.ask(DescribeLoadBalancers.Response.class, GROUP, "NextToken=" + token)
                .loadBalancers())
        .extracting(LoadBalancerState::loadBalancerName)
        .containsExactly("d", "e");
  }

  @Test
  void aTokenIsGoodForItsOwnOperationOnly() {
    aws.create("g", 0, 1, 0, "LoadBalancerNames[]=a,b");
    String token = aws.ask(DescribeLoadBalancers.Response.class, GROUP, "MaxRecords=1").nextToken();

    assertThat(aws.refusal("DescribeTrafficSources", GROUP, "NextToken=" + token))
        .isEqualTo("InvalidNextToken: The token '" + token + "' was invalid");
    assertThat(aws.refusal("DescribeLoadBalancerTargetGroups", GROUP, "NextToken=nonsense"))
        .startsWith("InvalidNextToken: ");
    assertThat(aws.refusal("DescribeLoadBalancers", GROUP, "NextToken=nonsense"))
        .startsWith("InvalidNextToken: ");
  }

  // Refusals.

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

    TrafficSource blue = new TrafficSource(TrafficSource.Type.TARGET_GROUP, arn("blue"));
    aws.plant(region -> region.with(region.elb().with(blue, Targets.NONE)));
    attachTargetGroups(arn("blue"));
    assertThat(targetGroups()).containsExactly(arn("blue"));
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

  // Calls in short.

  private static String arn(String name) {
    return "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + name + "/73e2d6";
  }

  private static String lattice(int number) {
    return "arn:aws:vpc-lattice:us-east-1:123456789012:targetgroup/tg-" + number;
  }

  private static String number(String type, int number) {
    return switch (type) {
      case "elb" -> "lb-" + number;
      case "elbv2" -> arn("t" + number);
      default -> lattice(number);
    };
  }

  private static String numbered(String pattern, int count) {
    return String.join(",", IntStream.rangeClosed(1, count).mapToObj(pattern::formatted).toList());
  }

  private static TrafficSourceIdentifier source(String identifier, String type) {
    return new TrafficSourceIdentifier(identifier, type);
  }

  private static List<TrafficSourceIdentifier> sourcesOf(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> source(arn("s" + i), null)).toList();
  }

  private static String[] request(List<TrafficSourceIdentifier> sources) {
    List<String> parameters = new ArrayList<>(List.of(GROUP));
    for (TrafficSourceIdentifier source : sources) {
      String member = "TrafficSources.member." + (sources.indexOf(source) + 1) + ".";
      parameters.add(member + "Identifier=" + source.identifier());
      if (source.type() != null) {
        parameters.add(member + "Type=" + source.type());
      }
    }
    return parameters.toArray(String[]::new);
  }

  private static String[] sourceList(String type, int count) {
    String[] request =
        request(
            IntStream.rangeClosed(1, count).mapToObj(i -> source(number(type, i), type)).toList());
    return List.of(request).subList(1, request.length).toArray(String[]::new);
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

  private void detachSources(TrafficSourceIdentifier... sources) {
    aws.call("DetachTrafficSources", request(List.of(sources)));
  }

  private List<String> loadBalancers() {
    return aws.ask(DescribeLoadBalancers.Response.class, GROUP).loadBalancers().stream()
        .map(LoadBalancerState::loadBalancerName)
        .toList();
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
    aws.plant(region -> region.with(region.ec2().with(new Ec2.Image("ami-1", aws.now()))));
    aws.call(
        "CreateLaunchConfiguration",
        "LaunchConfigurationName=c",
        "ImageId=ami-1",
        "InstanceType=m5.large");
    aws.create("g", 0, 1, 0, "LaunchConfigurationName=c");
  }
}
