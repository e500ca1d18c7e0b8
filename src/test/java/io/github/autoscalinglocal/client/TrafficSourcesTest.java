package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Timings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.DescribeLoadBalancerTargetGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerState;
import software.amazon.awssdk.services.autoscaling.model.LoadBalancerTargetGroupState;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceState;

/** Load balancers, target groups and traffic sources as the SDK sees them. */
class TrafficSourcesTest {
  private final Sandbox sandbox =
      Sandbox.start(settings -> settings.timings(Timings.REALISTIC.with("drain", seconds(30))));
  private final AutoScalingClient client = sandbox.client();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aProviderAttachesAndWaitsUntilNothingIsAddingAndDetachesAndWaitsUntilItIsGone() {
    sandbox.create("g", 1);
    sandbox.advance(seconds(60));
    client.attachLoadBalancers(r -> r.autoScalingGroupName("g").loadBalancerNames("classic"));
    client.attachLoadBalancerTargetGroups(r -> r.autoScalingGroupName("g").targetGroupARNs(arn(1)));
    client.attachTrafficSources(
        r -> r.autoScalingGroupName("g").trafficSources(source(arn(2), "elbv2")));

    assertThat(sources()).extracting(TrafficSourceState::state).containsOnly("Adding");
    sandbox.advance(seconds(2));
    assertThat(client.describeLoadBalancers(r -> r.autoScalingGroupName("g")).loadBalancers())
        .extracting(LoadBalancerState::loadBalancerName, LoadBalancerState::state)
        .containsExactly(tuple("classic", "Added"));
    assertThat(
            client
                .describeLoadBalancerTargetGroups(r -> r.autoScalingGroupName("g"))
                .loadBalancerTargetGroups())
        .extracting(
            LoadBalancerTargetGroupState::loadBalancerTargetGroupARN,
            LoadBalancerTargetGroupState::state)
        .containsExactly(tuple(arn(1), "Added"));
    assertThat(sources())
        .extracting(TrafficSourceState::identifier, TrafficSourceState::type)
        .containsExactly(tuple("classic", "elb"), tuple(arn(1), "elbv2"), tuple(arn(2), "elbv2"));

    client.detachLoadBalancers(r -> r.autoScalingGroupName("g").loadBalancerNames("classic"));
    client.detachLoadBalancerTargetGroups(r -> r.autoScalingGroupName("g").targetGroupARNs(arn(1)));
    client.detachTrafficSources(
        r -> r.autoScalingGroupName("g").trafficSources(source(arn(2), "elbv2")));

    assertThat(sources()).extracting(TrafficSourceState::state).containsOnly("Removing");
    sandbox.advance(seconds(30));
    assertThat(sources()).isEmpty();
    assertThat(sandbox.ids("g")).hasSize(1);
  }

  @Test
  void paginatorsGoThroughAllTargetGroups() {
    List<String> arns = IntStream.range(10, 35).mapToObj(TrafficSourcesTest::arn).toList();
    sandbox.create("g", 0, group -> group.targetGroupARNs(arns));

    var pages =
        client.describeLoadBalancerTargetGroupsPaginator(
            r -> r.autoScalingGroupName("g").maxRecords(10));

    assertThat(pages.stream())
        .extracting(DescribeLoadBalancerTargetGroupsResponse::loadBalancerTargetGroups)
        .extracting(List::size)
        .containsExactly(10, 10, 5);
    assertThat(pages.stream().flatMap(page -> page.loadBalancerTargetGroups().stream()))
        .extracting(LoadBalancerTargetGroupState::loadBalancerTargetGroupARN)
        .isEqualTo(arns);
  }

  @Test
  void aLoadBalancersArnInPlaceOfATargetGroupsIsRefused() {
    sandbox.create("g", 0);

    assertThatThrownBy(
            () ->
                client.attachLoadBalancerTargetGroups(
                    r ->
                        r.autoScalingGroupName("g")
                            .targetGroupARNs(
                                "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/a/1")))
        .isInstanceOfSatisfying(
            AutoScalingException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .isEqualTo(
                      "Provided Target Groups may not be valid. Please ensure they exist and try"
                          + " again.");
            });
  }

  private List<TrafficSourceState> sources() {
    return client.describeTrafficSources(r -> r.autoScalingGroupName("g")).trafficSources();
  }

  private static TrafficSourceIdentifier source(String identifier, String type) {
    return TrafficSourceIdentifier.builder().identifier(identifier).type(type).build();
  }

  private static String arn(int number) {
    return "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t" + number + "/1";
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
