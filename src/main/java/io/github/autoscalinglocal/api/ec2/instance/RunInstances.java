package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.ec2.Tagging;
import io.github.autoscalinglocal.companion.ec2.Instances;
import io.github.autoscalinglocal.companion.ec2.ResourceTags;
import io.github.autoscalinglocal.companion.ec2.Subnets;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.fleet.UserOrders;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.model.ec2.TemplateVersion;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.BlockDeviceMapping;
import io.github.autoscalinglocal.shape.ec2.CapacityReservationSpecification;
import io.github.autoscalinglocal.shape.ec2.CpuOptions;
import io.github.autoscalinglocal.shape.ec2.CreditSpecification;
import io.github.autoscalinglocal.shape.ec2.ElasticGpuSpecification;
import io.github.autoscalinglocal.shape.ec2.ElasticInferenceAccelerator;
import io.github.autoscalinglocal.shape.ec2.EnclaveOptions;
import io.github.autoscalinglocal.shape.ec2.HibernationOptions;
import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import io.github.autoscalinglocal.shape.ec2.InstanceIpv6Address;
import io.github.autoscalinglocal.shape.ec2.InstanceMarketOptions;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateSpecification;
import io.github.autoscalinglocal.shape.ec2.LicenseSpecification;
import io.github.autoscalinglocal.shape.ec2.MaintenanceOptions;
import io.github.autoscalinglocal.shape.ec2.MetadataOptions;
import io.github.autoscalinglocal.shape.ec2.MonitoringEnabled;
import io.github.autoscalinglocal.shape.ec2.NetworkInterfaceSpecification;
import io.github.autoscalinglocal.shape.ec2.NetworkPerformanceOptions;
import io.github.autoscalinglocal.shape.ec2.Operator;
import io.github.autoscalinglocal.shape.ec2.Placement;
import io.github.autoscalinglocal.shape.ec2.PrivateDnsNameOptions;
import io.github.autoscalinglocal.shape.ec2.SecondaryInterface;
import io.github.autoscalinglocal.shape.ec2.TagSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Launches instances that no group asked for. */
public final class RunInstances implements WriteOperation<RunInstances.Request, ReservationAnswer> {
  private static final String USUAL_TYPE = "m1.small";

  public record Request(
      @WireName("BlockDeviceMapping") List<BlockDeviceMapping> blockDeviceMappings,
      String imageId,
      String instanceType,
      Integer ipv6AddressCount,
      @WireName("Ipv6Address") List<InstanceIpv6Address> ipv6Addresses,
      String kernelId,
      String keyName,
      @Required Integer maxCount,
      @Required Integer minCount,
      MonitoringEnabled monitoring,
      Placement placement,
      String ramdiskId,
      @WireName("SecurityGroupId") List<String> securityGroupIds,
      @WireName("SecurityGroup") List<String> securityGroups,
      String subnetId,
      String userData,
      List<ElasticGpuSpecification> elasticGpuSpecification,
      @WireName("ElasticInferenceAccelerator")
          List<ElasticInferenceAccelerator> elasticInferenceAccelerators,
      @WireName("TagSpecification") List<TagSpecification> tagSpecifications,
      LaunchTemplateSpecification launchTemplate,
      InstanceMarketOptions instanceMarketOptions,
      CreditSpecification creditSpecification,
      CpuOptions cpuOptions,
      CapacityReservationSpecification capacityReservationSpecification,
      HibernationOptions hibernationOptions,
      @WireName("LicenseSpecification") List<LicenseSpecification> licenseSpecifications,
      MetadataOptions metadataOptions,
      EnclaveOptions enclaveOptions,
      PrivateDnsNameOptions privateDnsNameOptions,
      MaintenanceOptions maintenanceOptions,
      Boolean disableApiStop,
      Boolean enablePrimaryIpv6,
      NetworkPerformanceOptions networkPerformanceOptions,
      Operator operator,
      @WireName("SecondaryInterface") List<SecondaryInterface> secondaryInterfaces,
      Boolean dryRun,
      Boolean disableApiTermination,
      @OneOf({"stop", "terminate"}) String instanceInitiatedShutdownBehavior,
      String privateIpAddress,
      String clientToken,
      String additionalInfo,
      @WireName("NetworkInterface") List<NetworkInterfaceSpecification> networkInterfaces,
      IamInstanceProfileSpecification iamInstanceProfile,
      Boolean ebsOptimized) {}

