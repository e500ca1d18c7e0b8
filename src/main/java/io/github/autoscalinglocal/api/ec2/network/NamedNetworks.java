package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Vpc;
import java.util.Map;
import java.util.TreeMap;

/** The parts of networks that a request means. */
final class NamedNetworks {
  private NamedNetworks() {}

  static Vpc vpc(View view, String id) {
    return Networks.of(view.region()).vpc(id).orElseThrow(() -> Ec2Errors.vpcNotFound(id));
  }

  static Subnet subnet(View view, String id) {
    return Networks.of(view.region()).subnet(id).orElseThrow(() -> Ec2Errors.subnetNotFound(id));
  }

  /** By id, or by name in the default VPC. */
  static SecurityGroup securityGroup(View view, String id, String name) {
    Network network = Networks.of(view.region());
    if (id != null) {
      return network.securityGroup(id).orElseThrow(() -> Ec2Errors.securityGroupNotFound(id));
    }
    if (name == null) {
      throw Ec2Errors.missing("GroupId");
    }
    String vpcId = network.defaultVpc().map(Vpc::id).orElse("none");
    return network
        .securityGroupNamed(name, vpcId)
        .orElseThrow(() -> Ec2Errors.securityGroupNotInDefaultVpc(name, vpcId));
  }

  /** The subnets that instances are in, as often as they are. */
  static Map<String, Integer> occupants(View view) {
    Map<String, Integer> occupants = new TreeMap<>();
    for (Ec2Instance machine : view.region().ec2().instances().values()) {
      Subnet subnet = Subnets.of(view, machine.machine().subnetId(), machine.machine().zone());
      occupants.merge(subnet.id(), 1, Integer::sum);
    }
    return occupants;
  }
}
