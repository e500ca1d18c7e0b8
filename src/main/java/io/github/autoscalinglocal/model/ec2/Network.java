package io.github.autoscalinglocal.model.ec2;

import java.util.Optional;
import org.pcollections.TreePMap;

/** The networks of a region, each part by its id. */
public record Network(
    TreePMap<String, Vpc> vpcs,
    TreePMap<String, Subnet> subnets,
    TreePMap<String, SecurityGroup> securityGroups) {

  public static final Network NONE =
      new Network(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  public Optional<Vpc> vpc(String id) {
    return Optional.ofNullable(vpcs.get(id));
  }

  public Optional<Vpc> defaultVpc() {
    return vpcs.values().stream().filter(Vpc::isDefault).findFirst();
  }

  public Optional<Subnet> subnet(String id) {
    return Optional.ofNullable(subnets.get(id));
  }

  /** Where instances go that are launched into a zone, and no subnet. */
  public Optional<Subnet> defaultSubnet(String zone) {
    for (Subnet subnet : subnets.values()) {
      if (subnet.defaultForZone() && subnet.zone().equals(zone)) {
        return Optional.of(subnet);
      }
    }
    return Optional.empty();
  }

  public Optional<SecurityGroup> securityGroup(String id) {
    return Optional.ofNullable(securityGroups.get(id));
  }

  public Optional<SecurityGroup> securityGroupNamed(String name, String vpcId) {
    for (SecurityGroup group : securityGroups.values()) {
      if (group.name().equals(name) && group.vpcId().equals(vpcId)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  public Network with(Vpc vpc) {
    return new Network(vpcs.plus(vpc.id(), vpc), subnets, securityGroups);
  }

  public Network with(Subnet subnet) {
    return new Network(vpcs, subnets.plus(subnet.id(), subnet), securityGroups);
  }

  public Network with(SecurityGroup group) {
    return new Network(vpcs, subnets, securityGroups.plus(group.id(), group));
  }

  public Network withoutVpc(String id) {
    return new Network(vpcs.minus(id), subnets, securityGroups);
  }

  public Network withoutSubnet(String id) {
    return new Network(vpcs, subnets.minus(id), securityGroups);
  }

  public Network withoutSecurityGroup(String id) {
    return new Network(vpcs, subnets, securityGroups.minus(id));
  }
}
