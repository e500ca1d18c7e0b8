package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.WireName;
import java.util.List;
import java.util.stream.Stream;

/** Tells what the account is allowed. */
public final class DescribeAccountAttributes
    implements ReadOperation<
        DescribeAccountAttributes.Request, DescribeAccountAttributes.Response> {

  public record Request(
      Boolean dryRun,
      @WireName("AttributeName")
          List<@OneOf({"default-vpc", "supported-platforms"}) String> attributeNames) {}

  public record Response(
      @WireName(answer = "accountAttributeSet") List<Attribute> accountAttributes) {}

  public record Attribute(
      String attributeName, @WireName(answer = "attributeValueSet") List<Value> attributeValues) {}

  public record Value(String attributeValue) {}

  @Override
  public Response answer(Request request, View view) {
    List<String> asked = request.attributeNames();
    String vpc = Networks.of(view.region()).defaultVpc().map(Vpc::id).orElse("none");
    return new Response(
        Stream.of(
                attribute("supported-platforms", "VPC"),
                attribute("default-vpc", vpc),
                attribute("max-instances", String.valueOf(view.options().limits().maxInstances())),
                attribute("vpc-max-security-groups-per-interface", "5"),
                attribute("max-elastic-ips", "5"),
                attribute("vpc-max-elastic-ips", "5"))
            .filter(
                each -> asked == null || asked.isEmpty() || asked.contains(each.attributeName()))
            .toList());
  }

  private static Attribute attribute(String name, String value) {
    return new Attribute(name, List.of(new Value(value)));
  }
}
