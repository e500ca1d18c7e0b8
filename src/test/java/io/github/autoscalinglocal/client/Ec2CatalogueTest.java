package io.github.autoscalinglocal.client;

import static io.github.autoscalinglocal.client.Ec2Faults.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.autoscalinglocal.model.Options.References;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AccountAttribute;
import software.amazon.awssdk.services.ec2.model.ArchitectureType;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfoFromInstanceRequirements;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.KeyPairInfo;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceState;
import software.amazon.awssdk.services.ec2.model.SpotPrice;
import software.amazon.awssdk.services.ec2.model.VirtualizationType;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What there is from the start, and what can be added to it, through the client of EC2. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class Ec2CatalogueTest {
  private Sandbox sandbox;
  private Ec2Client ec2;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start();
    ec2 = sandbox.ec2();
  }

  @AfterEach
  void stop() {
    ec2.close();
    sandbox.close();
  }

  private static Filter filter(String name, String... values) {
    return Filter.builder().name(name).values(values).build();
  }

  private String run(String type) {
    return ec2.runInstances(
            request ->
                request
                    .imageId("ami-1")
                    .instanceType(type)
                    .instanceMarketOptions(options -> options.marketType("spot"))
                    .minCount(1)
                    .maxCount(1))
        .instances()
        .get(0)
        .instanceId();
  }

  @Test
  void regionsAndZonesAreTold() {
    assertThat(ec2.describeRegions().regions())
        .extracting(Region::regionName, Region::endpoint)
        .contains(tuple("eu-west-1", "ec2.eu-west-1.amazonaws.com"))
        .hasSize(17);
    assertThat(ec2.describeAvailabilityZones().availabilityZones())
        .extracting(AvailabilityZone::zoneName, AvailabilityZone::zoneId)
        .containsExactly(
            tuple("us-east-1a", "use1-az1"),
            tuple("us-east-1b", "use1-az2"),
            tuple("us-east-1c", "use1-az3"));
    assertThat(
            ec2.describeAvailabilityZones(request -> request.filters(filter("zone-id", "use1-az2")))
                .availabilityZones())
        .hasSize(1);
    assertThat(
            ec2.describeAvailabilityZones(request -> request.zoneIds("use1-az3"))
                .availabilityZones()
                .get(0)
                .zoneName())
        .isEqualTo("us-east-1c");
    assertRefused(
        () -> ec2.describeRegions(request -> request.regionNames("mars-1")),
        "InvalidParameterValue",
        "Invalid region name: [mars-1]");
    assertRefused(
        () -> ec2.describeAvailabilityZones(request -> request.zoneNames("us-east-1z")),
        "InvalidParameterValue",
        "Invalid availability zone: [us-east-1z]");
  }

  @Test
  void imagesOfOthersAreFoundByName() {
    List<Image> amazons =
        ec2.describeImages(
                request ->
                    request
                        .owners("amazon")
                        .filters(
                            filter("name", "al2023-ami-*-x86_64"),
                            filter("architecture", "x86_64")))
            .images();

    assertThat(amazons).hasSize(1);
    assertThat(amazons.get(0).imageId()).matches("ami-[0-9a-f]{17}");
    assertThat(amazons.get(0).ownerId()).isEqualTo("137112412989");
    assertThat(amazons.get(0).rootDeviceName()).isEqualTo("/dev/xvda");
    assertThat(
            ec2.describeImages(
                    request ->
                        request
                            .owners("099720109477")
                            .filters(filter("name", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-*")))
                .images())
        .hasSize(2);
    assertThat(ec2.describeImages(request -> request.owners("self")).images()).isEmpty();
  }

  @Test
  void anyImageIsThereUnderLenientReferences() {
    Image image = ec2.describeImages(request -> request.imageIds("ami-whatever")).images().get(0);

    assertThat(image.imageId()).isEqualTo("ami-whatever");
    assertThat(image.rootDeviceName()).isEqualTo("/dev/xvda");
    assertThat(image.blockDeviceMappings().get(0).ebs().volumeSize()).isEqualTo(8);
    assertRefused(
        () -> ec2.describeImages(request -> request.imageIds("whatever")),
        "InvalidAMIID.Malformed",
        "Invalid id: \"whatever\" (expecting \"ami-...\")");
    try (Sandbox strict = Sandbox.start(settings -> settings.references(References.STRICT));
        Ec2Client client = strict.ec2()) {
      assertRefused(
          () -> client.describeImages(request -> request.imageIds("ami-whatever")),
          "InvalidAMIID.NotFound",
          "The image id '[ami-whatever]' does not exist");
    }
  }

  @Test
  void imagesAreMadeAndFound() {
    String instance = run("m5.large");

    String copy = ec2.createImage(request -> request.instanceId(instance).name("copy")).imageId();
    String made =
        ec2.registerImage(
                request -> request.name("made").architecture("arm64").rootDeviceName("/dev/sda1"))
            .imageId();

    List<Image> own = ec2.describeImages(request -> request.owners("self")).images();
    assertThat(own).extracting(Image::imageId).contains(copy, made);
    Image copied = ec2.describeImages(request -> request.imageIds(copy)).images().get(0);
    assertThat(copied.sourceInstanceId()).isEqualTo(instance);
    assertThat(copied.creationDate()).isEqualTo("2026-03-02T10:00:00.000Z");
    assertRefused(
        () -> ec2.registerImage(request -> request.name("made")),
        "InvalidAMIName.Duplicate",
        "AMI name made is already in use by AMI " + made);
    assertRefused(
        () -> ec2.createImage(request -> request.instanceId("i-1").name("new")),
        "InvalidInstanceID.NotFound");
  }

  @Test
  void instanceTypesAreDescribed() {
    InstanceTypeInfo m5 =
        ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("m5.large"))
            .instanceTypes()
            .get(0);

    assertThat(m5.vCpuInfo().defaultVCpus()).isEqualTo(2);
    assertThat(m5.memoryInfo().sizeInMiB()).isEqualTo(8192);
    assertThat(m5.processorInfo().supportedArchitecturesAsStrings()).containsExactly("x86_64");
    assertThat(m5.networkInfo().maximumNetworkInterfaces()).isEqualTo(3);
    assertThat(m5.gpuInfo()).isNull();
    InstanceTypeInfo g4dn =
        ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("g4dn.xlarge"))
            .instanceTypes()
            .get(0);
    assertThat(g4dn.gpuInfo().gpus().get(0).count()).isEqualTo(1);
    assertThat(g4dn.gpuInfo().gpus().get(0).name()).isEqualTo("T4");
    assertThat(
            ec2.describeInstanceTypesPaginator(
                    request ->
                        request.filters(
                            filter("instance-type", "m?g.*"),
                            filter("processor-info.supported-architecture", "arm64")))
                .instanceTypes())
        .isNotEmpty()
        .allMatch(type -> type.instanceTypeAsString().matches("m.g\\..*"));
    assertRefused(
        () -> ec2.describeInstanceTypes(request -> request.instanceTypesWithStrings("m5.tiny")),
        "InvalidInstanceType",
        "The following supplied instance types do not exist: [m5.tiny]");
  }

  @Test
  void instanceTypesAreListedPageByPage() {
    List<String> all =
        ec2.describeInstanceTypesPaginator(request -> {}).instanceTypes().stream()
            .map(InstanceTypeInfo::instanceTypeAsString)
            .toList();

    assertThat(ec2.describeInstanceTypes(request -> {}).instanceTypes()).hasSize(100);
    assertThat(all).hasSizeGreaterThan(500).doesNotHaveDuplicates();
  }

  @Test
  void typesAreOfferedEverywhere() {
    assertThat(
            ec2.describeInstanceTypeOfferings(
                    request ->
                        request
                            .locationType(LocationType.AVAILABILITY_ZONE)
                            .filters(filter("instance-type", "m5.large")))
                .instanceTypeOfferings())
        .extracting(InstanceTypeOffering::location)
        .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
    assertThat(
            ec2.describeInstanceTypeOfferings(
                    request -> request.filters(filter("instance-type", "t3.*")))
                .instanceTypeOfferings())
        .hasSize(7)
        .allMatch(offering -> offering.location().equals("us-east-1"));
  }

  @Test
  void typesAreChosenByWhatTheyHave() {
    assertThat(
            ec2.getInstanceTypesFromInstanceRequirements(
                request ->
                    request
                        .architectureTypes(ArchitectureType.X86_64)
                        .virtualizationTypes(VirtualizationType.HVM)
                        .instanceRequirements(
                            wanted ->
                                wanted
                                    .vCpuCount(count -> count.min(2).max(2))
                                    .memoryMiB(size -> size.min(8192).max(8192))
                                    .cpuManufacturersWithStrings("intel")
                                    .allowedInstanceTypes("m5*"))))
        .satisfies(
            answer ->
                assertThat(answer.instanceTypes())
                    .extracting(InstanceTypeInfoFromInstanceRequirements::instanceType)
                    .contains("m5.large")
                    .allMatch(type -> type.matches("m5.*\\.large")));
    assertThat(
            ec2.getInstanceTypesFromInstanceRequirements(
                    request ->
                        request
                            .architectureTypes(ArchitectureType.ARM64)
                            .virtualizationTypes(VirtualizationType.HVM)
                            .instanceRequirements(
                                wanted ->
                                    wanted
                                        .vCpuCount(count -> count.min(2).max(2))
                                        .memoryMiB(size -> size.min(8192).max(8192))))
                .instanceTypes())
        .extracting(InstanceTypeInfoFromInstanceRequirements::instanceType)
        .contains("m6g.large")
        .doesNotContain("m5.large");
  }

  @Test
  void spotPricesAreToldOfEachZone() {
    List<SpotPrice> prices =
        ec2.describeSpotPriceHistory(
                request ->
                    request.instanceTypesWithStrings("m5.large").productDescriptions("Linux/UNIX"))
            .spotPriceHistory();

    assertThat(prices)
        .extracting(SpotPrice::availabilityZone)
        .containsExactly("us-east-1a", "us-east-1b", "us-east-1c");
    assertThat(prices.get(0).timestamp()).isEqualTo(Sandbox.START);
    assertThat(prices.get(0).spotPrice()).isEqualTo("0.033600");
    assertThat(
            ec2.describeSpotPriceHistory(request -> request.productDescriptions("Windows"))
                .spotPriceHistory())
        .isEmpty();
  }

  @Test
  void spotInstancesComeFromRequests() {
    String instance = run("m5.large");

    SpotInstanceRequest request = ec2.describeSpotInstanceRequests().spotInstanceRequests().get(0);

    assertThat(request.instanceId()).isEqualTo(instance);
    assertThat(request.state()).isEqualTo(SpotInstanceState.ACTIVE);
    assertThat(request.status().code()).isEqualTo("fulfilled");
    String id = request.spotInstanceRequestId();
    assertThat(
            ec2.cancelSpotInstanceRequests(each -> each.spotInstanceRequestIds(id))
                .cancelledSpotInstanceRequests()
                .get(0)
                .stateAsString())
        .isEqualTo("cancelled");
    ec2.terminateInstances(each -> each.instanceIds(instance));
    assertThat(
            ec2.describeSpotInstanceRequests(each -> each.spotInstanceRequestIds(id))
                .spotInstanceRequests()
                .get(0)
                .status()
                .code())
        .isEqualTo("instance-terminated-by-user");
    assertRefused(
        () -> ec2.cancelSpotInstanceRequests(each -> each.spotInstanceRequestIds("sir-1")),
        "InvalidSpotInstanceRequestID.NotFound");
    assertRefused(
        () -> ec2.describeSpotInstanceRequests(each -> each.spotInstanceRequestIds("sir-1")),
        "InvalidSpotInstanceRequestID.NotFound");
  }

  @Test
  void volumesAreThoseOfInstances() {
    String instance = run("m5.large");

    Volume volume =
        ec2.describeVolumes(request -> request.filters(filter("attachment.instance-id", instance)))
            .volumes()
            .get(0);

    assertThat(volume.size()).isEqualTo(8);
    assertThat(volume.attachments().get(0).device()).isEqualTo("/dev/xvda");
    assertThat(volume.attachments().get(0).deleteOnTermination()).isTrue();
    assertThat(ec2.describeVolumes(request -> request.volumeIds(volume.volumeId())).volumes())
        .containsExactly(volume);
    assertRefused(
        () -> ec2.describeVolumes(request -> request.volumeIds("vol-1")),
        "InvalidVolume.NotFound",
        "The volume 'vol-1' does not exist.");
  }

  @Test
  void keyPairsAreMadeImportedListedAndDeleted() {
    CreateKeyPairResponse made = ec2.createKeyPair(request -> request.keyName("made"));
    ImportKeyPairResponse imported =
        ec2.importKeyPair(
            request ->
                request
                    .keyName("imported")
                    .publicKeyMaterial(
                        SdkBytes.fromString("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB me@here", UTF_8)));

    assertThat(made.keyMaterial()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");
    assertThat(made.keyFingerprint()).matches("([0-9a-f]{2}:){19}[0-9a-f]{2}");
    assertThat(imported.keyFingerprint()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
    assertThat(ec2.describeKeyPairs().keyPairs())
        .extracting(KeyPairInfo::keyName, KeyPairInfo::keyTypeAsString)
        .containsExactly(tuple("imported", "rsa"), tuple("made", "rsa"));
    assertThat(
            ec2.describeKeyPairs(
                    request -> request.keyPairIds(imported.keyPairId()).includePublicKey(true))
                .keyPairs()
                .get(0)
                .publicKey())
        .isEqualTo("ssh-rsa AAAAB3NzaC1yc2EAAAADAQAB me@here");
    assertRefused(
        () -> ec2.createKeyPair(request -> request.keyName("made")), "InvalidKeyPair.Duplicate");
    assertRefused(
        () ->
            ec2.importKeyPair(
                request ->
                    request.keyName("x").publicKeyMaterial(SdkBytes.fromString("no key", UTF_8))),
        "InvalidKey.Format",
        "Key is not in valid OpenSSH public key format");
    ec2.deleteKeyPair(request -> request.keyName("made"));
    ec2.deleteKeyPair(request -> request.keyName("made"));
    assertRefused(
        () -> ec2.describeKeyPairs(request -> request.keyNames("made")),
        "InvalidKeyPair.NotFound",
        "The key pair 'made' does not exist");
    assertRefused(() -> ec2.deleteKeyPair(request -> {}), "MissingParameter");
  }

  @Test
  void thereAreNoPlacementGroups() {
    assertThat(ec2.describePlacementGroups().placementGroups()).isEmpty();
    assertRefused(
        () -> ec2.describePlacementGroups(request -> request.groupNames("close")),
        "InvalidPlacementGroup.Unknown",
        "The Placement Group 'close' is unknown.");
  }

  @Test
  void theAccountTellsWhatItIsAllowed() {
    assertThat(ec2.describeAccountAttributes().accountAttributes())
        .extracting(AccountAttribute::attributeName)
        .contains("default-vpc", "supported-platforms", "max-instances");
    assertThat(
            ec2.describeAccountAttributes(
                    request -> request.attributeNamesWithStrings("default-vpc"))
                .accountAttributes()
                .get(0)
                .attributeValues()
                .get(0)
                .attributeValue())
        .isEqualTo(ec2.describeVpcs().vpcs().get(0).vpcId());
  }

  @Test
  void whatIsNotEmulatedSaysSo() {
    assertRefused(() -> ec2.describeNatGateways(), "NotImplemented");
  }
}
