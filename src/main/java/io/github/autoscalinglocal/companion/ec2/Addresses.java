package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Subnet;
import org.pcollections.TreePMap;

/** The addresses of instances. */
public final class Addresses {
  /** The first four of a subnet are EC2's own, and so is the last. */
  private static final int RESERVED_FIRST = 4;

  private static final int RESERVED = RESERVED_FIRST + 1;

  /** How many are tried from where the instance's id points to. */
  private static final int TRIES = 4096;

  private Addresses() {}

  /**
   * An address for an instance: where in the subnet hangs on its id, so that a launch costs no
   * chance. Where all are taken it is one that another has, too, for groups trust their subnets.
   */
  static String of(View view, Subnet subnet, String instanceId) {
    Cidr block = Cidr.parse(subnet.cidrBlock()).orElseThrow();
    TreePMap<String, String> taken = view.region().ec2().machines().addresses();
    long free = Math.max(1, block.size() - RESERVED);
    long start =
        Long.remainderUnsigned(Long.parseUnsignedLong(StableIds.digits(instanceId), 16), free);
    for (long i = 0; i < Math.min(free, TRIES); i++) {
      String address = block.address(RESERVED_FIRST + (start + i) % free);
      if (!taken.containsKey(address)) {
        return address;
      }
    }
    return block.address(RESERVED_FIRST + start);
  }

  /** How many addresses of a subnet an instance could get, if it had no instances. */
  public static long usable(Subnet subnet) {
    return Math.max(0, Cidr.parse(subnet.cidrBlock()).orElseThrow().size() - RESERVED);
  }
}
