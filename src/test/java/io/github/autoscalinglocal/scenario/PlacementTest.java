package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.Scenario;
import io.github.autoscalinglocal.api.group.DescribeAutoScalingGroups.Instance;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Template;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where instances are launched. */
class PlacementTest {
  private Scenario aws = Scenario.instant();

  @Test
  void zonesAreFilledEvenly() {
    aws.create("g", 0, 99, 7);

    assertThat(zones("g").values()).containsExactlyInAnyOrder(2L, 2L, 3L);
  }

  @Test
  void theEmptiestZoneIsFilledFirst() {
    aws.create("g", 0, 99, 4, "AvailabilityZones[]=us-east-1a");

    aws.update("g", "AvailabilityZones[]=us-east-1a,us-east-1b,us-east-1c", "DesiredCapacity=10");

    assertThat(zones("g")).isEqualTo(Map.of("us-east-1a", 4L, "us-east-1b", 3L, "us-east-1c", 3L));
  }

  @Test
  void equallyFilledZonesTakeTurns() {
    aws.create("g", 0, 1, 1);
    String zones = zones("g").keySet().toString();

    for (int i = 0; i < 3; i++) {
      aws.desire("g", 0);
      aws.desire("g", 1);
      zones += zones("g").keySet().toString();
    }

    assertThat(zones).isEqualTo("[us-east-1a][us-east-1b][us-east-1c][us-east-1a]");
  }

  @Test
  void aReplacementGoesWhereOneIsMissing() {
    aws.create("g", 3, 3, 3);
    Instance gone = aws.instances("g").get(0);

    aws.terminate(gone.instanceId(), false);

    assertThat(zones("g").values()).containsExactly(1L, 1L, 1L);
    assertThat(aws.ids("g")).doesNotContain(gone.instanceId());
  }

  @Test
  void zonesGivenByIdAreThoseOfTheirNames() {
    aws.create("g", 0, 99, 4, "AvailabilityZoneIds[]=use1-az3,use1-az1");

    assertThat(zones("g")).isEqualTo(Map.of("us-east-1a", 2L, "us-east-1c", 2L));
  }

  @Test
  void instancesAreInTheSubnetOfTheirZone() {
    aws.create("g", 0, 99, 6, "VPCZoneIdentifier=subnet-1,subnet-2,subnet-3");

    assertThat(subnets("g"))
        .isEqualTo(
            Map.of(
                "us-east-1b/subnet-1", 2L, "us-east-1c/subnet-2", 2L, "us-east-1a/subnet-3", 2L));
  }

  @Test
  void ofSeveralSubnetsInAZoneAnyMayBeTaken() {
    aws.create("g", 0, 99, 40, "VPCZoneIdentifier=subnet-1,subnet-4");

    assertThat(subnets("g").keySet()).containsExactly("us-east-1b/subnet-1", "us-east-1b/subnet-4");
  }

  @Test
  void subnetsThatNobodyKnowsAreInTheZonesThatAreNamedWithThem() {
    aws.create(
        "g",
        0,
        99,
        2,
        "AvailabilityZones[]=us-east-1d,us-east-1e",
        "VPCZoneIdentifier=subnet-1,subnet-2");

    assertThat(subnets("g").keySet()).containsExactly("us-east-1d/subnet-1", "us-east-1e/subnet-2");
  }

  @Test
  void subnetsThatAreKnownAreWhereTheyAre() {
    aws = Scenario.strict();
    aws.plant(
        region ->
            region.with(
                region
                    .ec2()
                    .with(
                        Networks.of(region)
                            .with(
                                new Subnet(
                                    "subnet-1",
                                    "us-east-1f",
                                    "vpc-1",
                                    "10.0.0.0/24",
                                    false,
                                    false)))
                    .with(Template.onTrust("lt-1", "web", aws.now(), 1))));

    aws.create("g", 0, 99, 1, "VPCZoneIdentifier=subnet-1");

    assertThat(aws.group("g").availabilityZones()).containsExactly("us-east-1f");
    assertThat(subnets("g").keySet()).containsExactly("us-east-1f/subnet-1");
  }

  @Test
  void weightsAreCountedWhenZonesAreCompared() {
    aws.create(
        "g",
        0,
        99,
        4,
        "AvailabilityZones[]=us-east-1a",
        "MixedInstancesPolicy.LaunchTemplate.LaunchTemplateSpecification.LaunchTemplateName=web",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=big",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=4");

    aws.update(
        "g",
        "AvailabilityZones[]=us-east-1a,us-east-1b",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.InstanceType=small",
        "MixedInstancesPolicy.LaunchTemplate.Overrides.member.1.WeightedCapacity=1",
        "DesiredCapacity=8");

    assertThat(zones("g"))
        .as("one of four units against four of one")
        .isEqualTo(Map.of("us-east-1a", 1L, "us-east-1b", 4L));
  }

  private Map<String, Long> zones(String group) {
    return count(aws.instances(group), Instance::availabilityZone);
  }

  private Map<String, Long> subnets(String group) {
    return count(
        List.copyOf(aws.region().existing(group).instances().values()),
        instance -> instance.zone() + "/" + instance.machine().subnetId().orElse("none"));
  }

  private static <T> Map<String, Long> count(List<T> all, Function<T, String> kind) {
    return all.stream().collect(Collectors.groupingBy(kind, TreeMap::new, Collectors.counting()));
  }
}
