package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.companion.ec2.InstanceType.Accelerators;
import io.github.autoscalinglocal.companion.ec2.InstanceType.LocalStorage;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorName;
import io.github.autoscalinglocal.shape.InstanceRequirements.DoubleBounds;
import io.github.autoscalinglocal.shape.InstanceRequirements.Inclusion;
import io.github.autoscalinglocal.shape.InstanceRequirements.IntegerBounds;
import io.github.autoscalinglocal.shape.InstanceRequirements.RequiredBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an instance type has what requirements ask for. It has to meet all attributes, and of an
 * attribute with several values one; what is not asked for has its documented default.
 */
final class Attributes {
  private static final double MIB_PER_GIB = 1024;

  private Attributes() {}

  static boolean meet(InstanceType type, InstanceRequirements asked) {
    return processorMeets(type, asked)
        && nameMeets(type, asked)
        && traitsMeet(type, asked)
        && bandwidthMeets(type.bandwidth(), asked)
        && storageMeets(type, asked)
        && acceleratorsMeet(type, asked)
        && PerformanceProtection.lets(type, asked.baselinePerformanceFactors());
  }

  private static boolean processorMeets(InstanceType type, InstanceRequirements asked) {
    int vCpus = type.processor().vCpus();
    return within(vCpus, asked.vCpuCount())
        && within(type.memoryMiB(), asked.memoryMiB())
        && within(type.memoryMiB() / MIB_PER_GIB / vCpus, asked.memoryGiBPerVCpu())
        && oneOf(type.processor().manufacturer(), asked.cpuManufacturers());
  }

  private static boolean nameMeets(InstanceType type, InstanceRequirements asked) {
    return oneOf(type.generation(), asked.instanceGenerations())
        && (isNone(asked.allowedInstanceTypes()) || fits(type, asked.allowedInstanceTypes()))
        && (isNone(asked.excludedInstanceTypes()) || !fits(type, asked.excludedInstanceTypes()));
  }

  private static boolean fits(InstanceType type, List<String> patterns) {
    return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, type.name()));
  }

  private static boolean traitsMeet(InstanceType type, InstanceRequirements asked) {
    return allows(asked.bareMetal(), Inclusion.EXCLUDED, type.traits().bareMetal())
        && allows(asked.burstablePerformance(), Inclusion.EXCLUDED, type.traits().burstable())
        && (!Boolean.TRUE.equals(asked.requireHibernateSupport()) || type.traits().hibernates());
  }

  private static boolean bandwidthMeets(InstanceType.Bandwidth has, InstanceRequirements asked) {
    return within(has.networkInterfaces(), asked.networkInterfaceCount())
        && within(has.networkGbps(), asked.networkBandwidthGbps())
        && within(has.ebsMbps(), asked.baselineEbsBandwidthMbps());
  }

  /** A kind of storage that is asked for has to be there, also where storage as such need not. */
  private static boolean storageMeets(InstanceType type, InstanceRequirements asked) {
    boolean ofAnAskedKind =
        type.storage().filter(has -> oneOf(has.type(), asked.localStorageTypes())).isPresent();
    return allows(asked.localStorage(), Inclusion.INCLUDED, type.storage().isPresent())
        && (isNone(asked.localStorageTypes()) || ofAnAskedKind)
        && within(type.storage().map(LocalStorage::totalGB).orElse(0), asked.totalLocalStorageGB());
  }

  /** A type without accelerators has none of any kind, and 0 MiB on them. */
  private static boolean acceleratorsMeet(InstanceType type, InstanceRequirements asked) {
    return within(type.accelerators().map(Accelerators::count).orElse(0), asked.acceleratorCount())
        && within(
            type.accelerators().map(Accelerators::totalMiB).orElse(0),
            asked.acceleratorTotalMemoryMiB())
        && type.accelerators()
            .map(has -> isOneAskedFor(has, asked))
            .orElse(
                isNone(asked.acceleratorTypes())
                    && isNone(asked.acceleratorManufacturers())
                    && isNone(asked.acceleratorNames()));
  }

  private static boolean isOneAskedFor(Accelerators has, InstanceRequirements asked) {
    List<AcceleratorName> names = asked.acceleratorNames();
    return oneOf(has.type(), asked.acceleratorTypes())
        && oneOf(has.manufacturer(), asked.acceleratorManufacturers())
        && (isNone(names) || names.stream().anyMatch(name -> name.wire().equals(has.name())));
  }

  private static boolean allows(
      @Nullable Inclusion asked, Inclusion otherwise, boolean theTypeIsOne) {
    return switch (asked == null ? otherwise : asked) {
      case INCLUDED -> true;
      case EXCLUDED -> !theTypeIsOne;
      case REQUIRED -> theTypeIsOne;
    };
  }

  private static <T> boolean oneOf(T value, @Nullable List<T> asked) {
    return asked == null || asked.isEmpty() || asked.contains(value);
  }

  private static boolean isNone(@Nullable List<?> asked) {
    return asked == null || asked.isEmpty();
  }

  private static boolean within(double value, @Nullable RequiredBounds bounds) {
    return bounds == null || within(value, bounds.min(), bounds.max());
  }

  private static boolean within(double value, @Nullable IntegerBounds bounds) {
    return bounds == null || within(value, bounds.min(), bounds.max());
  }

  private static boolean within(double value, @Nullable DoubleBounds bounds) {
    return bounds == null || within(value, bounds.min(), bounds.max());
  }

  private static boolean within(double value, @Nullable Number min, @Nullable Number max) {
    return (min == null || value >= min.doubleValue())
        && (max == null || value <= max.doubleValue());
  }
}
