package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorType;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import io.github.autoscalinglocal.shape.InstanceRequirements.LocalStorageType;
import java.util.Optional;

/**
 * What is known of an instance type.
 *
 * @param onDemandPrice US dollars an hour
 */
public record InstanceType(
    String name,
    InstanceGeneration generation,
    Processor processor,
    int memoryMiB,
    Traits traits,
    Bandwidth bandwidth,
    Optional<LocalStorage> storage,
    Optional<Accelerators> accelerators,
    double onDemandPrice) {

  public record Processor(int vCpus, CpuManufacturer manufacturer) {}

  public record Traits(boolean burstable, boolean hibernates, boolean bareMetal) {}

  /**
   * How it is connected.
   *
   * @param networkGbps what the type is listed with; a type of "up to 10 Gigabit" has 10
   * @param ebsMbps the baseline; 0 for a type that is not EBS-optimized
   */
  public record Bandwidth(int networkInterfaces, double networkGbps, int ebsMbps) {}

  public record LocalStorage(LocalStorageType type, int totalGB) {}

  /**
   * Its GPUs, FPGAs or inference chips.
   *
   * @param name as the API spells those that it names
   * @param totalMiB the memory of all of them
   */
  public record Accelerators(
      AcceleratorType type,
      AcceleratorManufacturer manufacturer,
      String name,
      int count,
      int totalMiB) {}

  /** Everything before the period: {@code m5} for {@code m5.large}. */
  public String family() {
    return name.substring(0, name.indexOf('.'));
  }
}
