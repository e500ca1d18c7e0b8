package io.github.autoscalinglocal.companion.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.companion.ec2.InstanceType.Accelerators;
import io.github.autoscalinglocal.companion.ec2.InstanceType.LocalStorage;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.AcceleratorType;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import io.github.autoscalinglocal.shape.InstanceRequirements.InstanceGeneration;
import io.github.autoscalinglocal.shape.InstanceRequirements.LocalStorageType;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue against what AWS publishes of single types. */
class InstanceTypesTest {

  @ParameterizedTest(name = "{0}: {1} vCPUs, {2} MiB, {3}, {4}")
  @CsvSource({
    "t3.nano, 2, 512, INTEL, CURRENT",
    "t4g.small, 2, 2048, AMAZON_WEB_SERVICES, CURRENT",
    "m4.10xlarge, 40, 163840, INTEL, PREVIOUS",
    "m6a.48xlarge, 192, 786432, AMD, CURRENT",
    "c7g.medium, 1, 2048, AMAZON_WEB_SERVICES, CURRENT",
    "r4.16xlarge, 64, 499712, INTEL, PREVIOUS",
    "i3.large, 2, 15616, INTEL, CURRENT",
    "m1.small, 1, 1740, INTEL, PREVIOUS"
  })
  void knowsProcessorsAndMemory(
      String name, int vCpus, int memoryMiB, CpuManufacturer cpu, InstanceGeneration generation) {
    InstanceType type = type(name);

    assertThat(type.processor().vCpus()).isEqualTo(vCpus);
    assertThat(type.memoryMiB()).isEqualTo(memoryMiB);
    assertThat(type.processor().manufacturer()).isEqualTo(cpu);
    assertThat(type.generation()).isEqualTo(generation);
  }

  @ParameterizedTest(name = "{0}: burstable {1}, hibernates {2}, bare metal {3}")
  @CsvSource({
    "t3.micro, true, true, false",
    "m5.large, false, true, false",
    "m5.metal, false, false, true",
    "g4dn.xlarge, false, false, false"
  })
  void knowsTraits(String name, boolean burstable, boolean hibernates, boolean bareMetal) {
    assertThat(type(name).traits())
        .isEqualTo(new InstanceType.Traits(burstable, hibernates, bareMetal));
  }

  @Test
  void knowsStorageAcceleratorsAndBandwidth() {
    assertThat(type("m5.large").storage()).isEmpty();
    assertThat(type("i3.large").storage()).contains(new LocalStorage(LocalStorageType.SSD, 475));
    assertThat(type("d3.xlarge").storage()).contains(new LocalStorage(LocalStorageType.HDD, 5940));
    assertThat(type("m5.large").accelerators()).isEmpty();
    assertThat(type("g4dn.xlarge").accelerators())
        .contains(
            new Accelerators(AcceleratorType.GPU, AcceleratorManufacturer.NVIDIA, "t4", 1, 16384));
    assertThat(type("m5.large").bandwidth()).isEqualTo(new InstanceType.Bandwidth(3, 10, 650));
    assertThat(type("c7i-flex.large").family()).isEqualTo("c7i-flex");
  }

  @Test
  void hasSomethingForEveryAttribute() {
    assertThat(InstanceTypes.all().stream().map(each -> each.name().substring(0, 1)).toList())
        .contains("c", "m", "r", "t", "i", "g");
    assertThat(all(each -> each.processor().manufacturer()))
        .containsExactly("AMAZON_WEB_SERVICES", "AMD", "INTEL");
    assertThat(all(InstanceType::generation)).hasSize(2);
    assertThat(all(InstanceType::traits)).hasSizeGreaterThan(3);
    assertThat(all(each -> each.storage().map(LocalStorage::type))).hasSize(3);
    assertThat(all(each -> each.accelerators().map(Accelerators::type))).hasSize(4);
    assertThat(all(each -> each.accelerators().map(Accelerators::manufacturer))).hasSize(5);
  }

  private static Set<String> all(Function<InstanceType, Object> attribute) {
    return InstanceTypes.all().stream()
        .map(each -> attribute.apply(each).toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static InstanceType type(String name) {
    return InstanceTypes.named(name).orElseThrow();
  }
}
