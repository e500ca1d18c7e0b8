package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;
import io.github.autoscalinglocal.shape.ec2.AttributeValue;
import java.util.List;

/** Tells one attribute of an instance. */
public final class DescribeInstanceAttribute
    implements ReadOperation<
        DescribeInstanceAttribute.Request, DescribeInstanceAttribute.Response> {

  public record Request(
      Boolean dryRun,
      @Required String instanceId,
      @Required
          @OneOf({
            "blockDeviceMapping",
            "disableApiStop",
            "disableApiTermination",
            "ebsOptimized",
            "enaSupport",
            "enclaveOptions",
            "groupSet",
            "instanceInitiatedShutdownBehavior",
            "instanceType",
            "kernel",
            "productCodes",
            "ramdisk",
            "rootDeviceName",
            "sourceDestCheck",
            "sriovNetSupport",
            "userData"
          })
          String attribute) {}

  public record Response(
      @WireName(answer = "blockDeviceMapping") List<InstanceAnswer.Volume> blockDeviceMappings,
      AttributeBooleanValue disableApiTermination,
      AttributeBooleanValue enaSupport,
      AttributeBooleanValue ebsOptimized,
      String instanceId,
      AttributeValue instanceInitiatedShutdownBehavior,
      AttributeValue instanceType,
      @WireName(answer = "kernel") AttributeValue kernelId,
      List<ProductCode> productCodes,
      @WireName(answer = "ramdisk") AttributeValue ramdiskId,
      AttributeValue rootDeviceName,
      AttributeBooleanValue sourceDestCheck,
      AttributeValue sriovNetSupport,
      AttributeValue userData,
      AttributeBooleanValue disableApiStop,
      @WireName(answer = "groupSet") List<GroupName> groups) {}

  public record ProductCode(
      @WireName(answer = "productCode") String productCodeId,
      @WireName(answer = "type") String productCodeType) {}

  @Override
  public Response answer(Request request, View view) {
    Ec2Instance machine = NamedInstances.of(view, request.instanceId());
    Setup setup = machine.setup();
    Setup.Switches switches = setup.switches();
    String asked = request.attribute();
    return new Response(
        only(asked, "blockDeviceMapping", InstanceFacts.volumes(machine)),
        flag(asked, "disableApiTermination", switches.disableApiTermination()),
        flag(asked, "enaSupport", true),
        flag(asked, "ebsOptimized", switches.ebsOptimized()),
        machine.id(),
        text(
            asked,
            "instanceInitiatedShutdownBehavior",
            switches.terminatesOnShutdown() ? "terminate" : "stop"),
        text(asked, "instanceType", machine.machine().type()),
        text(asked, "kernel", null),
        only(asked, "productCodes", List.<ProductCode>of()),
        text(asked, "ramdisk", null),
        text(asked, "rootDeviceName", InstanceFacts.rootDevice(view, machine)),
        flag(asked, "sourceDestCheck", setup.networking().sourceDestCheck()),
        text(asked, "sriovNetSupport", "simple"),
        text(asked, "userData", setup.access().userData().orElse(null)),
        flag(asked, "disableApiStop", switches.disableApiStop()),
        only(asked, "groupSet", GroupName.of(view, setup.networking().securityGroups())));
  }

  private static <T> T only(String asked, String name, T value) {
    return asked.equals(name) ? value : null;
  }

  private static AttributeBooleanValue flag(String asked, String name, boolean value) {
    return only(asked, name, new AttributeBooleanValue(value));
  }

  private static AttributeValue text(String asked, String name, String value) {
    return only(asked, name, new AttributeValue(value));
  }
}
