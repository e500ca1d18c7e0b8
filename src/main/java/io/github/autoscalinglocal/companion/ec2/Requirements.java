package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorName;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorType;
import io.github.autoscalinglocal.shape.InstanceRequirements.BaselinePerformanceFactors;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.DoubleBounds;
import io.github.autoscalinglocal.shape.InstanceRequirements.Inclusion;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import io.github.autoscalinglocal.shape.InstanceRequirements.IntegerBounds;
import io.github.autoscalinglocal.shape.InstanceRequirements.LocalStorageType;
import io.github.autoscalinglocal.shape.InstanceRequirements.RequiredBounds;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.ec2.DoubleRange;
import io.github.autoscalinglocal.shape.ec2.IntegerRange;
import io.github.autoscalinglocal.shape.ec2.RequiredIntegerRange;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requirements as EC2 takes them, in the words of Auto Scaling, which chooses by them. */
public final class Requirements {
  private static final class Unknown extends RuntimeException {
    Unknown() {
      super(null, null, false, false);
    }
  }

  private Requirements() {}

  /** The types that meet them, whatever they cost; none if they name what no type has. */
  public static List<InstanceType> meeting(
      io.github.autoscalinglocal.shape.ec2.InstanceRequirements asked) {
    try {
      InstanceRequirements known = of(asked);
      return InstanceTypes.all().stream().filter(type -> Attributes.meet(type, known)).toList();
    } catch (Unknown nothingIsThat) {
      return List.of();
    }
  }

  private static InstanceRequirements of(
      io.github.autoscalinglocal.shape.ec2.InstanceRequirements asked) {
    return new InstanceRequirements(
        bounds(asked.vCpuCount()),
        bounds(asked.memoryMiB()),
        constants(CpuManufacturer.values(), asked.cpuManufacturers()),
        bounds(asked.memoryGiBPerVCpu()),
        asked.excludedInstanceTypes(),
        constants(InstanceGeneration.values(), asked.instanceGenerations()),
        asked.spotMaxPricePercentageOverLowestPrice(),
        asked.maxSpotPriceAsPercentageOfOptimalOnDemandPrice(),
        asked.onDemandMaxPricePercentageOverLowestPrice(),
        inclusion(asked.bareMetal()),
        inclusion(asked.burstablePerformance()),
        asked.requireHibernateSupport(),
        bounds(asked.networkInterfaceCount()),
        inclusion(asked.localStorage()),
        constants(LocalStorageType.values(), asked.localStorageTypes()),
        bounds(asked.totalLocalStorageGB()),
        bounds(asked.baselineEbsBandwidthMbps()),
        constants(AcceleratorType.values(), asked.acceleratorTypes()),
        bounds(asked.acceleratorCount()),
        constants(AcceleratorManufacturer.values(), asked.acceleratorManufacturers()),
        constants(AcceleratorName.values(), asked.acceleratorNames()),
        bounds(asked.acceleratorTotalMemoryMiB()),
        bounds(asked.networkBandwidthGbps()),
        asked.allowedInstanceTypes(),
        factors(asked.baselinePerformanceFactors()));
  }

  private static RequiredBounds bounds(RequiredIntegerRange range) {
    return new RequiredBounds(range.min(), range.max());
  }

  private static @Nullable IntegerBounds bounds(@Nullable IntegerRange range) {
    return range == null ? null : new IntegerBounds(range.min(), range.max());
  }

  private static @Nullable DoubleBounds bounds(@Nullable DoubleRange range) {
    return range == null ? null : new DoubleBounds(range.min(), range.max());
  }

  private static @Nullable Inclusion inclusion(@Nullable String word) {
    List<Inclusion> known = constants(Inclusion.values(), word == null ? List.of() : List.of(word));
    return known == null ? null : known.get(0);
  }

  /**
   * Of several values one has to be met, so those that no type of the catalogue has do not count.
   */
  private static <E extends WireEnum> @Nullable List<E> constants(
      E[] all, @Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      return null;
    }
    List<E> known = Stream.of(all).filter(each -> words.contains(each.wire())).toList();
    if (known.isEmpty()) {
      throw new Unknown();
    }
    return known;
  }

  private static @Nullable BaselinePerformanceFactors factors(
      io.github.autoscalinglocal.shape.ec2.@Nullable BaselinePerformanceFactors asked) {
    if (asked == null || asked.cpu() == null || asked.cpu().references() == null) {
      return null;
    }
    return new BaselinePerformanceFactors(
        new BaselinePerformanceFactors.Cpu(
            asked.cpu().references().stream()
                .map(each -> new BaselinePerformanceFactors.Reference(each.instanceFamily()))
                .toList()));
  }
}
