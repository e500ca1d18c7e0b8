package io.github.autoscalinglocal.scenario;

import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.ec2.Network;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Makes up calls of EC2: templates, instances, tags and networks, most of them possible. */
final class Ec2Moves {
  private static final List<String> TEMPLATES = List.of("web", "app", "one", "two");
  private static final List<String> TYPES = List.of("m5.large", "t3.micro", "c5.large");

  private final Random random;
  private List<String> parameters = new ArrayList<>();

  Ec2Moves(long seed) {
    this.random = new Random(seed);
  }

  /** The next call, by someone who sees this region. */
  Monkey.Call next(Region region) {
    parameters = new ArrayList<>();
    String action =
        switch (random.nextInt(20)) {
          case 0, 1 -> createTemplate();
          case 2, 3 -> createVersion();
          case 4 -> named("ModifyLaunchTemplate", "DefaultVersion", 1 + random.nextInt(3));
          case 5 -> named("DeleteLaunchTemplateVersions", "LaunchTemplateVersion.1", "2");
          case 6 -> named("DeleteLaunchTemplate", "DryRun", "false");
          case 7, 8 -> run();
          case 9 -> order(region, "TerminateInstances");
          case 10 -> order(region, "StopInstances");
          case 11 -> order(region, "StartInstances");
          case 12, 13 -> tag(region);
          case 14 -> untag(region);
          case 15 -> createSubnet(region);
          case 16 -> createGroup(region);
          case 17 -> key();
          case 18 -> image(region);
          default -> describe();
        };
    return new Monkey.Call(action, List.copyOf(parameters));
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private String any(Collection<String> values, String otherwise) {
    return values.isEmpty() || random.nextInt(10) == 0 ? otherwise : any(List.copyOf(values));
  }

  private String add(String action, Object... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.add(namesAndValues[i] + "=" + namesAndValues[i + 1]);
    }
    return action;
  }

  private String createTemplate() {
    return add(
        "CreateLaunchTemplate",
        "LaunchTemplateName",
        any(TEMPLATES),
        "LaunchTemplateData.ImageId",
        "ami-" + random.nextInt(3),
        "LaunchTemplateData.InstanceType",
        any(TYPES),
        "LaunchTemplateData.TagSpecification.1.ResourceType",
        "instance",
        "LaunchTemplateData.TagSpecification.1.Tag.1.Key",
        "from",
        "LaunchTemplateData.TagSpecification.1.Tag.1.Value",
        "template");
  }

  private String createVersion() {
    return add(
        "CreateLaunchTemplateVersion",
        "LaunchTemplateName",
        any(TEMPLATES),
        "SourceVersion",
        "1",
        "LaunchTemplateData.InstanceType",
        any(TYPES),
        "LaunchTemplateData.BlockDeviceMapping.1.DeviceName",
        "/dev/xvda",
        "LaunchTemplateData.BlockDeviceMapping.1.Ebs.VolumeSize",
        20 + random.nextInt(9));
  }

  private String named(String action, String name, Object value) {
    return add(action, "LaunchTemplateName", any(TEMPLATES), name, value);
  }

  private String run() {
    String subnet = "subnet-" + random.nextInt(6);
    if (random.nextBoolean()) {
      add("", "LaunchTemplate.LaunchTemplateName", any(TEMPLATES));
    } else {
      add("", "ImageId", "ami-" + random.nextInt(3), "InstanceType", any(TYPES));
    }
    return add(
        "RunInstances", "MinCount", 1, "MaxCount", 1 + random.nextInt(2), "SubnetId", subnet);
  }

  private String order(Region region, String action) {
    return add(action, "InstanceId.1", instance(region));
  }

  private String instance(Region region) {
    return any(region.ec2().instances().keySet(), "i-0123456789abcdef0");
  }

  private String tag(Region region) {
    return add(
        "CreateTags",
        "ResourceId.1",
        instance(region),
        "Tag.1.Key",
        "team",
        "Tag.1.Value",
        random.nextInt(9));
  }

  private String untag(Region region) {
    return add("DeleteTags", "ResourceId.1", instance(region), "Tag.1.Key", "team");
  }

  private String createSubnet(Region region) {
    Collection<String> networks =
        region.ec2().network().map(Network::vpcs).map(each -> each.keySet()).orElse(null);
    if (networks == null || networks.isEmpty() || random.nextInt(3) == 0) {
      return add("CreateVpc", "CidrBlock", "10." + random.nextInt(200) + ".0.0/16");
    }
    String vpc = any(networks, "vpc-1");
    String block = "10." + random.nextInt(200) + "." + random.nextInt(200) + ".0/24";
    return add("CreateSubnet", "VpcId", vpc, "CidrBlock", block);
  }

  private String createGroup(Region region) {
    Collection<String> groups =
        region.ec2().network().map(Network::securityGroups).map(each -> each.keySet()).orElse(null);
    if (groups == null || groups.isEmpty() || random.nextBoolean()) {
      String name = "group-" + random.nextInt(5);
      return add("CreateSecurityGroup", "GroupName", name, "GroupDescription", "made up");
    }
    return add(
        "AuthorizeSecurityGroupIngress",
        "GroupId",
        any(groups, "sg-1"),
        "IpPermissions.1.IpProtocol",
        "tcp",
        "IpPermissions.1.FromPort",
        80 + random.nextInt(9),
        "IpPermissions.1.ToPort",
        90,
        "IpPermissions.1.IpRanges.1.CidrIp",
        "10.0.0.0/8");
  }

  private String key() {
    return add("CreateKeyPair", "KeyName", "key-" + random.nextInt(4));
  }

  private String image(Region region) {
    String name = "image-" + random.nextInt(6);
    return add("CreateImage", "InstanceId", instance(region), "Name", name);
  }

  private String describe() {
    return any(
        List.of(
            "DescribeInstances",
            "DescribeLaunchTemplateVersions",
            "DescribeTags",
            "DescribeSubnets",
            "DescribeSecurityGroups",
            "DescribeVolumes"));
  }
}
