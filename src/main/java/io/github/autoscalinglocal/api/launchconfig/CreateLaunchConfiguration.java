package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import io.github.autoscalinglocal.shape.InstanceMonitoring;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;

/** Creates a launch configuration, which never changes afterwards. */
public final class CreateLaunchConfiguration
    implements WriteOperation<CreateLaunchConfiguration.Request, NoResult> {
  public record Request(
      @Required @Text(max = 255) String launchConfigurationName,
      @Text(max = 255) String imageId,
      @Text(max = 255) String keyName,
      List<@Text(min = 0) String> securityGroups,
      @Text(max = 255) String classicLinkVPCId,
      List<@Text(max = 255) String> classicLinkVPCSecurityGroups,
      @Text(min = 0, max = 21847) String userData,
      @Text(max = 19) String instanceId,
      @Text(max = 255) String instanceType,
      @Text(max = 255) String kernelId,
      @Text(max = 255) String ramdiskId,
      List<BlockDeviceMapping> blockDeviceMappings,
      InstanceMonitoring instanceMonitoring,
      @Length(min = 1, max = 255) String spotPrice,
      @Text(max = 1600) String iamInstanceProfile,
      Boolean ebsOptimized,
      Boolean associatePublicIpAddress,
      @Text(max = 64) String placementTenancy,
      InstanceMetadataOptions metadataOptions) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    throw new UnsupportedOperationException();
  }
}
