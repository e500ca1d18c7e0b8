package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Chance;
import io.github.autoscalinglocal.model.ec2.Subnet;
import org.pcollections.TreePMap;

/** The addresses of instances. */
public final class Addresses {
  /** The first four of a subnet are EC2's own, and so is the last. */
  private static final int RESERVED_FIRST = 4;

  private static final int RESERVED = RESERVED_FIRST + 1;

  private Addresses() {}

  /**
   * An address for an instance: where in the subnet hangs on its id, so that a launch costs no
   * chance. Where all are taken it is one that another has, too, for groups trust their subnets.
   */
  static String of(View view, Subnet subnet, String instanceId) {
    Cidr block = Cidr.parse(subnet.cidrBlock()).orElseThrow();
    TreePMap<String, String> taken = view.region().ec2().machines().addresses().in(subnet.id());
    long usable = Math.max(1, block.size() - RESERVED);
    long tried = Long.parseUnsignedLong(StableIds.digits(instanceId), 16);
    String address = block.address(RESERVED_FIRST + Long.remainderUnsigned(tried, usable));
    while (taken.size() < usable && taken.containsKey(address)) {
      tried = Chance.next(tried);
      long number = Long.remainderUnsigned(Chance.mix(tried), usable);
      address = block.address(RESERVED_FIRST + number);
    }
    return address;
  }

  /** How many addresses of a subnet an instance could get, if it had no instances. */
  public static long usable(Subnet subnet) {
    return Math.max(0, Cidr.parse(subnet.cidrBlock()).orElseThrow().size() - RESERVED);
  }
}
