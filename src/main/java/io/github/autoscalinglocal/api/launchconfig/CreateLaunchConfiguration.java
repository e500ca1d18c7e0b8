package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.SpotPrices;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import io.github.autoscalinglocal.shape.InstanceMonitoring;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.List;
import java.util.Optional;

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
      InstanceMetadataOptions metadataOptions) {

    /** What asks for a configuration like an instance's, and nothing else. */
    public static Request ofInstance(String launchConfigurationName, String instanceId) {
      return new Request(
          launchConfigurationName,
          null,
          null,
          null,
          null,
          null,
          null,
          instanceId,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
  }

  @Override
  public NoResult apply(Request given, Tx tx) {
    String name = given.launchConfigurationName();
    if (tx.region().launchConfiguration(name).isPresent()) {
      throw Errors.launchConfigurationExists(name);
    }
    int most = tx.options().limits().maxLaunchConfigurations();
    if (tx.region().launchConfigurations().size() >= most) {
      throw Errors.tooManyLaunchConfigurations(most);
    }
    if (given.instanceId() == null && (given.imageId() == null || given.instanceType() == null)) {
      throw Errors.launchConfigurationIncomplete();
    }
    Request request = LikeInstance.complete(given, tx);
    Images.resolve(tx, request.imageId());
    LaunchConfiguration configuration =
        new LaunchConfiguration(
            name,
            tx.scope()
                .arn("launchConfiguration:" + tx.newUuid() + ":launchConfigurationName/" + name),
            tx.now(),
            machine(request),
            new LaunchConfiguration.Network(
                orNone(request.securityGroups()),
                Optional.ofNullable(request.classicLinkVPCId()),
                orNone(request.classicLinkVPCSecurityGroups()),
                Optional.ofNullable(request.associatePublicIpAddress())),
            new LaunchConfiguration.Storage(
                orNone(request.blockDeviceMappings()), Boolean.TRUE.equals(request.ebsOptimized())),
            purchase(request));
    tx.update(region -> region.with(configuration));
    return new NoResult();
  }

  private static LaunchConfiguration.Machine machine(Request request) {
    return new LaunchConfiguration.Machine(
        request.imageId(),
        request.instanceType(),
        Optional.ofNullable(request.kernelId()),
        Optional.ofNullable(request.ramdiskId()),
        Optional.ofNullable(request.keyName()),
        Optional.ofNullable(request.userData()),
        Optional.ofNullable(request.iamInstanceProfile()));
  }

  private static LaunchConfiguration.Purchase purchase(Request request) {
    if (request.spotPrice() != null && !SpotPrices.isValid(request.spotPrice())) {
      throw Errors.invalidSpotPrice("SpotPrice", request.spotPrice());
    }
    boolean monitoring =
        request.instanceMonitoring() == null
            || !Boolean.FALSE.equals(request.instanceMonitoring().enabled());
    return new LaunchConfiguration.Purchase(
        monitoring,
        Optional.ofNullable(request.spotPrice()),
        Optional.ofNullable(request.placementTenancy()),
        Optional.ofNullable(request.metadataOptions()));
  }

  private static <T> List<T> orNone(List<T> list) {
    return list == null ? List.of() : list;
  }
}
