package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.companion.ec2.Hosts;
import io.github.autoscalinglocal.companion.ec2.InstanceParts;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Placement;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An instance as answers show it. */
public record InstanceAnswer(
    String architecture,
    @WireName(answer = "blockDeviceMapping") List<Volume> blockDeviceMappings,
    String clientToken,
    Boolean ebsOptimized,
    Boolean enaSupport,
    String hypervisor,
    Profile iamInstanceProfile,
    String instanceLifecycle,
    @WireName(answer = "networkInterfaceSet") List<InterfaceAnswer> networkInterfaces,
    String rootDeviceName,
    String rootDeviceType,
    @WireName(answer = "groupSet") List<GroupName> securityGroups,
    Boolean sourceDestCheck,
    String spotInstanceRequestId,
    Reason stateReason,
    @WireName(answer = "tagSet") List<Tag> tags,
    String virtualizationType,
    Metadata metadataOptions,
    String platformDetails,
    String usageOperation,
    Instant usageOperationUpdateTime,
    String instanceId,
    String imageId,
    @WireName(answer = "instanceState") StateAnswer state,
    String privateDnsName,
    @WireName(answer = "dnsName") String publicDnsName,
    @WireName(answer = "reason") String stateTransitionReason,
    String keyName,
    Integer amiLaunchIndex,
    String instanceType,
    Instant launchTime,
    Placement placement,
    MonitoringState monitoring,
    String subnetId,
    String vpcId,
    String privateIpAddress,
    @WireName(answer = "ipAddress") String publicIpAddress) {

  public record Volume(String deviceName, Ebs ebs) {}

  public record Ebs(
      Instant attachTime, Boolean deleteOnTermination, String status, String volumeId) {}

  public record Profile(String arn, String id) {}

  public record Reason(String code, String message) {}

  public record Metadata(
      String state,
      String httpTokens,
      Integer httpPutResponseHopLimit,
      String httpEndpoint,
      String httpProtocolIpv6,
      String instanceMetadataTags) {}

  public record MonitoringState(String state) {}

  static InstanceAnswer of(View view, Ec2Instance machine) {
    String region = view.scope().region();
    Setup setup = machine.setup();
    boolean there = machine.state() != State.TERMINATED;
    Subnet subnet = Subnets.of(view, machine.machine().subnetId(), machine.machine().zone());
    Optional<String> publicAddress = Hosts.publicAddress(machine);
    boolean spot = machine.machine().option() == PurchaseOption.SPOT;
    return new InstanceAnswer(
        InstanceFacts.architecture(view, machine),
        there ? InstanceFacts.volumes(machine) : List.of(),
        setup.reservation().clientToken().orElse(""),
        setup.switches().ebsOptimized(),
        true,
        "xen",
        setup.access().profile().map(given -> InstanceFacts.profile(view, given)).orElse(null),
        spot ? "spot" : null,
        there ? List.of(InterfaceAnswer.of(view, machine, subnet)) : List.of(),
        InstanceFacts.rootDevice(view, machine),
        "ebs",
        there ? GroupName.of(view, setup.networking().securityGroups()) : List.of(),
        there ? setup.networking().sourceDestCheck() : null,
        spot ? InstanceParts.spotRequestId(machine.id()) : null,
        machine.ended().map(InstanceFacts::reason).orElse(null),
        Answers.tags(machine.tags()),
        "hvm",
        InstanceFacts.metadata(setup),
        "Linux/UNIX",
        "RunInstances",
        machine.launchedAt(),
        machine.id(),
        machine.machine().imageId(),
        StateAnswer.of(machine.state()),
        there ? Hosts.privateName(region, setup.networking().address()) : "",
        publicAddress.map(address -> Hosts.publicName(region, address)).orElse(""),
        machine.ended().map(InstanceFacts::transition).orElse(""),
        setup.access().keyName().orElse(null),
        setup.reservation().index(),
        machine.machine().type(),
        machine.launchedAt(),
        InstanceFacts.placement(view, machine),
        new MonitoringState(setup.switches().monitoring() ? "enabled" : "disabled"),
        there ? subnet.id() : null,
        there ? subnet.vpcId() : null,
        there ? setup.networking().address() : null,
        publicAddress.orElse(null));
  }
}
