package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.companion.ec2.InstanceType;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorType;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import java.util.List;
import java.util.Locale;

/** Parts of what is known of instance types, in EC2's words. */
final class TypeFacts {
  private TypeFacts() {}

  static boolean isArm(InstanceType type) {
    return type.processor().manufacturer() == CpuManufacturer.AMAZON_WEB_SERVICES;
  }

  static String architecture(InstanceType type) {
    return isArm(type) ? "arm64" : "x86_64";
  }

  static TypeAnswer.Processor processor(InstanceType type) {
    String manufacturer =
        switch (type.processor().manufacturer()) {
          case AMAZON_WEB_SERVICES -> "AWS";
          case AMD -> "AMD";
          case APPLE -> "Apple";
          case INTEL -> "Intel";
        };
    return new TypeAnswer.Processor(List.of(architecture(type)), manufacturer);
  }

  /** AWS's processors, and bursting types of one vCPU, have no second thread. */
  static TypeAnswer.VCpus vCpus(InstanceType type) {
    int count = type.processor().vCpus();
    int threads = isArm(type) || count % 2 == 1 ? 1 : 2;
    return new TypeAnswer.VCpus(count, count / threads, threads);
  }

  static TypeAnswer.Storage storage(InstanceType.LocalStorage has) {
    long size = has.totalGB();
    return new TypeAnswer.Storage(size, List.of(new TypeAnswer.Disk(size, 1, has.type().wire())));
  }

  /** How many addresses an interface may have is not in the catalogue: it grows with the type. */
  static TypeAnswer.Network network(InstanceType type) {
    InstanceType.Bandwidth bandwidth = type.bandwidth();
    double gbps = bandwidth.networkGbps();
    return new TypeAnswer.Network(
        (gbps == Math.rint(gbps) ? String.valueOf((long) gbps) : String.valueOf(gbps)) + " Gigabit",
        bandwidth.networkInterfaces(),
        1,
        0,
        Math.min(50, Math.max(2, bandwidth.networkInterfaces() * 4 - 2)),
        true,
        "required");
  }

  static TypeAnswer.Gpus gpus(InstanceType type) {
    return type.accelerators()
        .filter(has -> has.type() == AcceleratorType.GPU)
        .map(
            has ->
                new TypeAnswer.Gpus(
                    List.of(
                        new TypeAnswer.Gpu(
                            has.name().toUpperCase(Locale.ROOT),
                            manufacturer(has.manufacturer().wire()),
                            has.count(),
                            new TypeAnswer.GpuMemory(has.totalMiB() / has.count()))),
                    has.totalMiB()))
        .orElse(null);
  }

  static TypeAnswer.Accelerators accelerators(InstanceType type) {
    return type.accelerators()
        .filter(has -> has.type() == AcceleratorType.INFERENCE)
        .map(
            has ->
                new TypeAnswer.Accelerators(
                    List.of(
                        new TypeAnswer.Accelerator(
                            has.count(),
                            has.name(),
                            manufacturer(has.manufacturer().wire()),
                            new TypeAnswer.AcceleratorMemory(has.totalMiB() / has.count()))),
                    has.totalMiB()))
        .orElse(null);
  }

  private static String manufacturer(String wire) {
    return wire.equals("amazon-web-services") ? "AWS" : wire.toUpperCase(Locale.ROOT);
  }
}