  /** Sent twice with one client token, a request launches once. */
  @Override
  public ReservationAnswer apply(Request request, Tx tx) {
    Optional<String> token =
        Optional.ofNullable(request.clientToken()).filter(each -> !each.isEmpty());
    Optional<ReservationAnswer> before = token.flatMap(each -> launched(tx, each, request));
    if (before.isPresent()) {
      return before.get();
    }
    Tagging.checkLaunch(request.tagSpecifications());
    Optional<TemplateVersion> template = LaunchReferences.template(tx, request.launchTemplate());
    LaunchTemplateData data =
        RequestedLaunch.of(request)
            .over(
                template
                    .map(TemplateVersion::data)
                    .orElseGet(() -> LaunchTemplateData.of(null, USUAL_TYPE)));
    LaunchReferences.check(tx, data);
    Machine machine = machine(tx, data);
    int count = count(tx, request);
    Duration delay =
        UserOrders.meetLaunchFaults(tx, groupName(request.tagSpecifications()), machine);
    String reservation = tx.newId("r");
    token.ifPresent(each -> remember(tx, each, reservation, request));
    List<InstanceRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Ec2Instance launched =
          Instances.launch(
              tx,
              tx.newInstanceId(),
              machine,
              data,
              new Setup.Reservation(reservation, i, token),
              delay);
      addTags(tx, launched, request, template);
      rows.add(InstanceRow.of(tx, tx.region().ec2().instance(launched.id()).orElseThrow()));
    }
    return ReservationAnswer.of(tx, rows).get(0);
  }

  /** The template's tags, then those of the request, which have the last word. */
  private static void addTags(
      Tx tx, Ec2Instance launched, Request request, Optional<TemplateVersion> template) {
    if (template.isEmpty()) {
      return;
    }
    ResourceTags.launched(tx, launched, template.get().data().tagSpecifications());
    ResourceTags.launched(tx, launched, request.tagSpecifications());
    LaunchReferences.named(tx, request.launchTemplate())
        .ifPresent(
            each ->
                ResourceTags.add(
                    tx,
                    launched.id(),
                    ResourceTags.ofTemplate(each.id(), template.get().number())));
  }

  private static Machine machine(Tx tx, LaunchTemplateData data) {
    Optional<Subnet> subnet = LaunchPlaces.subnet(tx, data);
    String zone = subnet.map(Subnet::zone).orElseGet(() -> LaunchPlaces.zone(tx, data));
    boolean spot =
        data.instanceMarketOptions() != null
            && "spot".equals(data.instanceMarketOptions().marketType());
    PurchaseOption option = spot ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND;
    if (tx.market().spareCapacity(data.instanceType(), zone, option).orElse(1) <= 0) {
      throw Ec2Errors.insufficientCapacity(data.instanceType(), zone);
    }
    return new Machine(
        data.instanceType(),
        data.imageId(),
        zone,
        Optional.of(subnet.orElseGet(() -> Subnets.ofZone(tx, zone)).id()),
        option,
        Optional.empty());
  }

  /** As many as can be had, if that is at least as many as must be. */
  private static int count(Tx tx, Request request) {
    int least = request.minCount();
    int most = request.maxCount();
    if (least < 1 || most < least) {
      throw Ec2Errors.invalidCombination(
          "The minimum instance count must be at least 1, and the maximum at least as many.");
    }
    int limit = tx.options().limits().maxInstances();
    int room = Math.max(0, limit - tx.region().ec2().instances().size());
    if (least > room) {
      throw Ec2Errors.instanceLimitExceeded(least, limit);
    }
    return Math.min(most, room);
  }

  /** The group of another emulator whose instances live here, if it launches. */
  private static String groupName(List<TagSpecification> specifications) {
    return ResourceTags.of("instance", specifications).getOrDefault(Tagging.GROUP, "");
  }

  private static void remember(Tx tx, String token, String reservation, Request request) {
    String launch = reservation + "/" + request.hashCode();
    tx.update(tx.region().ec2().with(tx.region().ec2().machines().withToken(token, launch)));
  }

  private static Optional<ReservationAnswer> launched(Tx tx, String token, Request request) {
    String launch = tx.region().ec2().machines().tokens().get(token);
    if (launch == null) {
      return Optional.empty();
    }
    int slash = launch.indexOf('/');
    if (!launch.substring(slash + 1).equals(String.valueOf(request.hashCode()))) {
      throw Ec2Errors.idempotentMismatch();
    }
    String reservation = launch.substring(0, slash);
    return ReservationAnswer.of(
            tx,
            NamedInstances.all(tx).values().stream()
                .filter(machine -> machine.setup().reservation().id().equals(reservation))
                .map(machine -> InstanceRow.of(tx, machine))
                .toList())
        .stream()
        .findFirst();
  }
}
