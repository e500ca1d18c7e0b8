package io.github.autoscalinglocal.client;

import static io.github.autoscalinglocal.client.Ec2Faults.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;

/** VPCs, subnets and security groups through the client of EC2. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
class Ec2NetworksTest {
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

  private Vpc defaultVpc() {
    return ec2.describeVpcs(request -> request.filters(filter("is-default", "true"))).vpcs().get(0);
  }

  private String createVpc() {
    return ec2.createVpc(request -> request.cidrBlock("10.1.0.0/16")).vpc().vpcId();
  }

  private SecurityGroup describe(String groupId) {
    return ec2.describeSecurityGroups(request -> request.groupIds(groupId)).securityGroups().get(0);
  }

  @Test
  void aRegionBeginsWithADefaultVpc() {
    Vpc vpc = defaultVpc();

    assertThat(ec2.describeVpcs().vpcs()).containsExactly(vpc);
    assertThat(vpc.cidrBlock()).isEqualTo("172.31.0.0/16");
    assertThat(vpc.ownerId()).isEqualTo("000000000000");
    List<Subnet> subnets = ec2.describeSubnets().subnets();
    assertThat(subnets)
        .extracting(Subnet::availabilityZone)
        .containsExactlyInAnyOrder("us-east-1a", "us-east-1b", "us-east-1c");
    assertThat(subnets)
        .extracting(Subnet::cidrBlock)
        .containsExactlyInAnyOrder("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");
    assertThat(subnets)
        .allSatisfy(
            subnet -> {
              assertThat(subnet.vpcId()).isEqualTo(vpc.vpcId());
              assertThat(subnet.defaultForAz()).isTrue();
              assertThat(subnet.mapPublicIpOnLaunch()).isTrue();
              assertThat(subnet.availableIpAddressCount()).isEqualTo(4091);
            });
    SecurityGroup group = ec2.describeSecurityGroups().securityGroups().get(0);
    assertThat(group.groupName()).isEqualTo("default");
    assertThat(group.vpcId()).isEqualTo(vpc.vpcId());
    assertThat(group.ipPermissions().get(0).userIdGroupPairs().get(0).groupId())
        .isEqualTo(group.groupId());
    assertThat(group.ipPermissionsEgress().get(0).ipRanges().get(0).cidrIp())
        .isEqualTo("0.0.0.0/0");
  }

  @Test
  void theDefaultVpcIsTheSameWheneverOneLooks() {
    Vpc before = defaultVpc();

    createVpc();

    assertThat(defaultVpc()).isEqualTo(before);
    assertThat(ec2.describeSubnets().subnets()).hasSize(3);
  }

  @Test
  void whatTheDefaultVpcHasBesidesIsTold() {
    Vpc vpc = defaultVpc();

    InternetGateway gateway = ec2.describeInternetGateways().internetGateways().get(0);
    RouteTable table = ec2.describeRouteTables().routeTables().get(0);
    NetworkAcl acl = ec2.describeNetworkAcls().networkAcls().get(0);

    assertThat(gateway.attachments().get(0).vpcId()).isEqualTo(vpc.vpcId());
    assertThat(table.vpcId()).isEqualTo(vpc.vpcId());
    assertThat(table.associations().get(0).main()).isTrue();
    assertThat(table.routes())
        .extracting(route -> route.gatewayId())
        .containsExactly("local", gateway.internetGatewayId());
    assertThat(acl.isDefault()).isTrue();
    assertThat(acl.associations()).hasSize(3);
    assertThat(acl.entries()).hasSize(4);
    assertRefused(
        () -> ec2.describeInternetGateways(request -> request.internetGatewayIds("igw-1")),
        "InvalidInternetGatewayID.NotFound");
    assertRefused(
        () -> ec2.describeRouteTables(request -> request.routeTableIds("rtb-1")),
        "InvalidRouteTableID.NotFound");
    assertRefused(
        () -> ec2.describeNetworkAcls(request -> request.networkAclIds("acl-1")),
        "InvalidNetworkAclID.NotFound");
  }

  @Test
  void aVpcIsCreatedFilledAndDeleted() {
    Vpc vpc =
        ec2.createVpc(
                request ->
                    request
                        .cidrBlock("10.1.0.0/16")
                        .tagSpecifications(
                            tags ->
                                tags.resourceType(ResourceType.VPC)
                                    .tags(Tag.builder().key("Name").value("net").build())))
            .vpc();
    Subnet subnet =
        ec2.createSubnet(
                request ->
                    request
                        .vpcId(vpc.vpcId())
                        .cidrBlock("10.1.1.0/24")
                        .availabilityZone("us-east-1b"))
            .subnet();

    assertThat(vpc.isDefault()).isFalse();
    assertThat(subnet.availabilityZone()).isEqualTo("us-east-1b");
    assertThat(subnet.availableIpAddressCount()).isEqualTo(251);
    assertThat(
            ec2.describeSubnets(request -> request.filters(filter("vpc-id", vpc.vpcId())))
                .subnets())
        .containsExactly(subnet);
    assertThat(ec2.describeVpcs(request -> request.filters(filter("tag:Name", "n*"))).vpcs())
        .extracting(Vpc::vpcId)
        .containsExactly(vpc.vpcId());
    assertRefused(
        () -> ec2.deleteVpc(request -> request.vpcId(vpc.vpcId())),
        "DependencyViolation",
        "The vpc '" + vpc.vpcId() + "' has dependencies and cannot be deleted.");
    ec2.deleteSubnet(request -> request.subnetId(subnet.subnetId()));
    ec2.deleteVpc(request -> request.vpcId(vpc.vpcId()));
    assertRefused(
        () -> ec2.describeVpcs(request -> request.vpcIds(vpc.vpcId())),
        "InvalidVpcID.NotFound",
        "The vpc ID '" + vpc.vpcId() + "' does not exist");
  }

  @Test
  void attributesOfVpcsAndSubnetsAreSwitched() {
    String vpc = createVpc();
    String subnet =
        ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.1.1.0/24"))
            .subnet()
            .subnetId();

    ec2.modifyVpcAttribute(
        request -> request.vpcId(vpc).enableDnsHostnames(each -> each.value(true)));
    ec2.modifySubnetAttribute(
        request -> request.subnetId(subnet).mapPublicIpOnLaunch(each -> each.value(true)));

    assertThat(
            ec2.describeVpcAttribute(
                    request -> request.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                .enableDnsHostnames()
                .value())
        .isTrue();
    assertThat(
            ec2.describeVpcAttribute(
                    request -> request.vpcId(vpc).attribute(VpcAttributeName.ENABLE_DNS_SUPPORT))
                .enableDnsSupport()
                .value())
        .isTrue();
    assertThat(
            ec2.describeSubnets(request -> request.subnetIds(subnet))
                .subnets()
                .get(0)
                .mapPublicIpOnLaunch())
        .isTrue();
  }

  @Test
  void instancesOfASubnetHaveItsAddresses() {
    String vpc = createVpc();
    String subnet =
        ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.1.1.0/28"))
            .subnet()
            .subnetId();
    String instance =
        ec2.runInstances(
                request -> request.imageId("ami-1").subnetId(subnet).minCount(1).maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    assertThat(ec2.describeSubnets(request -> request.subnetIds(subnet)).subnets().get(0))
        .satisfies(each -> assertThat(each.availableIpAddressCount()).isEqualTo(10));
    assertThat(
            ec2.describeNetworkInterfaces(request -> request.filters(filter("subnet-id", subnet)))
                .networkInterfaces())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.attachment().instanceId()).isEqualTo(instance);
              assertThat(each.privateIpAddress()).startsWith("10.1.1.");
              assertThat(each.vpcId()).isEqualTo(vpc);
            });
    assertRefused(
        () -> ec2.deleteSubnet(request -> request.subnetId(subnet)), "DependencyViolation");
  }

  @Test
  void aSecurityGroupLetsInWhatItIsTold() {
    String id =
        ec2.createSecurityGroup(request -> request.groupName("web").description("the web"))
            .groupId();
    AuthorizeSecurityGroupIngressResponse answer =
        ec2.authorizeSecurityGroupIngress(
            request ->
                request
                    .groupId(id)
                    .ipPermissions(
                        IpPermission.builder()
                            .ipProtocol("tcp")
                            .fromPort(80)
                            .toPort(80)
                            .ipRanges(
                                range -> range.cidrIp("10.0.0.0/8").description("inside"),
                                range -> range.cidrIp("192.168.0.0/16"))
                            .build()));
    ec2.authorizeSecurityGroupIngress(
        request ->
            request.groupId(id).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));

    assertThat(answer.securityGroupRules()).hasSize(2);
    assertThat(answer.securityGroupRules().get(0).cidrIpv4()).isEqualTo("10.0.0.0/8");
    assertThat(answer.securityGroupRules().get(0).description()).isEqualTo("inside");
    SecurityGroup group = describe(id);
    assertThat(group.groupName()).isEqualTo("web");
    assertThat(group.ipPermissions()).hasSize(2);
    assertThat(group.ipPermissionsEgress()).hasSize(1);
    assertThat(
            ec2.describeSecurityGroupRules(request -> request.filters(filter("group-id", id)))
                .securityGroupRules())
        .hasSize(4);
    assertThat(
            ec2.describeSecurityGroups(
                    request -> request.filters(filter("ip-permission.from-port", "22")))
                .securityGroups())
        .extracting(SecurityGroup::groupId)
        .containsExactly(id);
    assertThat(ec2.describeSecurityGroups(request -> request.groupNames("web")).securityGroups())
        .hasSize(1);
    assertRefused(
        () ->
            ec2.authorizeSecurityGroupIngress(
                request ->
                    request
                        .groupId(id)
                        .ipProtocol("tcp")
                        .fromPort(22)
                        .toPort(22)
                        .cidrIp("0.0.0.0/0")),
        "InvalidPermission.Duplicate",
        "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW\" already"
            + " exists");
  }

  @Test
  void whatIsRevokedIsNotLetInAnyMore() {
    String vpc = createVpc();
    String id =
        ec2.createSecurityGroup(request -> request.groupName("web").description("d").vpcId(vpc))
            .groupId();
    String rule =
        ec2.authorizeSecurityGroupIngress(
                request ->
                    request
                        .groupId(id)
                        .ipProtocol("tcp")
                        .fromPort(22)
                        .toPort(22)
                        .cidrIp("0.0.0.0/0"))
            .securityGroupRules()
            .get(0)
            .securityGroupRuleId();

    RevokeSecurityGroupIngressResponse answer =
        ec2.revokeSecurityGroupIngress(request -> request.groupId(id).securityGroupRuleIds(rule));
    ec2.revokeSecurityGroupEgress(
        request ->
            request
                .groupId(id)
                .ipPermissions(
                    IpPermission.builder()
                        .ipProtocol("-1")
                        .ipRanges(range -> range.cidrIp("0.0.0.0/0"))
                        .build()));

    assertThat(answer.revokedSecurityGroupRules())
        .singleElement()
        .satisfies(each -> assertThat(each.securityGroupRuleId()).isEqualTo(rule));
    assertThat(describe(id).ipPermissions()).isEmpty();
    assertThat(describe(id).ipPermissionsEgress()).isEmpty();
    ec2.authorizeSecurityGroupEgress(
        request ->
            request
                .groupId(id)
                .ipPermissions(
                    IpPermission.builder()
                        .ipProtocol("udp")
                        .fromPort(53)
                        .toPort(53)
                        .ipv6Ranges(range -> range.cidrIpv6("::/0"))
                        .build()));
    assertThat(describe(id).ipPermissionsEgress().get(0).ipv6Ranges().get(0).cidrIpv6())
        .isEqualTo("::/0");
    assertRefused(
        () ->
            ec2.revokeSecurityGroupIngress(
                request ->
                    request
                        .groupId(id)
                        .ipProtocol("tcp")
                        .fromPort(1)
                        .toPort(1)
                        .cidrIp("0.0.0.0/0")),
        "InvalidPermission.NotFound",
        "The specified rule does not exist in this security group.");
  }

  @Test
  void aSecurityGroupInUseStays() {
    String id =
        ec2.createSecurityGroup(request -> request.groupName("web").description("d")).groupId();
    String instance =
        ec2.runInstances(
                request -> request.imageId("ami-1").securityGroupIds(id).minCount(1).maxCount(1))
            .instances()
            .get(0)
            .instanceId();

    assertRefused(
        () -> ec2.deleteSecurityGroup(request -> request.groupId(id)),
        "DependencyViolation",
        "resource " + id + " has a dependent object");
    ec2.terminateInstances(request -> request.instanceIds(instance));
    assertThat(ec2.deleteSecurityGroup(request -> request.groupId(id)).groupId()).isEqualTo(id);
    assertRefused(
        () -> describe(id),
        "InvalidGroup.NotFound",
        "The security group '" + id + "' does not exist");
  }

  @Test
  void refusals() {
    String vpc = createVpc();
    String byDefault =
        ec2.describeSecurityGroups(request -> request.filters(filter("vpc-id", vpc)))
            .securityGroups()
            .get(0)
            .groupId();

    assertRefused(
        () -> ec2.createVpc(request -> request.cidrBlock("10.0.0.0/8")),
        "InvalidVpc.Range",
        "The CIDR '10.0.0.0/8' is invalid.");
    assertRefused(
        () -> ec2.createVpc(request -> request.cidrBlock("ten")), "InvalidParameterValue");
    assertRefused(
        () -> ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.2.0.0/24")),
        "InvalidSubnet.Range",
        "The CIDR '10.2.0.0/24' is invalid.");
    ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.1.0.0/24"));
    assertRefused(
        () -> ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock("10.1.0.0/25")),
        "InvalidSubnet.Conflict",
        "The CIDR '10.1.0.0/25' conflicts with another subnet");
    assertRefused(
        () -> ec2.createSubnet(request -> request.vpcId("vpc-1").cidrBlock("10.1.0.0/25")),
        "InvalidVpcID.NotFound");
    assertRefused(
        () ->
            ec2.createSubnet(
                request ->
                    request.vpcId(vpc).cidrBlock("10.1.9.0/24").availabilityZone("eu-west-1a")),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.deleteSubnet(request -> request.subnetId("subnet-1")),
        "InvalidSubnetID.NotFound",
        "The subnet ID 'subnet-1' does not exist");
    assertRefused(
        () ->
            ec2.modifySubnetAttribute(
                request ->
                    request.subnetId("subnet-1").mapPublicIpOnLaunch(each -> each.value(true))),
        "InvalidSubnetID.NotFound");
    assertRefused(
        () -> ec2.deleteSecurityGroup(request -> request.groupId(byDefault)), "CannotDelete");
    assertRefused(
        () -> ec2.createSecurityGroup(request -> request.groupName("sg-web").description("d")),
        "InvalidParameterValue");
    ec2.createSecurityGroup(request -> request.groupName("web").description("d"));
    assertRefused(
        () -> ec2.createSecurityGroup(request -> request.groupName("web").description("d")),
        "InvalidGroup.Duplicate");
    assertRefused(
        () -> ec2.describeSecurityGroups(request -> request.groupNames("none")),
        "InvalidGroup.NotFound");
    assertRefused(
        () -> ec2.authorizeSecurityGroupIngress(request -> request.groupId(byDefault)),
        "MissingParameter");
    assertRefused(
        () ->
            ec2.authorizeSecurityGroupIngress(
                request -> request.groupId(byDefault).ipProtocol("tcp").cidrIp("anywhere")),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.describeSecurityGroupRules(request -> request.securityGroupRuleIds("sgr-1")),
        "InvalidSecurityGroupRuleId.NotFound");
    assertRefused(
        () -> ec2.describeVpcAttribute(request -> request.vpcId(vpc).attribute("colour")),
        "InvalidParameterValue");
    assertRefused(
        () -> ec2.describeVpcs(request -> request.maxResults(4)), "InvalidParameterValue");
    assertRefused(
        () -> ec2.describeNetworkInterfaces(request -> request.networkInterfaceIds("eni-1")),
        "InvalidNetworkInterfaceID.NotFound");
  }
}
