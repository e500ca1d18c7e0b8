package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import io.github.autoscalinglocal.shape.InstanceMonitoring;
import io.github.autoscalinglocal.shape.Text;
import java.time.Instant;
import java.util.List;

/** Lists launch configurations. */
public final class DescribeLaunchConfigurations
    implements ReadOperation<
        DescribeLaunchConfigurations.Request, DescribeLaunchConfigurations.Response> {
  public record Request(
      List<@Text(max = 255) String> launchConfigurationNames,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(List<LaunchConfiguration> launchConfigurations, String nextToken) {}

  public record LaunchConfiguration(
      String launchConfigurationName,
      String launchConfigurationARN,
      String imageId,
      String keyName,
      List<String> securityGroups,
      String classicLinkVPCId,
      List<String> classicLinkVPCSecurityGroups,
      String userData,
      String instanceType,
      String kernelId,
      String ramdiskId,
      List<BlockDeviceMapping> blockDeviceMappings,
      InstanceMonitoring instanceMonitoring,
      String spotPrice,
      String iamInstanceProfile,
      Instant createdTime,
      Boolean ebsOptimized,
      Boolean associatePublicIpAddress,
      String placementTenancy,
      InstanceMetadataOptions metadataOptions) {}

  @Override
  public Response answer(Request request, View view) {
    throw new UnsupportedOperationException();
  }
}
