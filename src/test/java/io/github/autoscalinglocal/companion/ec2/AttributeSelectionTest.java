package io.github.autoscalinglocal.companion.ec2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.model.MarketData;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.InstanceRequirements;
import io.github.autoscalinglocal.wire.QueryForm;
import io.github.autoscalinglocal.wire.QueryTree;
import io.github.autoscalinglocal.wire.RequestReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which types requirements choose. They are written as on the wire; the types they may choose from
 * stand beside them.
 */
class AttributeSelectionTest {
  private static final String ZONE = "us-east-1a";

  record Request(InstanceRequirements instanceRequirements) {}

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VCpuCount.Min=4 | m5.large m5.xlarge m5.2xlarge | m5.xlarge m5.2xlarge
          VCpuCount.Min=4 VCpuCount.Max=4 | m5.large m5.xlarge m5.2xlarge | m5.xlarge
          MemoryMiB.Min=8192 | c5.large m5.large r5.large | m5.large r5.large
          MemoryMiB.Max=8192 | c5.large m5.large r5.large | c5.large m5.large
          CpuManufacturers.member.1=amd | m5.large m5a.large m6g.large | m5a.large
          CpuManufacturers.member.1=intel CpuManufacturers.member.2=amd | m5.large m5a.large m6g.large | m5.large m5a.large
          CpuManufacturers.member.1=amazon-web-services | m5.large m5a.large m6g.large | m6g.large
          CpuManufacturers.member.1=apple | m5.large m5a.large m6g.large |
          MemoryGiBPerVCpu.Min=4 | c5.large m5.large r5.large | m5.large r5.large
          MemoryGiBPerVCpu.Min=3.5 MemoryGiBPerVCpu.Max=4.5 | c5.large m5.large r5.large | m5.large
          InstanceGenerations.member.1=current | m4.large m7i.large | m7i.large
          InstanceGenerations.member.1=previous | m4.large m7i.large | m4.large
          InstanceGenerations.member.1=previous InstanceGenerations.member.2=current | m4.large m7i.large | m4.large m7i.large
          | m4.large m7i.large | m4.large m7i.large
          | m5.large m5.metal t3.large | m5.large
          BareMetal=included | m5.large m5.metal t3.large | m5.large m5.metal
          BareMetal=required | m5.large m5.metal t3.large | m5.metal
          BurstablePerformance=included | m5.large m5.metal t3.large | m5.large t3.large
          BurstablePerformance=required | m5.large m5.metal t3.large | t3.large
          BurstablePerformance=excluded | m5.large m5.metal t3.large | m5.large
          RequireHibernateSupport=true | m5.large i3.large g4dn.xlarge | i3.large m5.large
          RequireHibernateSupport=false | m5.large g4dn.xlarge | g4dn.xlarge m5.large
          NetworkInterfaceCount.Min=4 | m5.large m5.xlarge | m5.xlarge
          NetworkInterfaceCount.Max=3 | m5.large m5.xlarge | m5.large
          NetworkBandwidthGbps.Min=12.5 | m5.large m6i.large | m6i.large
          NetworkBandwidthGbps.Max=10 | m5.large m6i.large | m5.large
          BaselineEbsBandwidthMbps.Min=1000 | m5.large m5.xlarge t2.large | m5.xlarge
          BaselineEbsBandwidthMbps.Max=650 | m5.large m5.xlarge c3.large | c3.large m5.large
          | m5.large m5d.large | m5.large m5d.large
          LocalStorage=excluded | m5.large m5d.large | m5.large
          LocalStorage=required | m5.large m5d.large | m5d.large
          LocalStorageTypes.member.1=hdd | m5d.xlarge d3.xlarge m5.xlarge | d3.xlarge
          LocalStorageTypes.member.1=ssd | m5d.xlarge d3.xlarge m5.xlarge | m5d.xlarge
          LocalStorageTypes.member.1=ssd LocalStorageTypes.member.2=hdd | m5d.xlarge d3.xlarge m5.xlarge | d3.xlarge m5d.xlarge
          LocalStorage=excluded LocalStorageTypes.member.1=ssd | m5d.xlarge d3.xlarge m5.xlarge |
          TotalLocalStorageGB.Min=150 | m5.xlarge m5d.large m5d.xlarge | m5d.xlarge
          TotalLocalStorageGB.Max=149.5 | m5.xlarge m5d.large m5d.xlarge | m5.xlarge m5d.large
          | g4dn.xlarge m5.xlarge | g4dn.xlarge m5.xlarge
          AcceleratorCount.Max=0 | g4dn.xlarge m5.xlarge | m5.xlarge
          AcceleratorCount.Min=1 | g4dn.xlarge m5.xlarge | g4dn.xlarge
          AcceleratorCount.Min=2 AcceleratorCount.Max=4 | g4dn.xlarge g4dn.12xlarge g4dn.metal | g4dn.12xlarge
          AcceleratorTypes.member.1=gpu | g4dn.xlarge inf1.xlarge f2.6xlarge m5.xlarge | g4dn.xlarge
          AcceleratorTypes.member.1=inference | g4dn.xlarge inf1.xlarge f2.6xlarge m5.xlarge | inf1.xlarge
          AcceleratorTypes.member.1=fpga AcceleratorTypes.member.2=gpu | g4dn.xlarge inf1.xlarge f2.6xlarge m5.xlarge | f2.6xlarge g4dn.xlarge
          AcceleratorManufacturers.member.1=nvidia | g4dn.xlarge g4ad.xlarge f2.6xlarge | g4dn.xlarge
          AcceleratorManufacturers.member.1=amd | g4dn.xlarge g4ad.xlarge f2.6xlarge | g4ad.xlarge
          AcceleratorManufacturers.member.1=xilinx | g4dn.xlarge g4ad.xlarge f2.6xlarge | f2.6xlarge
          AcceleratorManufacturers.member.1=amazon-web-services | g4dn.xlarge inf1.xlarge | inf1.xlarge
          AcceleratorNames.member.1=t4 | g4dn.xlarge g5.xlarge g4ad.xlarge | g4dn.xlarge
          AcceleratorNames.member.1=a100 AcceleratorNames.member.2=radeon-pro-v520 | g4dn.xlarge p4d.24xlarge g4ad.xlarge | g4ad.xlarge p4d.24xlarge
          AcceleratorNames.member.1=k80 | g4dn.xlarge g5.xlarge |
          AcceleratorTotalMemoryMiB.Min=65536 | g4dn.xlarge g4dn.12xlarge | g4dn.12xlarge
          AcceleratorTotalMemoryMiB.Max=16384 | g4dn.xlarge g4dn.12xlarge | g4dn.xlarge
          AcceleratorTypes.member.1=gpu CpuManufacturers.member.1=amd | g4dn.xlarge g4ad.xlarge c5a.large | g4ad.xlarge
          BaselinePerformanceFactors.Cpu.Reference.item.1.InstanceFamily=c6i | m5.large m6a.large t3.large c7i.large | c7i.large m6a.large
          BaselinePerformanceFactors.Cpu.Reference.item.1.InstanceFamily=m5 | m4.large m5.large i3.large i3en.large | i3en.large m5.large
          BaselinePerformanceFactors.Cpu.Reference.item.1.InstanceFamily=c4 | m1.large m4.large | m4.large
          BaselinePerformanceFactors.Cpu.Reference.item.1.InstanceFamily=m1 | m1.large m5.large |
          """)
  void meetsAllAttributesAndOfAListAnyValue(
      @Nullable String asked, String candidates, @Nullable String chosen) {
    String allowed = list("AllowedInstanceTypes", candidates.split(" ", -1));

    List<String> names = names(AttributeSelection.matching(requirements(asked, allowed)));

    assertThat(names).containsExactly(chosen == null ? new String[0] : chosen.split(" ", -1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "m5.8xlarge, m5.8xlarge, true",
    "m5.8xlarge, m5.18xlarge, false",
    "c5*.*, c5.large, true",
    "c5*.*, c5ad.large, true",
    "c5*.*, c6a.large, false",
    "c5*, c5n.large, true",
    "m5a.*, m5a.large, true",
    "m5a.*, m5ad.large, false",
    "r*, r7i.48xlarge, true",
    "*3*, i3.large, true",
    "*3*, c5.metal, false",
    "*, anything, true",
    "m*m*m, m.mm, true",
    "m*m*m, mm, false",
    "*.large, m5.xlarge, false"
  })
  void anAsteriskStandsForAnything(String pattern, String name, boolean matches) {
    assertThat(Wildcards.match(pattern, name)).isEqualTo(matches);
  }

  @Test
  void excludedTypesAreLeftOutOfAllThatMatch() {
    String sized = "VCpuCount.Min=2 VCpuCount.Max=2 MemoryMiB.Min=8192 MemoryMiB.Max=8192";

    assertThat(names(AttributeSelection.matching(requirements(sized))))
        .contains("m5.large", "m5a.large", "m7i.large");
    assertThat(
            names(
                AttributeSelection.matching(
                    requirements(sized, list("ExcludedInstanceTypes", "m5*", "*7*", "c*")))))
        .contains("m4.large", "m6i.large")
        .allMatch(name -> name.startsWith("m") && !name.startsWith("m5") && !name.contains("7"));
  }

  @Test
  void typesWithProcessorsOfAwsCountOnlyWhereNoOthersMatch() {
    assertThat(
            names(AttributeSelection.matching(requirements("VCpuCount.Max=1 MemoryMiB.Min=4096"))))
        .as("of these there are some with other processors")
        .contains("m7a.medium")
        .doesNotContain("m7g.medium");
    assertThat(
            names(
                AttributeSelection.matching(
                    requirements(null, list("AllowedInstanceTypes", "m7g.*", "c7g.large")))))
        .contains("m7g.medium", "c7g.large");
  }

  /**
   * Prices: m7i 0.1008, c7i 0.08925, r7i 0.1323, m7i-flex 0.09576, i4i 0.172, g4dn.xlarge 0.526.
   */
  @ParameterizedTest(name = "on demand, {0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | c7i.large m7i.large r7i.large | c7i.large m7i.large
          OnDemandMaxPricePercentageOverLowestPrice=0 | c7i.large m7i.large r7i.large | c7i.large
          OnDemandMaxPricePercentageOverLowestPrice=48 | c7i.large m7i.large r7i.large | c7i.large m7i.large
          OnDemandMaxPricePercentageOverLowestPrice=49 | c7i.large m7i.large r7i.large | c7i.large m7i.large r7i.large
          OnDemandMaxPricePercentageOverLowestPrice=999999 | c7i.large p4d.24xlarge | c7i.large p4d.24xlarge
          | m7i.large i4i.large | m7i.large
          | i4i.large i3.large | i3.large i4i.large
          | r7i.large i3.large | r7i.large i3.large
          | m4.large r7i.large | m4.large r7i.large
          | m4.large r4.large c4.xlarge | m4.large
          """)
  void onDemandTypesMayCostAFifthMoreThanTheCheapestOfTheUsualFamilies(
      @Nullable String asked, String candidates, String chosen) {
    assertThat(affordable(asked, candidates, CapacityUnit.UNITS, PurchaseOption.ON_DEMAND))
        .containsExactlyInAnyOrder(chosen.split(" ", -1));
  }

  /** Spot costs 0.35 of the above: c7i 0.0312, r7i 0.0463, i4i 0.0602, r7i.2xlarge 0.1852. */
  @ParameterizedTest(name = "spot, {0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | c7i.large r7i.large i4i.large | c7i.large i4i.large r7i.large
          | c7i.large r7i.2xlarge | c7i.large
          SpotMaxPricePercentageOverLowestPrice=20 | c7i.large r7i.large i4i.large | c7i.large
          SpotMaxPricePercentageOverLowestPrice=50 | c7i.large r7i.large i4i.large | c7i.large r7i.large
          SpotMaxPricePercentageOverLowestPrice=999999 | c7i.large p4d.24xlarge | c7i.large p4d.24xlarge
          MaxSpotPriceAsPercentageOfOptimalOnDemandPrice=35 | c7i.large r7i.large i4i.large | c7i.large
          MaxSpotPriceAsPercentageOfOptimalOnDemandPrice=60 | c7i.large r7i.large i4i.large | c7i.large r7i.large
          MaxSpotPriceAsPercentageOfOptimalOnDemandPrice=34 | c7i.large r7i.large i4i.large |
          """)
  void spotTypesAreMeasuredByTheCheapestOnDemandOrSpotPrice(
      @Nullable String asked, String candidates, @Nullable String chosen) {
    assertThat(affordable(asked, candidates, CapacityUnit.UNITS, PurchaseOption.SPOT))
        .containsExactly(chosen == null ? new String[0] : chosen.split(" ", -1));
  }

  @ParameterizedTest(name = "by {0}")
  @CsvSource({
    "UNITS, c7i.large",
    "VCPU, c7i.large c7i.2xlarge m7i.2xlarge",
    "MEMORY_MIB, r7i.large"
  })
  void pricesAreThoseOfTheUnitThatCapacityIsCountedIn(CapacityUnit unit, String chosen) {
    assertThat(
            affordable(
                null,
                "c7i.large c7i.2xlarge m7i.2xlarge r7i.large",
                unit,
                PurchaseOption.ON_DEMAND))
        .as("0.0446, 0.0446, 0.0504 and 0.0662 a vCPU; 0.0223, 0.0223, 0.0126 and 0.0083 a GiB")
        .containsExactlyInAnyOrder(chosen.split(" ", -1));
  }

  @Test
  void withoutPricesNothingIsTooDear() {
    List<InstanceType> types =
        AttributeSelection.affordable(
            requirements(null, list("AllowedInstanceTypes", "c7i.large", "p4d.24xlarge")),
            CapacityUnit.UNITS,
            MarketData.UNKNOWN,
            ZONE,
            PurchaseOption.ON_DEMAND);

    assertThat(names(types)).containsExactly("c7i.large", "p4d.24xlarge");
  }

  private static List<String> affordable(
      @Nullable String asked, String candidates, CapacityUnit unit, PurchaseOption option) {
    return names(
        AttributeSelection.affordable(
            requirements(asked, list("AllowedInstanceTypes", candidates.split(" ", -1))),
            unit,
            new BuiltInMarket(),
            ZONE,
            option));
  }

  private static List<String> names(List<InstanceType> types) {
    return types.stream().map(InstanceType::name).toList();
  }

  private static String list(String member, String... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> member + ".member." + (i + 1) + "=" + values[i])
        .collect(Collectors.joining(" "));
  }

  /** Of what has to be there, the least, unless it is asked for. */
  private static InstanceRequirements requirements(@Nullable String... asked) {
    List<String> members = new ArrayList<>();
    for (String each : asked) {
      members.addAll(each == null ? List.of() : List.of(each.split(" ", -1)));
    }
    for (String required : List.of("VCpuCount.Min=", "MemoryMiB.Min=")) {
      if (members.stream().noneMatch(member -> member.startsWith(required))) {
        members.add(required + 0);
      }
    }
    String form =
        members.stream()
            .map(member -> "InstanceRequirements." + member)
            .collect(Collectors.joining("&"));
    return RequestReader.read(
            Request.class, QueryTree.of(QueryForm.parse("", form.getBytes(UTF_8)), Request.class))
        .instanceRequirements();
  }
}
