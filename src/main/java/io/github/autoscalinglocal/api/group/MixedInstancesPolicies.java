package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.api.SpotPrices;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import io.github.autoscalinglocal.shape.LaunchTemplate;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import io.github.autoscalinglocal.shape.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.MixedInstancesPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Mixed instances policies: checked, and completed with the defaults that the service shows. */
final class MixedInstancesPolicies {
  private static final String PRIORITIZED = "prioritized";
  private static final String LOWEST_PRICE = "lowest-price";
  private static final String CAPACITY_PRIORITIZED = "capacity-optimized-prioritized";
  private static final List<String> ON_DEMAND_STRATEGIES = List.of(PRIORITIZED, LOWEST_PRICE);
  private static final List<String> SPOT_STRATEGIES =
      List.of(LOWEST_PRICE, "capacity-optimized", CAPACITY_PRIORITIZED, "price-capacity-optimized");
  private static final int MOST_OVERRIDES = 40;
  private static final int MOST_REQUIREMENTS = 4;
  private static final int MOST_POOLS = 20;
  private static final int DEFAULT_POOLS = 2;

  private MixedInstancesPolicies() {}

  /**
   * The policy as the service shows it.
   *
   * @param old what an update leaves as it is where it says nothing
   */
  static MixedInstancesPolicy complete(
      Tx tx, MixedInstancesPolicy given, Optional<MixedInstancesPolicy> old) {
    Optional<LaunchTemplate> oldLaunch = old.map(MixedInstancesPolicy::launchTemplate);
    Optional<LaunchTemplate> launch = Optional.ofNullable(given.launchTemplate());
    LaunchTemplateSpecification template =
        launch
            .map(LaunchTemplate::launchTemplateSpecification)
            .map(each -> LaunchSources.resolve(tx, each))
            .or(() -> oldLaunch.map(LaunchTemplate::launchTemplateSpecification))
            .orElseThrow(Errors::templateNeither);
    List<LaunchTemplateOverrides> overrides =
        launch
            .map(LaunchTemplate::overrides)
            .map(each -> completeOverrides(tx, each))
            .or(() -> oldLaunch.map(LaunchTemplate::overrides))
            .orElse(List.of());
    boolean requirements = overrides.stream().anyMatch(each -> each.instanceRequirements() != null);
    return new MixedInstancesPolicy(
        new LaunchTemplate(template, overrides),
        completeDistribution(
            given.instancesDistribution(),
            old.map(MixedInstancesPolicy::instancesDistribution),
            requirements));
  }

  private static InstancesDistribution completeDistribution(
      InstancesDistribution given, Optional<InstancesDistribution> old, boolean requirements) {
    Optional<InstancesDistribution> asked = Optional.ofNullable(given);
    String onDemand =
        asked
            .map(InstancesDistribution::onDemandAllocationStrategy)
            .or(() -> old.map(InstancesDistribution::onDemandAllocationStrategy))
            .orElse(requirements ? LOWEST_PRICE : PRIORITIZED);
    String spot = either(asked, old, InstancesDistribution::spotAllocationStrategy, LOWEST_PRICE);
    checkStrategies(onDemand, spot, requirements);
    int base = either(asked, old, InstancesDistribution::onDemandBaseCapacity, 0);
    if (base < 0) {
      throw Errors.negativeSize("OnDemandBaseCapacity", base);
    }
    Optional<String> maxPrice =
        asked
            .map(InstancesDistribution::spotMaxPrice)
            .or(() -> old.map(InstancesDistribution::spotMaxPrice))
            .filter(price -> !price.isEmpty());
    maxPrice.ifPresent(MixedInstancesPolicies::checkPrice);
    return new InstancesDistribution(
        onDemand,
        base,
        either(asked, old, InstancesDistribution::onDemandPercentageAboveBaseCapacity, 100),
        spot,
        pools(asked, old, spot),
        maxPrice.orElse(null));
  }

  private static void checkPrice(String price) {
    if (!SpotPrices.isValid(price)) {
      throw Errors.invalidSpotPrice("SpotMaxPrice", price);
    }
  }

  private static <T> T either(
      Optional<InstancesDistribution> asked,
      Optional<InstancesDistribution> old,
      Function<InstancesDistribution, T> member,
      T otherwise) {
    return asked.map(member).or(() -> old.map(member)).orElse(otherwise);
  }

  private static void checkStrategies(String onDemand, String spot, boolean requirements) {
    if (!ON_DEMAND_STRATEGIES.contains(onDemand)) {
      throw Errors.invalidAllocationStrategy(
          "OnDemandAllocationStrategy", String.join(", ", ON_DEMAND_STRATEGIES));
    }
    if (!SPOT_STRATEGIES.contains(spot)) {
      throw Errors.invalidAllocationStrategy(
          "SpotAllocationStrategy", String.join(", ", SPOT_STRATEGIES));
    }
    if (requirements && onDemand.equals(PRIORITIZED)) {
      throw Errors.prioritizedOnDemandWithRequirements();
    }
    if (requirements && spot.equals(CAPACITY_PRIORITIZED)) {
      throw Errors.prioritizedSpotWithRequirements();
    }
  }

