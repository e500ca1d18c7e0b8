package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.Options.References;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Groups whose target group or load balancer was deleted under them launch nothing any more. */
class DeletedSourcesTest {
  private Sandbox sandbox = Sandbox.start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String targetGroup() {
    return elbV2()
        .createTargetGroup(
            request ->
                request
                    .name("web")
                    .protocol(ProtocolEnum.HTTP)
                    .port(80)
                    .vpcId(sandbox.ec2().describeVpcs().vpcs().get(0).vpcId()))
        .targetGroups()
        .get(0)
        .targetGroupArn();
  }

  private ElasticLoadBalancingV2Client elbV2() {
    return sandbox.client(ElasticLoadBalancingV2Client.builder());
  }

  private ElasticLoadBalancingClient elb() {
    return sandbox.client(ElasticLoadBalancingClient.builder());
  }

  private List<Activity> failed() {
    return sandbox.activities("g").stream()
        .filter(each -> each.statusCode() == ScalingActivityStatusCode.FAILED)
        .toList();
  }

  private void aLaunchFailsForWantOfItsTargetGroupUntilThatIsDetached() {
    String arn = targetGroup();
    sandbox.create("g", 1, group -> group.targetGroupARNs(arn));
    elbV2().deleteTargetGroup(request -> request.targetGroupArn(arn));

    sandbox.setDesired("g", 3);

    assertThat(sandbox.ids("g")).hasSize(1);
    assertThat(failed())
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.statusMessage())
                    .isEqualTo(
                        "One or more target groups not found. Validating load balancer"
                            + " configuration failed."));
    sandbox
        .client()
        .detachLoadBalancerTargetGroups(
            request -> request.autoScalingGroupName("g").targetGroupARNs(arn));
    sandbox.advance(Duration.ofSeconds(20));
    assertThat(sandbox.ids("g")).hasSize(3);
  }

  @Test
  void aTargetGroupThatIsDeleted() {
    aLaunchFailsForWantOfItsTargetGroupUntilThatIsDetached();
  }

  @Test
  void aTargetGroupThatIsDeletedWhereReferencesAreStrict() {
    sandbox.close();
    sandbox = Sandbox.start(settings -> settings.references(References.STRICT));
    sandbox
        .ec2()
        .createLaunchTemplate(
            request ->
                request
                    .launchTemplateName("web")
                    .launchTemplateData(
                        data ->
                            data.imageId(
                                sandbox.ec2().describeImages().images().get(0).imageId())));

    aLaunchFailsForWantOfItsTargetGroupUntilThatIsDetached();
  }

  @Test
  void aLoadBalancerThatIsDeleted() {
    elb()
        .createLoadBalancer(
            request ->
                request
                    .loadBalancerName("lb")
                    .availabilityZones("us-east-1a")
                    .listeners(
                        Listener.builder()
                            .protocol("HTTP")
                            .loadBalancerPort(80)
                            .instancePort(80)
                            .build()));
    sandbox.create("g", 0, group -> group.loadBalancerNames("lb"));
    elb().deleteLoadBalancer(request -> request.loadBalancerName("lb"));

    sandbox.setDesired("g", 1);

    assertThat(failed().get(0).statusMessage())
        .isEqualTo("Cannot find Load Balancer lb. Validating load balancer configuration failed.");
  }

  @Test
  void whoRegistersNothingMissesNothing() {
    String arn = targetGroup();
    sandbox.create("g", 0, group -> group.targetGroupARNs(arn));
    elbV2().deleteTargetGroup(request -> request.targetGroupArn(arn));
    sandbox
        .client()
        .suspendProcesses(
            request -> request.autoScalingGroupName("g").scalingProcesses("AddToLoadBalancer"));

    sandbox.setDesired("g", 1);

    assertThat(sandbox.ids("g")).hasSize(1);
  }
}
