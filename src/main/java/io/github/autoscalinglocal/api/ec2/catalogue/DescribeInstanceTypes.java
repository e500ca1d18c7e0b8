package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lists the instance types of the catalogue. */
public final class DescribeInstanceTypes
    implements ReadOperation<DescribeInstanceTypes.Request, DescribeInstanceTypes.Response> {
  private static final Listing<TypeAnswer> LISTING =
      new Listing<>("DescribeInstanceTypes", filters(), TypeAnswer::instanceType, 5, 100);

  public record Request(
      Boolean dryRun,
      @WireName("InstanceType") @Length(max = 100) List<String> instanceTypes,
      @WireName("Filter") List<Filter> filters,
      @Range(min = 5, max = 100) Integer maxResults,
      String nextToken,
      Boolean includeUnsupportedInRegion) {}

  public record Response(
      @WireName(answer = "instanceTypeSet") List<TypeAnswer> instanceTypes, String nextToken) {}

  private static Filters<TypeAnswer> filters() {
    return new Filters<TypeAnswer>()
        .on("auto-recovery-supported", TypeAnswer::autoRecoverySupported)
        .on("bare-metal", TypeAnswer::bareMetal)
        .on("burstable-performance-supported", TypeAnswer::burstablePerformanceSupported)
        .on("current-generation", TypeAnswer::currentGeneration)
        .on("dedicated-hosts-supported", TypeAnswer::dedicatedHostsSupported)
        .on("ebs-info.ebs-optimized-support", type -> type.ebsInfo().ebsOptimizedSupport())
        .on("ebs-info.encryption-support", type -> type.ebsInfo().encryptionSupport())
        .on("ebs-info.nvme-support", type -> type.ebsInfo().nvmeSupport())
        .on("free-tier-eligible", TypeAnswer::freeTierEligible)
        .on("hibernation-supported", TypeAnswer::hibernationSupported)
        .on("hypervisor", TypeAnswer::hypervisor)
        .on("instance-storage-supported", TypeAnswer::instanceStorageSupported)
        .on("instance-type", TypeAnswer::instanceType)
        .on("memory-info.size-in-mib", type -> type.memoryInfo().sizeInMiB())
        .on("network-info.ena-support", type -> type.networkInfo().enaSupport())
        .on("network-info.ipv6-supported", type -> type.networkInfo().ipv6Supported())
        .on(
            "network-info.maximum-network-interfaces",
            type -> type.networkInfo().maximumNetworkInterfaces())
        .on("network-info.network-performance", type -> type.networkInfo().networkPerformance())
        .onEach(
            "processor-info.supported-architecture",
            type -> type.processorInfo().supportedArchitectures().stream())
        .onEach("supported-root-device-type", type -> type.supportedRootDeviceTypes().stream())
        .onEach("supported-usage-class", type -> type.supportedUsageClasses().stream())
        .onEach(
            "supported-virtualization-type", type -> type.supportedVirtualizationTypes().stream())
        .on("vcpu-info.default-cores", type -> type.vCpuInfo().defaultCores())
        .on("vcpu-info.default-threads-per-core", type -> type.vCpuInfo().defaultThreadsPerCore())
        .on("vcpu-info.default-vcpus", type -> type.vCpuInfo().defaultVCpus());
  }

  @Override
  public Response answer(Request request, View view) {
    Listing.notWithIds(request.instanceTypes(), "instanceTypes", request.maxResults());
    SortedMap<String, InstanceType> all = new TreeMap<>();
    InstanceTypes.all().forEach(type -> all.put(type.name(), type));
    Page<TypeAnswer> page =
        LISTING.page(
            Listing.named(request.instanceTypes(), all, Ec2Errors::instanceTypeUnknown)
                .map(TypeAnswer::of),
            request.filters(),
            request.maxResults() == null ? Integer.valueOf(100) : request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }
}
