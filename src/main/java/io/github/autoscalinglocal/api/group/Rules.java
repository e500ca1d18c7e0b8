package io.github.autoscalinglocal.api.group;

import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.TrafficSource;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification.CapacityReservationPreference;
import io.github.autoscalinglocal.shape.InstanceMaintenancePolicy;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the service checks of a group's definition, beyond the bounds that the request records
 * declare.
 */
public final class Rules {
  private static final List<String> HEALTH_CHECKS = List.of("EC2", "ELB", "VPC_LATTICE", "EBS");
  private static final List<String> CAPACITY_TYPES = List.of("units", "vcpu", "memory-mib");
  private static final int SHORTEST_LIFETIME = 86_400;
  private static final int LONGEST_LIFETIME = 31_536_000;

  private Rules() {}

  static void name(String name) {
    if (!name.chars().allMatch(each -> each >= 33 && each <= 126 && each != ':')) {
      throw Errors.invalidGroupName(name);
    }
  }

  static void sizes(int min, int max, int desired) {
    notNegative("MinSize", min);
    notNegative("MaxSize", max);
    notNegative("DesiredCapacity", desired);
    if (min > max) {
      throw Errors.minAboveMax(min, max);
    }
    if (desired < min || desired > max) {
      throw Errors.desiredOutOfBounds(desired, min, max);
    }
  }

  private static void notNegative(String member, int value) {
    if (value < 0) {
      throw Errors.negativeSize(member, value);
    }
  }

  /** Several types are separated by commas; EC2 is always on and stands only alone. */
  static void healthCheckType(String type) {
    List<String> types = Arrays.stream(type.split(",", -1)).map(String::strip).toList();
    if (!HEALTH_CHECKS.containsAll(types)) {
      throw Errors.invalidHealthCheckType(type);
    }
    if (types.size() > 1 && types.contains("EC2")) {
      throw Errors.healthCheckTypeWithEc2();
    }
  }

  static void gracePeriod(int seconds) {
    if (seconds < 0) {
      throw Errors.negativeGracePeriod();
    }
  }

  public static void terminationPolicies(List<String> policies) {
    for (int i = 0; i < policies.size(); i++) {
      String policy = policies.get(i);
      if (!TerminationPolicies.isValid(policy)) {
        throw Errors.invalidTerminationPolicy(policy);
      }
      boolean last =
          policies.subList(i, policies.size()).stream()
              .allMatch(TerminationPolicies.DEFAULT::equals);
      if (policy.equals(TerminationPolicies.DEFAULT) && !last) {
        throw Errors.defaultPolicyNotLast();
      }
      if (TerminationPolicies.isFunctionArn(policy) && i > 0) {
        throw Errors.functionPolicyNotFirst();
      }
    }
  }

  /** Each kind of traffic source has a quota of its own. */
  public static void trafficSources(Collection<TrafficSource> sources) {
    for (TrafficSource.Type type : TrafficSource.Type.values()) {
      if (sources.stream().filter(each -> each.type() == type).count() > type.mostPerGroup()) {
        throw Errors.tooManySources(type.wire(), type.mostPerGroup());
      }
    }
  }

  static boolean isLifetime(int seconds) {
    return seconds >= SHORTEST_LIFETIME && seconds <= LONGEST_LIFETIME;
  }

  static void desiredCapacityType(String type) {
    if (!CAPACITY_TYPES.contains(type)) {
      throw Errors.invalidDesiredCapacityType(type);
    }
  }

  /** Capacity is counted in what types have only where requirements choose them. */
  static void capacityIsCountable(Capacity capacity, LaunchSource source) {
    capacity
        .desiredType()
        .filter(type -> !type.equals(CAPACITY_TYPES.get(0)) && !choosesByAttributes(source))
        .ifPresent(
            type -> {
              throw Errors.desiredCapacityTypeWithoutRequirements(type);
            });
  }

  private static boolean choosesByAttributes(LaunchSource source) {
    return source instanceof OfMixedInstances mixed
        && mixed.policy().launchTemplate().overrides().stream()
            .anyMatch(each -> each.instanceRequirements() != null);
  }

  /** Seconds, where -1 means none. */
  static Optional<Integer> defaultInstanceWarmup(int seconds) {
    if (seconds < -1) {
      throw Errors.invalidDefaultInstanceWarmup();
    }
    return seconds == -1 ? Optional.empty() : Optional.of(seconds);
  }

  /** The policy, where -1 for both percentages means none. */
  static Optional<InstanceMaintenancePolicy> maintenancePolicy(InstanceMaintenancePolicy policy) {
    Integer min = policy.minHealthyPercentage();
    Integer max = policy.maxHealthyPercentage();
    if (min == null || max == null || (min == -1) != (max == -1)) {
      throw Errors.maintenancePolicyIncomplete();
    }
    if (min == -1) {
      return Optional.empty();
    }
    if (max < 100) {
      throw Errors.maintenancePolicyIncomplete();
    }
    if (max - min > 100) {
      throw Errors.maintenancePolicySpread();
    }
    return Optional.of(policy);
  }

  static CapacityReservationSpecification capacityReservation(
      CapacityReservationSpecification given) {
    CapacityReservationPreference preference =
        given.capacityReservationPreference() == null
            ? CapacityReservationPreference.DEFAULT
            : given.capacityReservationPreference();
    boolean withoutTarget =
        preference == CapacityReservationPreference.DEFAULT
            || preference == CapacityReservationPreference.NONE;
    if (withoutTarget && given.capacityReservationTarget() != null) {
      throw Errors.reservationTargetNotAllowed();
    }
    return new CapacityReservationSpecification(preference, given.capacityReservationTarget());
  }
}
