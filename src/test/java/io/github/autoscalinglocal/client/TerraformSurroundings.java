package io.github.autoscalinglocal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** What a group refers to, as the AWS provider of Terraform finds, makes and removes it. */
@SuppressWarnings("unchecked") // the client's builders take generic varargs, and only read them
final class TerraformSurroundings {
  private final Sandbox sandbox;
  private final Pace pace;
  private final Ec2Client ec2;
  private final ElasticLoadBalancingClient classic;
  private final ElasticLoadBalancingV2Client elb;

  TerraformSurroundings(
      Sandbox sandbox,
      Pace pace,
      Ec2Client ec2,
      ElasticLoadBalancingClient classic,
      ElasticLoadBalancingV2Client elb) {
    this.sandbox = sandbox;
    this.pace = pace;
    this.ec2 = ec2;
    this.classic = classic;
    this.elb = elb;
  }

  // Data sources.

  String newestImage() {
    return ec2
        .describeImages(
            request ->
                request
                    .owners("amazon")
                    .filters(
                        name -> name.name("name").values("al2023-ami-2023*"),
                        architecture -> architecture.name("architecture").values("x86_64")))
        .images()
        .stream()
        .max(Comparator.comparing(Image::creationDate))
        .orElseThrow()
        .imageId();
  }

  String defaultVpc() {
    return ec2.describeVpcs(
            request -> request.filters(each -> each.name("is-default").values("true")))
        .vpcs()
        .get(0)
        .vpcId();
  }

  List<String> subnets() {
    String vpc = defaultVpc();
    return ec2
        .describeSubnets(request -> request.filters(each -> each.name("vpc-id").values(vpc)))
        .subnets()
        .stream()
        .map(Subnet::subnetId)
        .sorted()
        .toList();
  }

  String defaultSecurityGroup() {
    return ec2.describeSecurityGroups(
            request -> request.filters(each -> each.name("group-name").values("default")))
        .securityGroups()
        .get(0)
        .groupId();
  }

  // Launch templates.

  LaunchTemplate createTemplate(String name, String type) {
    String id =
        ec2.createLaunchTemplate(
                request ->
                    request
                        .clientToken("terraform-1")
                        .launchTemplateName(name)
                        .launchTemplateData(
                            data ->
                                data.imageId(newestImage())
                                    .instanceType(type)
                                    .securityGroupIds(defaultSecurityGroup()))
                        .tagSpecifications(
                            tags ->
                                tags.resourceType(ResourceType.LAUNCH_TEMPLATE)
                                    .tags(tag -> tag.key("app").value("shop"))))
            .launchTemplate()
            .launchTemplateId();
    assertThat(readTemplate(id).launchTemplateData().instanceTypeAsString()).isEqualTo(type);
    return template(id);
  }

  LaunchTemplate template(String id) {
    return ec2.describeLaunchTemplates(request -> request.launchTemplateIds(id))
        .launchTemplates()
        .get(0);
  }

  /** The latest version, by its number. */
  private LaunchTemplateVersion readTemplate(String id) {
    String latest = template(id).latestVersionNumber().toString();
    return ec2.describeLaunchTemplateVersions(
            request -> request.launchTemplateId(id).versions(latest))
        .launchTemplateVersions()
        .get(0);
  }

  LaunchTemplate changeTemplate(String id, String type) {
    long version =
        ec2.createLaunchTemplateVersion(
                request ->
                    request
                        .clientToken("terraform-2")
                        .launchTemplateId(id)
                        .launchTemplateData(
                            data ->
                                data.imageId(newestImage())
                                    .instanceType(type)
                                    .securityGroupIds(defaultSecurityGroup())))
            .launchTemplateVersion()
            .versionNumber();
    ec2.modifyLaunchTemplate(
        request -> request.launchTemplateId(id).defaultVersion(Long.toString(version)));
    ec2.deleteTags(request -> request.resources(id).tags(tag -> tag.key("app").value("shop")));
    ec2.createTags(request -> request.resources(id).tags(tag -> tag.key("stage").value("test")));
    assertThat(readTemplate(id).launchTemplateData().instanceTypeAsString()).isEqualTo(type);
    return template(id);
  }

