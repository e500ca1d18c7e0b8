package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import java.util.Optional;

/** How instances are reached: the addresses of those with a public one, and the names of all. */
public final class Hosts {
  /** The only region whose names do not carry its own. */
  private static final String FIRST_REGION = "us-east-1";

  private Hosts() {}

  /** A running instance has it for as long as it runs; here it hangs on its id. */
  public static Optional<String> publicAddress(Ec2Instance machine) {
    boolean up = machine.state() == State.PENDING || machine.state() == State.RUNNING;
    if (!up || !machine.setup().networking().publicIp()) {
      return Optional.empty();
    }
    long digits = Long.parseUnsignedLong(StableIds.digits("ip/" + machine.id()), 16);
    return Optional.of(
        "54." + (digits >>> 16 & 255) + "." + (digits >>> 8 & 255) + "." + (digits & 255));
  }

  public static String publicName(String region, String address) {
    return "ec2-"
        + address.replace('.', '-')
        + (region.equals(FIRST_REGION)
            ? ".compute-1.amazonaws.com"
            : "." + region + ".compute.amazonaws.com");
  }

  public static String privateName(String region, String address) {
    return "ip-"
        + address.replace('.', '-')
        + (region.equals(FIRST_REGION) ? ".ec2.internal" : "." + region + ".compute.internal");
  }

  /** The hardware address of an instance's network interface. */
  public static String macAddress(String instanceId) {
    String digits = StableIds.digits("mac/" + instanceId);
    StringBuilder address = new StringBuilder("02");
    for (int i = 0; i < 10; i += 2) {
      address.append(':').append(digits, i, i + 2);
    }
    return address.toString();
  }
}
