package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.companion.ec2.LaunchTemplates;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.shape.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.Ebs;
import io.github.autoscalinglocal.shape.InstanceMetadataOptions;
import io.github.autoscalinglocal.shape.LaunchTemplateOverrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** What RunInstances is to say of an instance of a group, as it stands on the wire. */
final class RunParameters {
  private final Map<String, String> all = new TreeMap<>();
  private final Machine machine;

  private RunParameters(Machine machine) {
    this.machine = machine;
  }

  static TreePMap<String, String> of(View view, Group group, Instance instance) {
    RunParameters parameters = new RunParameters(instance.machine());
    if (instance.origin() instanceof Origin.LaunchTemplate origin) {
      parameters.fromTemplate(view, group.launchesFrom(), origin);
    } else if (instance.origin() instanceof Origin.LaunchConfiguration origin) {
      view.region().launchConfiguration(origin.name()).ifPresent(parameters::fromConfiguration);
    }
    parameters.place();
    parameters.tags(Machines.groupTags(group));
    return TreePMap.from(parameters.all);
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value.toString());
    }
  }

  private void put(String name, Optional<?> value) {
    value.ifPresent(each -> put(name, each));
  }

  /**
   * The version stays as the group has it, so that the other EC2 says what {@code $Latest} is. A
   * policy with several choices has chosen already.
   */
  private void fromTemplate(View view, LaunchSource source, Origin.LaunchTemplate origin) {
    put("LaunchTemplate.LaunchTemplateId", origin.id());
    put("LaunchTemplate.Version", version(view, source, origin));
    if (!(source instanceof OfMixedInstances mixed)) {
      return;
    }
    List<LaunchTemplateOverrides> overrides = mixed.policy().launchTemplate().overrides();
    if (!overrides.isEmpty()) {
      put("InstanceType", machine.type());
    }
    if (overrides.stream().anyMatch(each -> machine.imageId().equals(each.imageId()))) {
      put("ImageId", machine.imageId());
    }
    spot(Optional.ofNullable(mixed.policy().instancesDistribution().spotMaxPrice()));
  }

  private static String version(View view, LaunchSource source, Origin.LaunchTemplate origin) {
    return ExternalLookup.templatesOf(source)
        .filter(each -> origin.id().equals(each.launchTemplateId()))
        .filter(each -> LaunchTemplates.version(view, each) == origin.version())
        .findFirst()
        .map(each -> each.version() == null ? "$Default" : each.version())
        .orElseGet(() -> Long.toString(origin.version()));
  }

  private void spot(Optional<String> maxPrice) {
    if (machine.option() == PurchaseOption.SPOT) {
      put("InstanceMarketOptions.MarketType", "spot");
      put("InstanceMarketOptions.SpotOptions.MaxPrice", maxPrice.filter(price -> !price.isEmpty()));
    }
  }

  private void fromConfiguration(LaunchConfiguration from) {
    LaunchConfiguration.Machine what = from.machine();
    put("ImageId", what.imageId());
    put("InstanceType", what.instanceType());
    put("KernelId", what.kernelId());
    put("RamdiskId", what.ramdiskId());
    put("KeyName", what.keyName());
    put("UserData", what.userData());
    what.iamInstanceProfile()
        .ifPresent(
            profile ->
                put(
                    "IamInstanceProfile." + (profile.startsWith("arn:") ? "Arn" : "Name"),
                    profile));
    int number = 0;
    for (String group : from.network().securityGroups()) {
      put((group.startsWith("sg-") ? "SecurityGroupId." : "SecurityGroup.") + ++number, group);
    }
    put("EbsOptimized", from.storage().ebsOptimized());
    put("Monitoring.Enabled", from.purchase().monitoring());
    put("Placement.Tenancy", from.purchase().placementTenancy());
    from.purchase().metadataOptions().ifPresent(this::metadata);
    spot(from.purchase().spotPrice());
    number = 0;
    for (BlockDeviceMapping mapping : from.storage().blockDeviceMappings()) {
      device("BlockDeviceMapping." + ++number, mapping);
    }
  }

  private void metadata(InstanceMetadataOptions options) {
    put(
        "MetadataOptions.HttpTokens",
        options.httpTokens() == null ? null : options.httpTokens().wire());
    put("MetadataOptions.HttpPutResponseHopLimit", options.httpPutResponseHopLimit());
    put(
        "MetadataOptions.HttpEndpoint",
        options.httpEndpoint() == null ? null : options.httpEndpoint().wire());
  }

  private void device(String prefix, BlockDeviceMapping mapping) {
    put(prefix + ".DeviceName", mapping.deviceName());
    put(prefix + ".VirtualName", mapping.virtualName());
    put(prefix + ".NoDevice", Boolean.TRUE.equals(mapping.noDevice()) ? "" : null);
    Ebs ebs = mapping.ebs();
    if (ebs != null) {
      put(prefix + ".Ebs.SnapshotId", ebs.snapshotId());
      put(prefix + ".Ebs.VolumeSize", ebs.volumeSize());
      put(prefix + ".Ebs.VolumeType", ebs.volumeType());
      put(prefix + ".Ebs.DeleteOnTermination", ebs.deleteOnTermination());
      put(prefix + ".Ebs.Iops", ebs.iops());
      put(prefix + ".Ebs.Encrypted", ebs.encrypted());
      put(prefix + ".Ebs.Throughput", ebs.throughput());
    }
  }

  private void place() {
    if (machine.subnetId().isPresent()) {
      put("SubnetId", machine.subnetId());
    } else {
      put("Placement.AvailabilityZone", machine.zone());
    }
  }

  private void tags(Map<String, String> tags) {
    put("TagSpecification.1.ResourceType", "instance");
    int number = 0;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      String prefix = "TagSpecification.1.Tag." + ++number;
      put(prefix + ".Key", tag.getKey());
      put(prefix + ".Value", tag.getValue());
    }
  }
}
