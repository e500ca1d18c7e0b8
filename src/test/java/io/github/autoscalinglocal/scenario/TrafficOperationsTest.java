package io.github.autoscalinglocal.scenario;

import static io.github.autoscalinglocal.scenario.Sources.GROUP;
import static io.github.autoscalinglocal.scenario.Sources.arn;
import static io.github.autoscalinglocal.scenario.Sources.lattice;
import static io.github.autoscalinglocal.scenario.Sources.request;
import static io.github.autoscalinglocal.scenario.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.AutoScalingGroup;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancerTargetGroups.LoadBalancerTargetGroupState;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancers;
import io.github.autoscalinglocal.api.traffic.DescribeLoadBalancers.LoadBalancerState;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources;
import io.github.autoscalinglocal.api.traffic.DescribeTrafficSources.TrafficSourceState;
import io.github.autoscalinglocal.shape.TrafficSourceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three families of operations over one list of traffic sources: what each of them sees. */
class TrafficOperationsTest {
  private final Scenario aws = Scenario.instant();

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
}
