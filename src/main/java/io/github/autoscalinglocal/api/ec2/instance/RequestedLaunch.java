package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.EbsBlockDevice;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.Placement;
import io.github.autoscalinglocal.shape.ec2.TemplateBlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.TemplateEbsBlockDevice;
import io.github.autoscalinglocal.shape.ec2.TemplateMonitoring;
import io.github.autoscalinglocal.shape.ec2.TemplateNetworkInterface;
import io.github.autoscalinglocal.shape.ec2.TemplatePlacement;
import java.util.List;

/** What a request says of the instances to launch, in the words of launch templates. */
final class RequestedLaunch {
  private RequestedLaunch() {}

  static LaunchTemplateData of(RunInstances.Request request) {
    return new LaunchTemplateData(
        request.kernelId(),
        request.ebsOptimized(),
        request.iamInstanceProfile(),
        mappings(request.blockDeviceMappings()),
        interfaces(request),
        request.imageId(),
        request.instanceType(),
        request.keyName(),
        request.monitoring() == null
            ? null
            : new TemplateMonitoring(request.monitoring().enabled()),
        placement(request.placement()),
        request.ramdiskId(),
        request.disableApiTermination(),
        request.instanceInitiatedShutdownBehavior(),
        request.userData(),
        request.tagSpecifications(),
        request.elasticGpuSpecification(),
        request.elasticInferenceAccelerators(),
        request.securityGroupIds(),
        request.securityGroups(),
        request.instanceMarketOptions(),
        request.creditSpecification(),
        request.cpuOptions(),
        request.capacityReservationSpecification(),
        request.licenseSpecifications(),
        request.hibernationOptions(),
        request.metadataOptions(),
        request.enclaveOptions(),
        null,
        request.privateDnsNameOptions(),
        request.maintenanceOptions(),
        request.disableApiStop(),
        request.operator(),
        request.networkPerformanceOptions(),
        null);
  }

  private static List<TemplateBlockDeviceMapping> mappings(List<BlockDeviceMapping> given) {
    return given == null
        ? null
        : given.stream()
            .map(
                each ->
                    new TemplateBlockDeviceMapping(
                        each.deviceName(), each.virtualName(), volume(each.ebs()), each.noDevice()))
            .toList();
  }

  private static TemplateEbsBlockDevice volume(EbsBlockDevice given) {
    return given == null
        ? null
        : new TemplateEbsBlockDevice(
            given.encrypted(),
            given.deleteOnTermination(),
            given.iops(),
            given.kmsKeyId(),
            given.snapshotId(),
            given.volumeSize(),
            given.volumeType(),
            given.throughput(),
            given.volumeInitializationRate(),
            given.ebsCardIndex());
  }

  private static TemplatePlacement placement(Placement given) {
    return given == null
        ? null
        : new TemplatePlacement(
            given.availabilityZone(),
            given.availabilityZoneId(),
            given.affinity(),
            given.groupName(),
            given.hostId(),
            given.tenancy(),
            given.spreadDomain(),
            given.hostResourceGroupArn(),
            given.partitionNumber(),
            given.groupId());
  }

  /** Subnet and address are said of the instance, or of its first network interface. */
  private static List<TemplateNetworkInterface> interfaces(RunInstances.Request request) {
    if (request.networkInterfaces() != null) {
      return request.networkInterfaces().stream()
          .map(
              each ->
                  networkInterface(
                      each.associatePublicIpAddress(),
                      each.deviceIndex(),
                      each.groups(),
                      each.privateIpAddress(),
                      each.subnetId()))
          .toList();
    }
    return request.subnetId() == null && request.privateIpAddress() == null
        ? null
        : List.of(networkInterface(null, 0, null, request.privateIpAddress(), request.subnetId()));
  }

  private static TemplateNetworkInterface networkInterface(
      Boolean publicIp, Integer index, List<String> groups, String address, String subnetId) {
    return new TemplateNetworkInterface(
        null, publicIp, null, null, index, groups, null, null, null, null, address, null, null,
        subnetId, null, null, null, null, null, null, null, null, null);
  }
}
