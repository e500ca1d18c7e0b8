package io.github.autoscalinglocal.shape.ec2;

import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

public record InstanceRequirements(
    @Required RequiredIntegerRange vCpuCount,
    @Required RequiredIntegerRange memoryMiB,
    @WireName(value = "CpuManufacturer", answer = "cpuManufacturerSet")
        List<@OneOf({"amazon-web-services", "amd", "apple", "intel"}) String> cpuManufacturers,
    DoubleRange memoryGiBPerVCpu,
    @WireName(value = "ExcludedInstanceType", answer = "excludedInstanceTypeSet") @Length(max = 400)
        List<@Length(min = 1, max = 30) @Matches("[a-zA-Z0-9\\.\\*\\-]+") String>
            excludedInstanceTypes,
    @WireName(value = "InstanceGeneration", answer = "instanceGenerationSet")
        List<@OneOf({"current", "previous"}) String> instanceGenerations,
    Integer spotMaxPricePercentageOverLowestPrice,
    Integer onDemandMaxPricePercentageOverLowestPrice,
    @OneOf({"excluded", "included", "required"}) String bareMetal,
    @OneOf({"excluded", "included", "required"}) String burstablePerformance,
    Boolean requireHibernateSupport,
    IntegerRange networkInterfaceCount,
    @OneOf({"excluded", "included", "required"}) String localStorage,
    @WireName(value = "LocalStorageType", answer = "localStorageTypeSet")
        List<@OneOf({"hdd", "ssd"}) String> localStorageTypes,
    DoubleRange totalLocalStorageGB,
    IntegerRange baselineEbsBandwidthMbps,
    @WireName(value = "AcceleratorType", answer = "acceleratorTypeSet")
        List<@OneOf({"fpga", "gpu", "inference", "media"}) String> acceleratorTypes,
    IntegerRange acceleratorCount,
    @WireName(value = "AcceleratorManufacturer", answer = "acceleratorManufacturerSet")
        List<@OneOf({"amazon-web-services", "amd", "habana", "nvidia", "xilinx"}) String>
            acceleratorManufacturers,
    @WireName(value = "AcceleratorName", answer = "acceleratorNameSet")
        List<
                @OneOf({
                  "a100",
                  "a10g",
                  "gaudi-hl-205",
                  "h100",
                  "inferentia",
                  "inferentia2",
                  "k520",
                  "k80",
                  "l4",
                  "l40s",
                  "m60",
                  "radeon-pro-v520",
                  "t4",
                  "t4g",
                  "trainium",
                  "trainium2",
                  "u30",
                  "v100",
                  "vu9p"
                })
                String>
            acceleratorNames,
    IntegerRange acceleratorTotalMemoryMiB,
    DoubleRange networkBandwidthGbps,
    @WireName(value = "AllowedInstanceType", answer = "allowedInstanceTypeSet") @Length(max = 400)
        List<@Length(min = 1, max = 30) @Matches("[a-zA-Z0-9\\.\\*\\-]+") String>
            allowedInstanceTypes,
    Integer maxSpotPriceAsPercentageOfOptimalOnDemandPrice,
    BaselinePerformanceFactors baselinePerformanceFactors,
    Boolean requireEncryptionInTransit) {}
