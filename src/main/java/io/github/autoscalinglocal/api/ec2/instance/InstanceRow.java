package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.shape.Timestamps;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An instance and the launch that it is part of: what filters look at. */
record InstanceRow(String reservationId, String ownerId, InstanceAnswer answer) {

  static InstanceRow of(View view, Ec2Instance machine) {
    return new InstanceRow(
        machine.setup().reservation().id(),
        view.scope().account(),
        InstanceAnswer.of(view, machine));
  }

  String id() {
    return answer.instanceId();
  }

  static Filters<InstanceRow> filters() {
    Filters<InstanceRow> filters = new Filters<>(row -> row.answer().tags());
    addIdentity(filters);
    addState(filters);
    addNetwork(filters);
    addVolumes(filters);
    return filters;
  }

  private static void addIdentity(Filters<InstanceRow> filters) {
    filters
        .on("architecture", row -> row.answer().architecture())
        .on("client-token", row -> row.answer().clientToken())
        .on("hypervisor", row -> row.answer().hypervisor())
        .on("iam-instance-profile.arn", row -> profile(row, InstanceAnswer.Profile::arn))
        .on("iam-instance-profile.id", row -> profile(row, InstanceAnswer.Profile::id))
        .on("image-id", row -> row.answer().imageId())
        .on("instance-id", InstanceRow::id)
        .on("instance-lifecycle", row -> row.answer().instanceLifecycle())
        .on("instance-type", row -> row.answer().instanceType())
        .on("key-name", row -> row.answer().keyName())
        .on("launch-index", row -> row.answer().amiLaunchIndex())
        .on("launch-time", row -> Timestamps.milliseconds(row.answer().launchTime()))
        .on("metadata-options.http-endpoint", row -> row.answer().metadataOptions().httpEndpoint())
        .on("metadata-options.http-tokens", row -> row.answer().metadataOptions().httpTokens())
        .on("owner-id", InstanceRow::ownerId)
        .on("placement-group-name", row -> null)
        .on("platform", row -> null)
        .on("platform-details", row -> row.answer().platformDetails())
        .on("product-code", row -> null)
        .on("requester-id", row -> null)
        .on("reservation-id", InstanceRow::reservationId)
        .on("spot-instance-request-id", row -> row.answer().spotInstanceRequestId())
        .on("usage-operation", row -> row.answer().usageOperation())
        .on("virtualization-type", row -> row.answer().virtualizationType());
  }

  private static void addState(Filters<InstanceRow> filters) {
    filters
        .on("instance-state-code", row -> row.answer().state().code())
        .on("instance-state-name", row -> row.answer().state().name())
        .on("monitoring-state", row -> row.answer().monitoring().state())
        .on("reason", row -> row.answer().stateTransitionReason())
        .on("state-reason-code", row -> reason(row).map(InstanceAnswer.Reason::code).orElse(null))
        .on("availability-zone", row -> row.answer().placement().availabilityZone())
        .on("availability-zone-id", row -> row.answer().placement().availabilityZoneId())
        .on("tenancy", row -> row.answer().placement().tenancy());
  }

  private static void addNetwork(Filters<InstanceRow> filters) {
    filters
        .on("dns-name", row -> row.answer().publicDnsName())
        .on("ip-address", row -> row.answer().publicIpAddress())
        .on("private-dns-name", row -> row.answer().privateDnsName())
        .on("private-ip-address", row -> row.answer().privateIpAddress())
        .on("source-dest-check", row -> row.answer().sourceDestCheck())
        .on("subnet-id", row -> row.answer().subnetId())
        .on("vpc-id", row -> row.answer().vpcId())
        .onEach("instance.group-id", row -> groups(row, GroupName::groupId))
        .onEach("instance.group-name", row -> groups(row, GroupName::groupName))
        .onEach("group-id", row -> groups(row, GroupName::groupId))
        .onEach("group-name", row -> groups(row, GroupName::groupName))
        .onEach("network-interface.group-id", row -> groups(row, GroupName::groupId))
        .onEach("network-interface.group-name", row -> groups(row, GroupName::groupName))
        .onEach(
            "network-interface.network-interface-id",
            row -> interfaces(row, InterfaceAnswer::networkInterfaceId))
        .onEach(
            "network-interface.addresses.private-ip-address",
            row -> interfaces(row, InterfaceAnswer::privateIpAddress))
        .onEach("network-interface.subnet-id", row -> interfaces(row, InterfaceAnswer::subnetId))
        .onEach("network-interface.vpc-id", row -> interfaces(row, InterfaceAnswer::vpcId));
  }

  private static void addVolumes(Filters<InstanceRow> filters) {
    filters
        .on("root-device-name", row -> row.answer().rootDeviceName())
        .on("root-device-type", row -> row.answer().rootDeviceType())
        .onEach(
            "block-device-mapping.device-name", row -> volumes(row, volume -> volume.deviceName()))
        .onEach("block-device-mapping.status", row -> volumes(row, volume -> volume.ebs().status()))
        .onEach(
            "block-device-mapping.volume-id",
            row -> volumes(row, volume -> volume.ebs().volumeId()))
        .onEach(
            "block-device-mapping.delete-on-termination",
            row -> volumes(row, volume -> String.valueOf(volume.ebs().deleteOnTermination())));
  }

  private static Object profile(InstanceRow row, Function<InstanceAnswer.Profile, Object> fact) {
    return Optional.ofNullable(row.answer().iamInstanceProfile()).map(fact).orElse(null);
  }

  private static Optional<InstanceAnswer.Reason> reason(InstanceRow row) {
    return Optional.ofNullable(row.answer().stateReason());
  }

  private static Stream<String> groups(InstanceRow row, Function<GroupName, String> fact) {
    return row.answer().securityGroups().stream().map(fact);
  }

  private static Stream<String> interfaces(
      InstanceRow row, Function<InterfaceAnswer, String> fact) {
    return row.answer().networkInterfaces().stream().map(fact);
  }

  private static Stream<String> volumes(
      InstanceRow row, Function<InstanceAnswer.Volume, String> fact) {
    return row.answer().blockDeviceMappings().stream().map(fact);
  }
}
