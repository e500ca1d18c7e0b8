package io.github.autoscalinglocal.model.ec2;

import io.github.autoscalinglocal.model.ec2.Setup.Networking;
import org.pcollections.TreePMap;

/**
 * Who has which private address.
 *
 * @param bySubnet subnet id to address to instance id
 */
public record AddressBook(TreePMap<String, TreePMap<String, String>> bySubnet) {
  public static final AddressBook EMPTY = new AddressBook(TreePMap.empty());

  /** The addresses that are taken in a subnet, and by whom. */
  public TreePMap<String, String> in(String subnetId) {
    return bySubnet.getOrDefault(subnetId, TreePMap.empty());
  }

  /** With the address of an instance, if nobody else has it. */
  public AddressBook with(String instanceId, Networking networking) {
    TreePMap<String, String> taken = in(networking.subnetId());
    String address = networking.address();
    TreePMap<String, String> next = taken.plus(address, instanceId);
    return address.isEmpty() || next.size() == taken.size()
        ? this
        : new AddressBook(bySubnet.plus(networking.subnetId(), next));
  }

  /** An address that the instance shared stays that of the other. */
  public AddressBook without(String instanceId, Networking networking) {
    TreePMap<String, String> taken = in(networking.subnetId());
    if (!instanceId.equals(taken.get(networking.address()))) {
      return this;
    }
    TreePMap<String, String> left = taken.minus(networking.address());
    return new AddressBook(
        left.isEmpty()
            ? bySubnet.minus(networking.subnetId())
            : bySubnet.plus(networking.subnetId(), left));
  }
}
