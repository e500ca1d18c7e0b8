package io.github.autoscalinglocal.shape;

import java.util.List;

/** What an instance type must have to be launched; a type has to meet all of it. */
public record InstanceRequirements(
    @Required RequiredBounds vCpuCount,
    @Required RequiredBounds memoryMiB,
    List<CpuManufacturer> cpuManufacturers,
    DoubleBounds memoryGiBPerVCpu,
    @Length(max = 400)
        List<@Length(min = 1, max = 30) @Matches("[a-zA-Z0-9\\.\\*\\-]+") String>
            excludedInstanceTypes,
    List<InstanceGeneration> instanceGenerations,
    @Range(min = 0) Integer spotMaxPricePercentageOverLowestPrice,
    @Range(min = 0) Integer maxSpotPriceAsPercentageOfOptimalOnDemandPrice,
    @Range(min = 0) Integer onDemandMaxPricePercentageOverLowestPrice,
    Inclusion bareMetal,
    Inclusion burstablePerformance,
    Boolean requireHibernateSupport,
    IntegerBounds networkInterfaceCount,
    Inclusion localStorage,
    List<LocalStorageType> localStorageTypes,
    DoubleBounds totalLocalStorageGB,
    IntegerBounds baselineEbsBandwidthMbps,
    List<AcceleratorType> acceleratorTypes,
    IntegerBounds acceleratorCount,
    List<AcceleratorManufacturer> acceleratorManufacturers,
    List<AcceleratorName> acceleratorNames,
    IntegerBounds acceleratorTotalMemoryMiB,
    DoubleBounds networkBandwidthGbps,
    @Length(max = 400)
        List<@Length(min = 1, max = 30) @Matches("[a-zA-Z0-9\\.\\*\\-]+") String>
            allowedInstanceTypes,
    BaselinePerformanceFactors baselinePerformanceFactors) {

  public record RequiredBounds(
      @Required @Range(min = 0) Integer min, @Range(min = 0) Integer max) {}

  public record IntegerBounds(@Range(min = 0) Integer min, @Range(min = 0) Integer max) {}

  public record DoubleBounds(@Range(min = 0) Double min, @Range(min = 0) Double max) {}

  public record BaselinePerformanceFactors(Cpu cpu) {
    public record Cpu(@WireName(value = "Reference", item = "item") List<Reference> references) {}

    public record Reference(String instanceFamily) {}
  }

  /** Whether instance types with some feature may, must not or must be chosen. */
  public enum Inclusion implements WireEnum {
    INCLUDED,
    EXCLUDED,
    REQUIRED
  }

  public enum CpuManufacturer implements WireEnum {
    INTEL,
    AMD,
    AMAZON_WEB_SERVICES,
    APPLE
  }

  public enum InstanceGeneration implements WireEnum {
    CURRENT,
    PREVIOUS
  }

  public enum LocalStorageType implements WireEnum {
    HDD,
    SSD
  }

  public enum AcceleratorType implements WireEnum {
    GPU,
    FPGA,
    INFERENCE
  }

  public enum AcceleratorManufacturer implements WireEnum {
    NVIDIA,
    AMD,
    AMAZON_WEB_SERVICES,
    XILINX
  }

  public enum AcceleratorName implements WireEnum {
    A100,
    V100,
    K80,
    T4,
    M60,
    RADEON_PRO_V520,
    VU9P
  }
}
