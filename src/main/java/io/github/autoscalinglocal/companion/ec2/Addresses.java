package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.AddressBook.Taken;
import io.github.autoscalinglocal.model.ec2.Cidr;
import io.github.autoscalinglocal.model.ec2.Subnet;

/** The addresses of instances. */
public final class Addresses {
  /** The first four of a subnet are EC2's own, and so is the last. */
  private static final int RESERVED_FIRST = 4;

  private static final int RESERVED = RESERVED_FIRST + 1;

  private Addresses() {}

  /**
   * An address for an instance: the next one that is free, so that a launch costs no chance and
   * none comes back soon. Where all are taken it is one that another has, too, for groups trust
   * their subnets.
   */
  static String of(View view, Subnet subnet) {
    Cidr block = Cidr.parse(subnet.cidrBlock()).orElseThrow();
    Taken taken = view.region().ec2().machines().addresses().in(subnet.id());
    long usable = Math.max(1, block.size() - RESERVED);
    long first = block.base() + RESERVED_FIRST;
    long next = Math.floorMod(Math.max(first, taken.last() + 1) - first, usable);
    while (taken.holders().size() < usable && taken.holders().containsKey(first + next)) {
      next = (next + 1) % usable;
    }
    return block.address(RESERVED_FIRST + next);
  }

  /** How many addresses of a subnet an instance could get, if it had no instances. */
  public static long usable(Subnet subnet) {
    return Math.max(0, Cidr.parse(subnet.cidrBlock()).orElseThrow().size() - RESERVED);
  }
}
