package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.shape.WireEnum;
import java.util.Optional;

/** What the capacity of a group is counted in: its {@code DesiredCapacityType}. */
public enum CapacityUnit implements WireEnum {
  /** Instances, or the weights that overrides give to types. */
  UNITS,
  VCPU,
  MEMORY_MIB;

  /** The unit of a group that names one, or none. */
  public static CapacityUnit of(Optional<String> desiredCapacityType) {
    String name = desiredCapacityType.orElse("units");
    for (CapacityUnit unit : values()) {
      if (unit.wire().equals(name)) {
        return unit;
      }
    }
    throw new IllegalArgumentException("no capacity type " + name);
  }

  /** What an instance of the type counts; empty where overrides say so, or every one is one. */
  public Optional<Integer> weightOf(InstanceType type) {
    return switch (this) {
      case UNITS -> Optional.empty();
      case VCPU -> Optional.of(type.processor().vCpus());
      case MEMORY_MIB -> Optional.of(type.memoryMiB());
    };
  }
}
