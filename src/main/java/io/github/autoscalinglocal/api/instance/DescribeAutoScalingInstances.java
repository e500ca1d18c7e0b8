package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Lists instances of all groups, with their health in capitals. */
public final class DescribeAutoScalingInstances
    implements ReadOperation<
        DescribeAutoScalingInstances.Request, DescribeAutoScalingInstances.Response> {
  public record Request(
      List<@Text(max = 19) String> instanceIds,
      Integer maxRecords,
      @Text(min = 0) String nextToken) {}

  public record Response(List<AutoScalingInstanceDetails> autoScalingInstances, String nextToken) {}

  public record AutoScalingInstanceDetails(
      String instanceId,
      String instanceType,
      String autoScalingGroupName,
      String availabilityZone,
      String availabilityZoneId,
      String lifecycleState,
      String healthStatus,
      String launchConfigurationName,
      LaunchTemplateSpecification launchTemplate,
      String imageId,
      Boolean protectedFromScaleIn,
      String weightedCapacity) {}

  @Override
  public Response answer(Request request, View view) {
    throw new UnsupportedOperationException();
  }
}
