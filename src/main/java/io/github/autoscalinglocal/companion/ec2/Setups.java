package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.ec2.Image;
import io.github.autoscalinglocal.model.ec2.Image.Content;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.model.ec2.Setup.Access;
import io.github.autoscalinglocal.model.ec2.Setup.Disk;
import io.github.autoscalinglocal.model.ec2.Setup.Hardware;
import io.github.autoscalinglocal.model.ec2.Setup.Networking;
import io.github.autoscalinglocal.model.ec2.Setup.Reservation;
import io.github.autoscalinglocal.model.ec2.Setup.Switches;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.Ebs;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.EbsBlockDevice;
import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.MetadataOptions;
import io.github.autoscalinglocal.shape.ec2.TemplateBlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.TemplateEbsBlockDevice;
import io.github.autoscalinglocal.shape.ec2.TemplateNetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How instances are set up that are launched from something that says so. */
public final class Setups {
  private static final int USUAL_GIB = 8;
  private static final String USUAL_VOLUME = "gp2";

  private final View view;
  private final Machine machine;
  private final Subnet subnet;

  private Setups(View view, Machine machine) {
    this.view = view;
    this.machine = machine;
    this.subnet = Subnets.of(view, machine.subnetId(), machine.zone());
  }

  /** The reservation of an instance that is launched alone. */
  public static Reservation alone(String instanceId) {
    return new Reservation("r-0" + StableIds.digits("r/" + instanceId), 0, Optional.empty());
  }

  /** One that is set up as an instance without any wishes is. */
  public static Setup plain(View view, String instanceId, Machine machine) {
    return of(
        view,
        instanceId,
        machine,
        LaunchTemplateData.of(machine.imageId(), machine.type()),
        alone(instanceId));
  }

  /** As a launch template or a launch says. */
  public static Setup of(
      View view,
      String instanceId,
      Machine machine,
      LaunchTemplateData data,
      Reservation reservation) {
    Setups setups = new Setups(view, machine);
    boolean monitoring =
        data.monitoring() != null && Boolean.TRUE.equals(data.monitoring().enabled());
    return new Setup(
        reservation,
        new Access(
            Optional.ofNullable(data.keyName()),
            Optional.ofNullable(data.userData()),
            Optional.ofNullable(data.iamInstanceProfile())),
        setups.networking(data),
        new Switches(
            monitoring,
            Boolean.TRUE.equals(data.ebsOptimized()),
            Boolean.TRUE.equals(data.disableApiTermination()),
            Boolean.TRUE.equals(data.disableApiStop()),
            "terminate".equals(data.instanceInitiatedShutdownBehavior())),
        new Hardware(
            data.placement() == null || data.placement().tenancy() == null
                ? "default"
                : data.placement().tenancy(),
            setups.disks(orNone(data.blockDeviceMappings())),
            Optional.ofNullable(data.metadataOptions())));
  }

  /** As a launch configuration says. */
  public static Setup of(
      View view, String instanceId, Machine machine, LaunchConfiguration source) {
    Setups setups = new Setups(view, machine);
    LaunchConfiguration.Machine what = source.machine();
    return new Setup(
        alone(instanceId),
        new Access(what.keyName(), what.userData(), what.iamInstanceProfile().map(Setups::profile)),
        new Networking(
            setups.subnet.id(),
            Addresses.of(view, setups.subnet),
            setups.securityGroups(source.network().securityGroups()),
            source.network().associatePublicIpAddress().orElse(setups.subnet.mapsPublicIp()),
            true),
        new Switches(
            source.purchase().monitoring(), source.storage().ebsOptimized(), false, false, false),
        new Hardware(
            source.purchase().placementTenancy().orElse("default"),
            setups.disks(
                source.storage().blockDeviceMappings().stream().map(Setups::mapping).toList()),
            source.purchase().metadataOptions().map(Setups::metadata)));
  }

  private static IamInstanceProfileSpecification profile(String arnOrName) {
    return arnOrName.startsWith("arn:")
        ? new IamInstanceProfileSpecification(arnOrName, null)
        : new IamInstanceProfileSpecification(null, arnOrName);
  }

  private static MetadataOptions metadata(
      io.github.autoscalinglocal.shape.InstanceMetadataOptions options) {
    return new MetadataOptions(
        options.httpTokens() == null ? null : options.httpTokens().wire(),
        options.httpPutResponseHopLimit(),
        options.httpEndpoint() == null ? null : options.httpEndpoint().wire(),
        null,
        null);
  }

