package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.PurchaseOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What comes with an instance: volumes, a network interface, a Spot request. Nothing is kept of
 * them; their ids hang on the instance's.
 */
public final class InstanceParts {
  /** What their ids begin with. */
  static final List<String> KINDS = List.of("vol", "eni", "sir");

  private InstanceParts() {}

  public static String volumeId(String instanceId, String device) {
    return StableIds.of("vol", instanceId, device);
  }

  static List<String> volumeIds(Ec2Instance machine) {
    return machine.setup().hardware().disks().stream()
        .map(disk -> volumeId(machine.id(), disk.device()))
        .toList();
  }

  public static String interfaceId(String instanceId) {
    return StableIds.of("eni", instanceId, "0");
  }

  public static String interfaceAttachmentId(String instanceId) {
    return StableIds.of("eni-attach", instanceId, "0");
  }

  /** {@code sir-} and eight characters, as such requests have them. */
  public static String spotRequestId(String instanceId) {
    return "sir-" + StableIds.digits("sir/" + instanceId).substring(0, 8);
  }

  /** The ids of all that comes with an instance. */
  static List<String> ids(Ec2Instance machine) {
    Stream<String> spot =
        machine.machine().option() == PurchaseOption.SPOT
            ? Stream.of(spotRequestId(machine.id()))
            : Stream.empty();
    return Stream.of(Stream.of(interfaceId(machine.id())), volumeIds(machine).stream(), spot)
        .flatMap(each -> each)
        .toList();
  }
}
