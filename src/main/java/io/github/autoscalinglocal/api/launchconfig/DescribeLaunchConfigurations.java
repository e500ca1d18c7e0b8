package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import io.github.autoscalinglocal.shape.InstanceMonitoring;
import io.github.autoscalinglocal.shape.Text;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Lists launch configurations. */
public final class DescribeLaunchConfigurations
    implements ReadOperation<
        DescribeLaunchConfigurations.Request, DescribeLaunchConfigurations.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);

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
    List<String> names = request.launchConfigurationNames();
    if (names != null && names.size() > SIZE.usual()) {
      throw Errors.tooManyNames("launch configuration names", SIZE.usual());
    }
    String after = Page.keyIn(name(), request.nextToken());
    var all = view.region().launchConfigurations();
    var configurations =
        names == null || names.isEmpty()
            ? all.tailMap(after, false).values().stream()
            : new TreeSet<>(names)
                .tailSet(after, false).stream().map(all::get).filter(Objects::nonNull);
    var page =
        Page.of(
            name(), configurations.iterator(), SIZE.of(request.maxRecords()), each -> each.name());
    return new Response(
        page.items().stream().map(DescribeLaunchConfigurations::answer).toList(), page.nextToken());
  }

  private static LaunchConfiguration answer(
      io.github.autoscalinglocal.model.LaunchConfiguration configuration) {
    var machine = configuration.machine();
    var network = configuration.network();
    var purchase = configuration.purchase();
    return new LaunchConfiguration(
        configuration.name(),
        configuration.arn(),
        machine.imageId(),
        // The service shows these four empty when they were not given.
        machine.keyName().orElse(""),
        network.securityGroups(),
        network.classicLinkVpcId().orElse(null),
        network.classicLinkVpcSecurityGroups(),
        machine.userData().orElse(""),
        machine.instanceType(),
        machine.kernelId().orElse(""),
        machine.ramdiskId().orElse(""),
        configuration.storage().blockDeviceMappings(),
        new InstanceMonitoring(purchase.monitoring()),
        purchase.spotPrice().orElse(null),
        machine.iamInstanceProfile().orElse(null),
        configuration.createdAt(),
        configuration.storage().ebsOptimized(),
        network.associatePublicIpAddress().orElse(null),
        purchase.placementTenancy().orElse(null),
        purchase.metadataOptions().orElse(null));
  }
}
