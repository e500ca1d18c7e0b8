package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;

/** An instance type as answers show it, as far as the catalogue knows it. */
public record TypeAnswer(
    String instanceType,
    Boolean currentGeneration,
    Boolean freeTierEligible,
    List<String> supportedUsageClasses,
    List<String> supportedRootDeviceTypes,
    List<String> supportedVirtualizationTypes,
    Boolean bareMetal,
    String hypervisor,
    Processor processorInfo,
    VCpus vCpuInfo,
    Memory memoryInfo,
    Boolean instanceStorageSupported,
    Storage instanceStorageInfo,
    Ebs ebsInfo,
    Network networkInfo,
    Gpus gpuInfo,
    Groups placementGroupInfo,
    Accelerators inferenceAcceleratorInfo,
    Boolean hibernationSupported,
    Boolean burstablePerformanceSupported,
    Boolean dedicatedHostsSupported,
    Boolean autoRecoverySupported) {
  private static final double MBPS_PER_MBYTE = 8;

  public record Processor(List<String> supportedArchitectures, String manufacturer) {}

  public record VCpus(Integer defaultVCpus, Integer defaultCores, Integer defaultThreadsPerCore) {}

  public record Memory(Long sizeInMiB) {}

  public record Storage(Long totalSizeInGB, List<Disk> disks) {}

  public record Disk(Long sizeInGB, Integer count, String type) {}

  public record Ebs(
      String ebsOptimizedSupport,
      String encryptionSupport,
      EbsBandwidth ebsOptimizedInfo,
      String nvmeSupport) {}

  public record EbsBandwidth(Integer baselineBandwidthInMbps, Double baselineThroughputInMBps) {}

  public record Network(
      String networkPerformance,
      Integer maximumNetworkInterfaces,
      Integer maximumNetworkCards,
      Integer defaultNetworkCardIndex,
      Integer ipv4AddressesPerInterface,
      Boolean ipv6Supported,
      String enaSupport) {}

  public record Gpus(List<Gpu> gpus, Integer totalGpuMemoryInMiB) {}

  public record Gpu(String name, String manufacturer, Integer count, GpuMemory memoryInfo) {}

  public record GpuMemory(Integer sizeInMiB) {}

  public record Accelerators(
      @WireName(item = "member") List<Accelerator> accelerators,
      Integer totalInferenceMemoryInMiB) {}

  public record Accelerator(
      Integer count, String name, String manufacturer, AcceleratorMemory memoryInfo) {}

  public record AcceleratorMemory(Integer sizeInMiB) {}

  public record Groups(List<String> supportedStrategies) {}

  static TypeAnswer of(InstanceType type) {
    InstanceType.Traits traits = type.traits();
    return new TypeAnswer(
        type.name(),
        type.generation() == InstanceGeneration.CURRENT,
        type.name().equals("t2.micro") || type.name().equals("t3.micro"),
        List.of("on-demand", "spot"),
        List.of("ebs"),
        List.of("hvm"),
        traits.bareMetal(),
        traits.bareMetal() ? null : "nitro",
        TypeFacts.processor(type),
        TypeFacts.vCpus(type),
        new Memory((long) type.memoryMiB()),
        type.storage().isPresent(),
        type.storage().map(TypeFacts::storage).orElse(null),
        ebs(type.bandwidth().ebsMbps()),
        TypeFacts.network(type),
        TypeFacts.gpus(type),
        new Groups(List.of("cluster", "partition", "spread")),
        TypeFacts.accelerators(type),
        traits.hibernates(),
        traits.burstable(),
        !traits.burstable(),
        !traits.bareMetal() && type.storage().isEmpty());
  }

  private static Ebs ebs(int mbps) {
    return new Ebs(
        mbps > 0 ? "default" : "unsupported",
        "supported",
        mbps > 0 ? new EbsBandwidth(mbps, mbps / MBPS_PER_MBYTE) : null,
        mbps > 0 ? "required" : "unsupported");
  }
}
