package io.github.autoscalinglocal.api.ec2.tag;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2;
import io.github.autoscalinglocal.model.ec2.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can have tags, by the beginnings of its ids. */
enum Tagged {
  INSTANCE("i", "instance"),
  IMAGE("ami", "image"),
  VOLUME("vol", "volume"),
  SNAPSHOT("snap", "snapshot"),
  TEMPLATE("lt", "launch-template"),
  SUBNET("subnet", "subnet"),
  VPC("vpc", "vpc"),
  SECURITY_GROUP("sg", "security-group"),
  SECURITY_GROUP_RULE("sgr", "security-group-rule"),
  KEY_PAIR("key", "key-pair"),
  NETWORK_INTERFACE("eni", "network-interface"),
  INTERNET_GATEWAY("igw", "internet-gateway"),
  ROUTE_TABLE("rtb", "route-table"),
  NETWORK_ACL("acl", "network-acl"),
  SPOT_REQUEST("sir", "spot-instances-request"),
  PLACEMENT_GROUP("pg", "placement-group");

  private final String prefix;
  private final String type;

  Tagged(String prefix, String type) {
    this.prefix = prefix;
    this.type = type;
  }

  /** As {@code ResourceType} has it. */
  String type() {
    return type;
  }

  static Optional<Tagged> ofId(String id) {
    int dash = id.indexOf('-');
    return Stream.of(values())
        .filter(each -> dash > 0 && each.prefix.equals(id.substring(0, dash)))
        .findFirst();
  }

  /**
   * Refuses what is not there, as far as EC2 here keeps a list of its kind: what comes with
   * instances and VPCs is told by its id alone.
   */
  static void check(View view, String id) {
    Tagged kind = ofId(id).orElseThrow(() -> Ec2Errors.taggedResourceNotFound(id));
    if (!kind.isThere(view, id)) {
      throw kind.notFound(id);
    }
  }

  private boolean isThere(View view, String id) {
    Ec2 ec2 = view.region().ec2();
    Network network = Networks.of(view.region());
    return switch (this) {
      case INSTANCE ->
          ec2.instance(id).isPresent()
              || ec2.machines().recentlyEnded(view.now()).stream()
                  .anyMatch(each -> each.id().equals(id));
      case IMAGE -> Images.find(view, id).isPresent();
      case TEMPLATE -> ec2.templates().withId(id).isPresent();
      case SUBNET -> network.subnet(id).isPresent();
      case VPC -> network.vpc(id).isPresent();
      case SECURITY_GROUP -> network.securityGroup(id).isPresent();
      default -> true;
    };
  }

  private ApiException notFound(String id) {
    return switch (this) {
      case INSTANCE -> Ec2Errors.instancesNotFound(List.of(id));
      case IMAGE -> Ec2Errors.imageNotFound(id);
      case TEMPLATE -> Ec2Errors.templateIdNotFound(id);
      case SUBNET -> Ec2Errors.subnetNotFound(id);
      case VPC -> Ec2Errors.vpcNotFound(id);
      case SECURITY_GROUP -> Ec2Errors.securityGroupNotFound(id);
      default -> Ec2Errors.taggedResourceNotFound(id);
    };
  }
}