  void deleteTemplate(String id) {
    ec2.deleteLaunchTemplate(request -> request.launchTemplateId(id));
  }

  // Load balancers.

  /** A target group behind a listener of a load balancer. */
  String createTargetGroup(String name, String loadBalancer, int port) {
    String arn =
        elb.createTargetGroup(
                request ->
                    request
                        .name(name)
                        .port(80)
                        .protocol(ProtocolEnum.HTTP)
                        .targetType(TargetTypeEnum.INSTANCE)
                        .vpcId(defaultVpc()))
            .targetGroups()
            .get(0)
            .targetGroupArn();
    elb.modifyTargetGroupAttributes(
        request ->
            request
                .targetGroupArn(arn)
                .attributes(each -> each.key("deregistration_delay.timeout_seconds").value("10")));
    assertThat(
            elb.describeTargetGroupAttributes(request -> request.targetGroupArn(arn)).attributes())
        .anySatisfy(
            each -> {
              assertThat(each.key()).isEqualTo("deregistration_delay.timeout_seconds");
              assertThat(each.value()).isEqualTo("10");
            });
    listen(loadBalancer, port, arn);
    return arn;
  }

  String createLoadBalancer(String name) {
    String arn =
        elb.createLoadBalancer(request -> request.name(name).subnets(subnets()))
            .loadBalancers()
            .get(0)
            .loadBalancerArn();
    pace.until(
        "an active load balancer",
        sandbox,
        () ->
            elb.describeLoadBalancers(request -> request.loadBalancerArns(arn))
                    .loadBalancers()
                    .get(0)
                    .state()
                    .code()
                == LoadBalancerStateEnum.ACTIVE);
    return arn;
  }

  private void listen(String loadBalancer, int port, String targetGroup) {
    String arn =
        elb.createListener(
                request ->
                    request
                        .loadBalancerArn(loadBalancer)
                        .port(port)
                        .protocol(ProtocolEnum.HTTP)
                        .defaultActions(
                            action ->
                                action.type(ActionTypeEnum.FORWARD).targetGroupArn(targetGroup)))
            .listeners()
            .get(0)
            .listenerArn();
    assertThat(elb.describeListeners(request -> request.listenerArns(arn)).listeners()).hasSize(1);
  }

  void createClassic(String name) {
    classic.createLoadBalancer(
        request ->
            request
                .loadBalancerName(name)
                .subnets(subnets())
                .listeners(
                    each ->
                        each.protocol("http")
                            .loadBalancerPort(80)
                            .instanceProtocol("http")
                            .instancePort(80)));
    assertThat(
            classic
                .describeLoadBalancers(request -> request.loadBalancerNames(name))
                .loadBalancerDescriptions())
        .hasSize(1);
  }

  void deleteLoadBalancers() {
    for (var balancer : elb.describeLoadBalancers().loadBalancers()) {
      String arn = balancer.loadBalancerArn();
      elb.describeListeners(request -> request.loadBalancerArn(arn))
          .listeners()
          .forEach(each -> elb.deleteListener(request -> request.listenerArn(each.listenerArn())));
      elb.deleteLoadBalancer(request -> request.loadBalancerArn(arn));
    }
    elb.describeTargetGroups()
        .targetGroups()
        .forEach(
            each ->
                elb.deleteTargetGroup(request -> request.targetGroupArn(each.targetGroupArn())));
    classic
        .describeLoadBalancers()
        .loadBalancerDescriptions()
        .forEach(
            each ->
                classic.deleteLoadBalancer(
                    request -> request.loadBalancerName(each.loadBalancerName())));
  }
}
