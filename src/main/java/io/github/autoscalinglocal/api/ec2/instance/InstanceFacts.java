package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.companion.ec2.InstanceTypes;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.InstanceRequirements.CpuManufacturer;
import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import io.github.autoscalinglocal.shape.ec2.MetadataOptions;
import io.github.autoscalinglocal.shape.ec2.Placement;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What follows from how an instance is set up. */
final class InstanceFacts {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private InstanceFacts() {}

  /** That of its image; an instance type with processors of AWS's own runs no other than these. */
  static String architecture(View view, Ec2Instance machine) {
    boolean arm =
        InstanceTypes.named(machine.machine().type())
            .filter(type -> type.processor().manufacturer() == CpuManufacturer.AMAZON_WEB_SERVICES)
            .isPresent();
    return arm
        ? "arm64"
        : Images.find(view, machine.machine().imageId())
            .map(image -> image.content().architecture())
            .orElse("x86_64");
  }

  static String rootDevice(View view, Ec2Instance machine) {
    return Images.find(view, machine.machine().imageId())
        .map(image -> image.content().rootDevice())
        .orElse(Images.ROOT_DEVICE);
  }

  static List<InstanceAnswer.Volume> volumes(Ec2Instance machine) {
    return machine.setup().hardware().disks().stream()
        .map(
            disk ->
                new InstanceAnswer.Volume(
                    disk.device(),
                    new InstanceAnswer.Ebs(
                        machine.launchedAt(),
                        disk.deletedWithIt(),
                        "attached",
                        InstanceParts.volumeId(machine.id(), disk.device()))))
        .toList();
  }

  static InstanceAnswer.Profile profile(View view, IamInstanceProfileSpecification given) {
    String arn =
        given.arn() != null
            ? given.arn()
            : "arn:"
                + view.scope().partition()
                + ":iam::"
                + view.scope().account()
                + ":instance-profile/"
                + given.name();
    return new InstanceAnswer.Profile(
        arn, "AIPA" + StableIds.of("x", arn, "").substring(3).toUpperCase(Locale.ROOT));
  }

  static InstanceAnswer.Reason reason(Ec2Instance.Ended ended) {
    int colon = ended.reason().indexOf(':');
    return new InstanceAnswer.Reason(
        colon < 0 ? ended.reason() : ended.reason().substring(0, colon), ended.reason());
  }

  /** {@code User initiated (2026-03-02 10:00:00 GMT)}. */
  static String transition(Ec2Instance.Ended ended) {
    String by = ended.reason().startsWith("Client.User") ? "User" : "Service";
    return by + " initiated (" + MOMENT.format(ended.at()) + ")";
  }

  static InstanceAnswer.Metadata metadata(Setup setup) {
    Optional<MetadataOptions> given = setup.hardware().metadata();
    return new InstanceAnswer.Metadata(
        "applied",
        given.map(MetadataOptions::httpTokens).orElse("optional"),
        given.map(MetadataOptions::httpPutResponseHopLimit).orElse(1),
        given.map(MetadataOptions::httpEndpoint).orElse("enabled"),
        given.map(MetadataOptions::httpProtocolIpv6).orElse("disabled"),
        given.map(MetadataOptions::instanceMetadataTags).orElse("disabled"));
  }

  static Placement placement(View view, Ec2Instance machine) {
    String zone = machine.machine().zone();
    return new Placement(
        Zones.idOf(view.scope().region(), zone),
        null,
        "",
        null,
        null,
        machine.setup().hardware().tenancy(),
        null,
        null,
        null,
        zone);
  }
}
