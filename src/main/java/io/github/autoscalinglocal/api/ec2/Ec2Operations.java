package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.api.Operation;
import io.github.autoscalinglocal.api.Service;
import io.github.autoscalinglocal.api.ec2.catalogue.CreateImage;
import io.github.autoscalinglocal.api.ec2.catalogue.CreateKeyPair;
import io.github.autoscalinglocal.api.ec2.catalogue.DeleteKeyPair;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeAccountAttributes;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeAvailabilityZones;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeImages;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeInstanceTypeOfferings;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeInstanceTypes;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeKeyPairs;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribePlacementGroups;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeRegions;
import io.github.autoscalinglocal.api.ec2.catalogue.DescribeSpotPriceHistory;
import io.github.autoscalinglocal.api.ec2.catalogue.GetInstanceTypesFromInstanceRequirements;
import io.github.autoscalinglocal.api.ec2.catalogue.ImportKeyPair;
import io.github.autoscalinglocal.api.ec2.catalogue.RegisterImage;
import io.github.autoscalinglocal.api.ec2.instance.CancelSpotInstanceRequests;
import io.github.autoscalinglocal.api.ec2.instance.DescribeInstanceAttribute;
import io.github.autoscalinglocal.api.ec2.instance.DescribeInstanceStatus;
import io.github.autoscalinglocal.api.ec2.instance.DescribeInstances;
import io.github.autoscalinglocal.api.ec2.instance.DescribeNetworkInterfaces;
import io.github.autoscalinglocal.api.ec2.instance.DescribeSpotInstanceRequests;
import io.github.autoscalinglocal.api.ec2.instance.DescribeVolumes;
import io.github.autoscalinglocal.api.ec2.instance.ModifyInstanceAttribute;
import io.github.autoscalinglocal.api.ec2.instance.RebootInstances;
import io.github.autoscalinglocal.api.ec2.instance.RunInstances;
import io.github.autoscalinglocal.api.ec2.instance.StartInstances;
import io.github.autoscalinglocal.api.ec2.instance.StopInstances;
import io.github.autoscalinglocal.api.ec2.instance.TerminateInstances;
import io.github.autoscalinglocal.api.ec2.network.AuthorizeSecurityGroupEgress;
import io.github.autoscalinglocal.api.ec2.network.AuthorizeSecurityGroupIngress;
import io.github.autoscalinglocal.api.ec2.network.CreateSecurityGroup;
import io.github.autoscalinglocal.api.ec2.network.CreateSubnet;
import io.github.autoscalinglocal.api.ec2.network.CreateVpc;
import io.github.autoscalinglocal.api.ec2.network.DeleteSecurityGroup;
import io.github.autoscalinglocal.api.ec2.network.DeleteSubnet;
import io.github.autoscalinglocal.api.ec2.network.DeleteVpc;
import io.github.autoscalinglocal.api.ec2.network.DescribeInternetGateways;
import io.github.autoscalinglocal.api.ec2.network.DescribeNetworkAcls;
import io.github.autoscalinglocal.api.ec2.network.DescribeRouteTables;
import io.github.autoscalinglocal.api.ec2.network.DescribeSecurityGroupRules;
import io.github.autoscalinglocal.api.ec2.network.DescribeSecurityGroups;
import io.github.autoscalinglocal.api.ec2.network.DescribeSubnets;
import io.github.autoscalinglocal.api.ec2.network.DescribeVpcAttribute;
import io.github.autoscalinglocal.api.ec2.network.DescribeVpcs;
import io.github.autoscalinglocal.api.ec2.network.ModifySubnetAttribute;
import io.github.autoscalinglocal.api.ec2.network.ModifyVpcAttribute;
import io.github.autoscalinglocal.api.ec2.network.RevokeSecurityGroupEgress;
import io.github.autoscalinglocal.api.ec2.network.RevokeSecurityGroupIngress;
import io.github.autoscalinglocal.api.ec2.tag.CreateTags;
import io.github.autoscalinglocal.api.ec2.tag.DeleteTags;
import io.github.autoscalinglocal.api.ec2.tag.DescribeTags;
import io.github.autoscalinglocal.api.ec2.template.CreateLaunchTemplate;
import io.github.autoscalinglocal.api.ec2.template.CreateLaunchTemplateVersion;
import io.github.autoscalinglocal.api.ec2.template.DeleteLaunchTemplate;
import io.github.autoscalinglocal.api.ec2.template.DeleteLaunchTemplateVersions;
import io.github.autoscalinglocal.api.ec2.template.DescribeLaunchTemplateVersions;
import io.github.autoscalinglocal.api.ec2.template.DescribeLaunchTemplates;
import io.github.autoscalinglocal.api.ec2.template.ModifyLaunchTemplate;
import java.util.List;
import java.util.Optional;

/** The table of all operations of EC2 that are built. */
public final class Ec2Operations {
  private static final Service.Identity IDENTITY =
      new Service.Identity(
          "ec2",
          "ec2",
          "2016-11-15",
          "http://ec2.amazonaws.com/doc/2016-11-15/",
          Optional.empty(),
          Service.Dialect.EC2);

  private Ec2Operations() {}

  /** EC2, with all that is built of it. */
  public static Service service() {
    return Service.neighbour(IDENTITY, Ec2Operations::built);
  }

  private static List<Operation<?, ?>> built() {
    return List.of(
        new AuthorizeSecurityGroupEgress(),
        new AuthorizeSecurityGroupIngress(),
        new CancelSpotInstanceRequests(),
        new CreateImage(),
        new CreateKeyPair(),
        new CreateLaunchTemplate(),
        new CreateLaunchTemplateVersion(),
        new CreateSecurityGroup(),
        new CreateSubnet(),
        new CreateTags(),
        new CreateVpc(),
        new DeleteKeyPair(),
        new DeleteLaunchTemplate(),
        new DeleteLaunchTemplateVersions(),
        new DeleteSecurityGroup(),
        new DeleteSubnet(),
        new DeleteTags(),
        new DeleteVpc(),
        new DescribeAccountAttributes(),
        new DescribeAvailabilityZones(),
        new DescribeImages(),
        new DescribeInstanceAttribute(),
        new DescribeInstanceStatus(),
        new DescribeInstanceTypeOfferings(),
        new DescribeInstanceTypes(),
        new DescribeInstances(),
        new DescribeInternetGateways(),
        new DescribeKeyPairs(),
        new DescribeLaunchTemplateVersions(),
        new DescribeLaunchTemplates(),
        new DescribeNetworkAcls(),
        new DescribeNetworkInterfaces(),
        new DescribePlacementGroups(),
        new DescribeRegions(),
        new DescribeRouteTables(),
        new DescribeSecurityGroupRules(),
        new DescribeSecurityGroups(),
        new DescribeSpotInstanceRequests(),
        new DescribeSpotPriceHistory(),
        new DescribeSubnets(),
        new DescribeTags(),
        new DescribeVolumes(),
        new DescribeVpcAttribute(),
        new DescribeVpcs(),
        new GetInstanceTypesFromInstanceRequirements(),
        new ImportKeyPair(),
        new ModifyInstanceAttribute(),
        new ModifyLaunchTemplate(),
        new ModifySubnetAttribute(),
        new ModifyVpcAttribute(),
        new RebootInstances(),
        new RegisterImage(),
        new RevokeSecurityGroupEgress(),
        new RevokeSecurityGroupIngress(),
        new RunInstances(),
        new StartInstances(),
        new StopInstances(),
        new TerminateInstances());
  }
}