  private Networking networking(LaunchTemplateData data) {
    Optional<TemplateNetworkInterface> first = firstInterface(data);
    List<String> groups = new ArrayList<>(orNone(data.securityGroupIds()));
    groups.addAll(orNone(data.securityGroups()));
    first.map(TemplateNetworkInterface::groups).ifPresent(groups::addAll);
    return new Networking(
        subnet.id(),
        first
            .map(TemplateNetworkInterface::privateIpAddress)
            .orElseGet(() -> Addresses.of(view, subnet)),
        securityGroups(groups),
        first.map(TemplateNetworkInterface::associatePublicIpAddress).orElse(subnet.mapsPublicIp()),
        true);
  }

  /** The network interface that an instance cannot be without, if anything is said of it. */
  public static Optional<TemplateNetworkInterface> firstInterface(LaunchTemplateData data) {
    if (data.networkInterfaces() == null) {
      return Optional.empty();
    }
    return data.networkInterfaces().stream()
        .filter(each -> each.deviceIndex() == null || each.deviceIndex() == 0)
        .findFirst();
  }

  /** By ids, or by names as launches without a VPC had them; without any, the default one. */
  private List<String> securityGroups(List<String> asked) {
    if (asked.isEmpty()) {
      return Networks.defaultGroupOf(view.region(), subnet.vpcId());
    }
    Network network = Networks.of(view.region());
    return asked.stream().map(each -> idOfGroup(network, each)).distinct().toList();
  }

  private String idOfGroup(Network network, String idOrName) {
    return network.securityGroup(idOrName).isPresent()
        ? idOrName
        : network
            .securityGroupNamed(idOrName, subnet.vpcId())
            .map(SecurityGroup::id)
            .orElse(idOrName);
  }

  private static TemplateBlockDeviceMapping mapping(
      io.github.autoscalinglocal.shape.BlockDeviceMapping said) {
    Ebs ebs = said.ebs();
    return new TemplateBlockDeviceMapping(
        said.deviceName(),
        said.virtualName(),
        ebs == null
            ? null
            : new TemplateEbsBlockDevice(
                ebs.encrypted(),
                ebs.deleteOnTermination(),
                ebs.iops(),
                null,
                ebs.snapshotId(),
                ebs.volumeSize(),
                ebs.volumeType(),
                ebs.throughput(),
                null,
                null),
        Boolean.TRUE.equals(said.noDevice()) ? "" : null);
  }

  /** Those of the image, changed and complemented by those that the launch names. */
  private List<Disk> disks(List<TemplateBlockDeviceMapping> mappings) {
    Map<String, Disk> disks = new LinkedHashMap<>();
    List<BlockDeviceMapping> ofImage =
        Images.find(view, machine.imageId())
            .map(Image::content)
            .map(Content::devices)
            .orElse(List.of());
    for (BlockDeviceMapping each : ofImage) {
      if (each.ebs() != null && each.deviceName() != null) {
        disks.put(each.deviceName(), disk(each));
      }
    }
    for (TemplateBlockDeviceMapping mapping : mappings) {
      String device = mapping.deviceName();
      if (device != null && mapping.noDevice() != null) {
        disks.remove(device);
      } else if (device != null && mapping.ebs() != null) {
        Optional<Disk> old = Optional.ofNullable(disks.get(device));
        disks.put(device, changed(old, device, mapping.ebs()));
      }
    }
    return List.copyOf(disks.values());
  }

  private static Disk disk(BlockDeviceMapping mapping) {
    EbsBlockDevice ebs = mapping.ebs();
    return new Disk(
        mapping.deviceName(),
        ebs.volumeSize() == null ? USUAL_GIB : ebs.volumeSize(),
        ebs.volumeType() == null ? USUAL_VOLUME : ebs.volumeType(),
        !Boolean.FALSE.equals(ebs.deleteOnTermination()));
  }

  /** A root volume goes with its instance, others stay, unless somebody says otherwise. */
  private static Disk changed(Optional<Disk> old, String device, TemplateEbsBlockDevice ebs) {
    return new Disk(
        device,
        Optional.ofNullable(ebs.volumeSize()).or(() -> old.map(Disk::sizeGiB)).orElse(USUAL_GIB),
        Optional.ofNullable(ebs.volumeType()).or(() -> old.map(Disk::type)).orElse(USUAL_VOLUME),
        Optional.ofNullable(ebs.deleteOnTermination())
            .or(() -> old.map(Disk::deletedWithIt))
            .orElse(false));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
