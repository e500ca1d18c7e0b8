package io.github.autoscalinglocal.model.ec2;

import io.github.autoscalinglocal.model.ec2.Setup.Networking;
import org.pcollections.TreePMap;

/** Who has which private address: in each subnet, by its id. */
public record AddressBook(TreePMap<String, Taken> bySubnet) {
  public static final AddressBook EMPTY = new AddressBook(TreePMap.empty());

  /**
   * The addresses that are taken in a subnet.
   *
   * @param holders the ids of instances by their addresses, as numbers
   * @param last the address that was given last, if any was
   */
  public record Taken(TreePMap<Long, String> holders, long last) {
    private static final Taken NONE = new Taken(TreePMap.empty(), 0);
  }

  public Taken in(String subnetId) {
    return bySubnet.getOrDefault(subnetId, Taken.NONE);
  }

  /** With the address of an instance, unless another has it already. */
  public AddressBook with(String instanceId, Networking networking) {
    long address = Cidr.addressOf(networking.address());
    if (address < 0) {
      return this;
    }
    TreePMap<Long, String> holders = in(networking.subnetId()).holders();
    return with(
        networking.subnetId(),
        holders.containsKey(address) ? holders : holders.plus(address, instanceId),
        address);
  }

  /** An address that the instance shared stays that of the other. */
  public AddressBook without(String instanceId, Networking networking) {
    Long address = Cidr.addressOf(networking.address());
    Taken taken = in(networking.subnetId());
    return instanceId.equals(taken.holders().get(address))
        ? with(networking.subnetId(), taken.holders().minus(address), taken.last())
        : this;
  }

  private AddressBook with(String subnetId, TreePMap<Long, String> holders, long last) {
    return new AddressBook(
        holders.isEmpty()
            ? bySubnet.minus(subnetId)
            : bySubnet.plus(subnetId, new Taken(holders, last)));
  }
}
