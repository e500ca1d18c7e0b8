package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;

/** Tells one attribute of a VPC. */
public final class DescribeVpcAttribute
    implements ReadOperation<DescribeVpcAttribute.Request, DescribeVpcAttribute.Response> {

  public record Request(
      @Required
          @OneOf({"enableDnsHostnames", "enableDnsSupport", "enableNetworkAddressUsageMetrics"})
          String attribute,
      @Required String vpcId,
      Boolean dryRun) {}

  public record Response(
      AttributeBooleanValue enableDnsHostnames,
      AttributeBooleanValue enableDnsSupport,
      AttributeBooleanValue enableNetworkAddressUsageMetrics,
      String vpcId) {}

  @Override
  public Response answer(Request request, View view) {
    Vpc vpc = NamedNetworks.vpc(view, request.vpcId());
    Vpc.Attributes attributes = vpc.attributes();
    String asked = request.attribute();
    return new Response(
        only(asked, "enableDnsHostnames", attributes.dnsHostnames()),
        only(asked, "enableDnsSupport", attributes.dnsSupport()),
        only(asked, "enableNetworkAddressUsageMetrics", attributes.usageMetrics()),
        vpc.id());
  }

  private static AttributeBooleanValue only(String asked, String name, boolean value) {
    return asked.equals(name) ? new AttributeBooleanValue(value) : null;
  }
}
