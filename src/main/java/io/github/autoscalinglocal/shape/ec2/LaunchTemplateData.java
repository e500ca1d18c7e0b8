package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record LaunchTemplateData(
    String kernelId,
    Boolean ebsOptimized,
    IamInstanceProfileSpecification iamInstanceProfile,
    @WireName(value = "BlockDeviceMapping", answer = "blockDeviceMappingSet")
        List<TemplateBlockDeviceMapping> blockDeviceMappings,
    @WireName(value = "NetworkInterface", answer = "networkInterfaceSet")
        List<TemplateNetworkInterface> networkInterfaces,
    String imageId,
    String instanceType,
    String keyName,
    TemplateMonitoring monitoring,
    TemplatePlacement placement,
    String ramDiskId,
    Boolean disableApiTermination,
    @OneOf({"stop", "terminate"}) String instanceInitiatedShutdownBehavior,
    String userData,
    @WireName(value = "TagSpecification", answer = "tagSpecificationSet")
        List<TagSpecification> tagSpecifications,
    @WireName(value = "ElasticGpuSpecification", answer = "elasticGpuSpecificationSet")
        List<ElasticGpuSpecification> elasticGpuSpecifications,
    @WireName(value = "ElasticInferenceAccelerator", answer = "elasticInferenceAcceleratorSet")
        List<ElasticInferenceAccelerator> elasticInferenceAccelerators,
    @WireName(value = "SecurityGroupId", answer = "securityGroupIdSet")
        List<String> securityGroupIds,
    @WireName(value = "SecurityGroup", answer = "securityGroupSet") List<String> securityGroups,
    InstanceMarketOptions instanceMarketOptions,
    CreditSpecification creditSpecification,
    CpuOptions cpuOptions,
    CapacityReservationSpecification capacityReservationSpecification,
    @WireName(value = "LicenseSpecification", answer = "licenseSet")
        List<LicenseSpecification> licenseSpecifications,
    HibernationOptions hibernationOptions,
    MetadataOptions metadataOptions,
    EnclaveOptions enclaveOptions,
    InstanceRequirements instanceRequirements,
    PrivateDnsNameOptions privateDnsNameOptions,
    MaintenanceOptions maintenanceOptions,
    Boolean disableApiStop,
    Operator operator,
    NetworkPerformanceOptions networkPerformanceOptions,
    @WireName(value = "SecondaryInterface", answer = "secondaryInterfaceSet")
        List<TemplateSecondaryInterface> secondaryInterfaces) {

  /** What says of an instance no more than its image and its type. */
  public static LaunchTemplateData of(String imageId, String instanceType) {
    return new LaunchTemplateData(
        null,
        null,
        null,
        null,
        null,
        imageId,
        instanceType,
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
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same, bought in another way. */
  public LaunchTemplateData with(InstanceMarketOptions next) {
    return new LaunchTemplateData(
        kernelId,
        ebsOptimized,
        iamInstanceProfile,
        blockDeviceMappings,
        networkInterfaces,
        imageId,
        instanceType,
        keyName,
        monitoring,
        placement,
        ramDiskId,
        disableApiTermination,
        instanceInitiatedShutdownBehavior,
        userData,
        tagSpecifications,
        elasticGpuSpecifications,
        elasticInferenceAccelerators,
        securityGroupIds,
        securityGroups,
        next,
        creditSpecification,
        cpuOptions,
        capacityReservationSpecification,
        licenseSpecifications,
        hibernationOptions,
        metadataOptions,
        enclaveOptions,
        instanceRequirements,
        privateDnsNameOptions,
        maintenanceOptions,
        disableApiStop,
        operator,
        networkPerformanceOptions,
        secondaryInterfaces);
  }

  /** This, and of another what it leaves open. */
  public LaunchTemplateData over(LaunchTemplateData base) {
    return new LaunchTemplateData(
        either(kernelId, base.kernelId),
        either(ebsOptimized, base.ebsOptimized),
        either(iamInstanceProfile, base.iamInstanceProfile),
        either(blockDeviceMappings, base.blockDeviceMappings),
        either(networkInterfaces, base.networkInterfaces),
        either(imageId, base.imageId),
        either(instanceType, base.instanceType),
        either(keyName, base.keyName),
        either(monitoring, base.monitoring),
        either(placement, base.placement),
        either(ramDiskId, base.ramDiskId),
        either(disableApiTermination, base.disableApiTermination),
        either(instanceInitiatedShutdownBehavior, base.instanceInitiatedShutdownBehavior),
        either(userData, base.userData),
        either(tagSpecifications, base.tagSpecifications),
        either(elasticGpuSpecifications, base.elasticGpuSpecifications),
        either(elasticInferenceAccelerators, base.elasticInferenceAccelerators),
        either(securityGroupIds, base.securityGroupIds),
        either(securityGroups, base.securityGroups),
        either(instanceMarketOptions, base.instanceMarketOptions),
        either(creditSpecification, base.creditSpecification),
        either(cpuOptions, base.cpuOptions),
        either(capacityReservationSpecification, base.capacityReservationSpecification),
        either(licenseSpecifications, base.licenseSpecifications),
        either(hibernationOptions, base.hibernationOptions),
        either(metadataOptions, base.metadataOptions),
        either(enclaveOptions, base.enclaveOptions),
        either(instanceRequirements, base.instanceRequirements),
        either(privateDnsNameOptions, base.privateDnsNameOptions),
        either(maintenanceOptions, base.maintenanceOptions),
        either(disableApiStop, base.disableApiStop),
        either(operator, base.operator),
        either(networkPerformanceOptions, base.networkPerformanceOptions),
        either(secondaryInterfaces, base.secondaryInterfaces));
  }

  private static <T> T either(T own, T other) {
    return own == null ? other : own;
  }
}