  /**
   * The number of pools belongs to the strategy {@code lowest-price}, and is shown only with it.
   */
  private static Integer pools(
      Optional<InstancesDistribution> asked, Optional<InstancesDistribution> old, String spot) {
    Integer given = asked.map(InstancesDistribution::spotInstancePools).orElse(null);
    if (!spot.equals(LOWEST_PRICE)) {
      if (given != null) {
        throw Errors.poolsWithoutLowestPrice();
      }
      return null;
    }
    if (given != null && (given < 1 || given > MOST_POOLS)) {
      throw Errors.invalidSpotPools();
    }
    return either(asked, old, InstancesDistribution::spotInstancePools, DEFAULT_POOLS);
  }

  private static List<LaunchTemplateOverrides> completeOverrides(
      Tx tx, List<LaunchTemplateOverrides> overrides) {
    if (overrides.size() > MOST_OVERRIDES) {
      throw Errors.tooManyOverrides();
    }
    if (overrides.stream().filter(each -> each.instanceRequirements() != null).count()
        > MOST_REQUIREMENTS) {
      throw Errors.tooManyRequirementOverrides();
    }
    long weighted = overrides.stream().filter(each -> each.weightedCapacity() != null).count();
    if (weighted != 0 && weighted != overrides.size()) {
      throw Errors.weightsMissing();
    }
    Set<String> types = new TreeSet<>();
    List<LaunchTemplateOverrides> completed = new ArrayList<>();
    for (LaunchTemplateOverrides override : overrides) {
      check(override);
      if (override.instanceType() != null && !types.add(override.instanceType())) {
        throw Errors.duplicateOverride();
      }
      completed.add(complete(tx, override));
    }
    return completed;
  }

  private static void check(LaunchTemplateOverrides override) {
    if (override.instanceRequirements() != null) {
      if (override.instanceType() != null) {
        throw Errors.typeAndRequirements();
      }
      check(override.instanceRequirements());
    }
    String weight = override.weightedCapacity();
    if (weight != null && !weight.matches("[1-9]\\d{0,2}")) {
      throw Errors.invalidWeight(weight);
    }
  }

  private static LaunchTemplateOverrides complete(Tx tx, LaunchTemplateOverrides override) {
    LaunchTemplateSpecification template = override.launchTemplateSpecification();
    if (template == null) {
      return override;
    }
    if (template.launchTemplateId() == null && template.launchTemplateName() == null) {
      throw Errors.overrideTemplateNeither();
    }
    return new LaunchTemplateOverrides(
        override.instanceType(),
        override.weightedCapacity(),
        LaunchSources.resolve(tx, template),
        override.instanceRequirements(),
        override.imageId());
  }

  private static void check(InstanceRequirements requirements) {
    if (notEmpty(requirements.allowedInstanceTypes())
        && notEmpty(requirements.excludedInstanceTypes())) {
      throw Errors.allowedAndExcludedTypes();
    }
    if (Objects.nonNull(requirements.spotMaxPricePercentageOverLowestPrice())
        && Objects.nonNull(requirements.maxSpotPriceAsPercentageOfOptimalOnDemandPrice())) {
      throw Errors.bothPriceProtections();
    }
    bounds("VCpuCount", requirements.vCpuCount().min(), requirements.vCpuCount().max());
    bounds("MemoryMiB", requirements.memoryMiB().min(), requirements.memoryMiB().max());
    bounds("MemoryGiBPerVCpu", requirements.memoryGiBPerVCpu());
    bounds("NetworkInterfaceCount", requirements.networkInterfaceCount());
    bounds("TotalLocalStorageGB", requirements.totalLocalStorageGB());
    bounds("BaselineEbsBandwidthMbps", requirements.baselineEbsBandwidthMbps());
    bounds("AcceleratorCount", requirements.acceleratorCount());
    bounds("AcceleratorTotalMemoryMiB", requirements.acceleratorTotalMemoryMiB());
    bounds("NetworkBandwidthGbps", requirements.networkBandwidthGbps());
  }

  private static boolean notEmpty(List<String> list) {
    return list != null && !list.isEmpty();
  }

  private static void bounds(String member, InstanceRequirements.IntegerBounds bounds) {
    if (bounds != null) {
      bounds(member, bounds.min(), bounds.max());
    }
  }

  private static void bounds(String member, InstanceRequirements.DoubleBounds bounds) {
    if (bounds != null) {
      bounds(member, bounds.min(), bounds.max());
    }
  }

  private static void bounds(String member, Number min, Number max) {
    if (min != null && max != null && min.doubleValue() > max.doubleValue()) {
      throw Errors.emptyRange(min, member, max);
    }
  }
}
