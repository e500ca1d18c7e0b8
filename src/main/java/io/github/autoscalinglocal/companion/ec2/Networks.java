package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Scope;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Peer;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Rule;
import io.github.autoscalinglocal.model.ec2.SecurityGroup.Traffic;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.Vpc;
import java.util.List;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The networks of a region. From the start there is a default VPC with a subnet a zone and a
 * security group, whose ids hang on account and region; it is made up anew for whoever looks, until
 * something is changed.
 */
public final class Networks {
  private static final String DEFAULT_BLOCK = "172.31.0.0/16";
  private static final int BLOCKS = 16;

  /** What was made up last, and for whom: the launches of a group ask for the same each time. */
  private static volatile MadeUp last = new MadeUp(new Scope("", ""), Network.NONE);

  private Networks() {}

  private record MadeUp(Scope scope, Network network) {}

  public static Network of(Region region) {
    Optional<Network> changed = region.ec2().network();
    return changed.isPresent() ? changed.get() : original(region.scope());
  }

  public static void put(Tx tx, Network network) {
    tx.update(tx.region().ec2().with(network));
  }

  private static Network original(Scope scope) {
    MadeUp known = last;
    if (known.scope().compareTo(scope) != 0) {
      known = new MadeUp(scope, makeUp(scope));
      last = known;
    }
    return known.network();
  }

  private static Network makeUp(Scope scope) {
    Vpc vpc =
        new Vpc(
            defaultVpcId(scope),
            DEFAULT_BLOCK,
            true,
            "default",
            new Vpc.Attributes(true, true, false));
    Network network = Network.NONE.with(vpc).with(defaultGroup(defaultGroupId(scope), vpc.id()));
    for (String zone : Zones.of(scope.region())) {
      network = network.with(defaultSubnet(scope, zone));
    }
    return network;
  }

  /** The VPC that is there from the start, whether it is still there or not. */
  static String defaultVpcId(Scope scope) {
    return stableId("vpc", scope, "default");
  }

  private static String defaultGroupId(Scope scope) {
    return stableId("sg", scope, "default");
  }

  /** The subnet of the default VPC in a zone; of a zone beyond the usual ones, too. */
  static Subnet defaultSubnet(Scope scope, String zone) {
    int number = zone.charAt(zone.length() - 1) - 'a';
    return new Subnet(
        stableId("subnet", scope, zone),
        zone,
        defaultVpcId(scope),
        "172.31." + number % BLOCKS * (256 / BLOCKS) + ".0/20",
        true,
        true);
  }

  /** The security group that a VPC begins with: its members may talk to each other, and to all. */
  public static SecurityGroup defaultGroup(String id, String vpcId) {
    Rule in =
        new Rule(
            StableIds.of("sgr", id, "in"),
            false,
            Traffic.ALL,
            new Peer(Peer.Kind.GROUP, id),
            Optional.empty());
    return new SecurityGroup(
        id,
        SecurityGroup.DEFAULT_NAME,
        "default VPC security group",
        vpcId,
        TreePMap.singleton(in.id(), in).plus(outward(id).id(), outward(id)));
  }

  /** The rule that every security group begins with. */
  public static Rule outward(String groupId) {
    return new Rule(
        StableIds.of("sgr", groupId, "out"),
        true,
        Traffic.ALL,
        new Peer(Peer.Kind.IPV4, "0.0.0.0/0"),
        Optional.empty());
  }

  /** The default security group of a VPC. */
  static List<String> defaultGroupOf(Region region, String vpcId) {
    return of(region)
        .securityGroupNamed(SecurityGroup.DEFAULT_NAME, vpcId)
        .map(group -> List.of(group.id()))
        .orElse(List.of());
  }

  private static String stableId(String kind, Scope scope, String what) {
    return StableIds.of(kind, scope.account() + "/" + scope.region(), what);
  }
}
