package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.GroupName;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.ec2.Setup;
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
      Boolean dryRun, @Required String instanceId, @Required InstanceAttributeName attribute) {}

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
    InstanceAttributeName asked = request.attribute();
    return new Response(
        only(asked, InstanceAttributeName.BLOCK_DEVICE_MAPPING, InstanceFacts.volumes(machine)),
        flag(
            asked, InstanceAttributeName.DISABLE_API_TERMINATION, switches.disableApiTermination()),
        flag(asked, InstanceAttributeName.ENA_SUPPORT, true),
        flag(asked, InstanceAttributeName.EBS_OPTIMIZED, switches.ebsOptimized()),
        machine.id(),
        text(
            asked,
            InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR,
            switches.terminatesOnShutdown() ? "terminate" : "stop"),
        text(asked, InstanceAttributeName.INSTANCE_TYPE, machine.machine().type()),
        text(asked, InstanceAttributeName.KERNEL, null),
        only(asked, InstanceAttributeName.PRODUCT_CODES, List.<ProductCode>of()),
        text(asked, InstanceAttributeName.RAMDISK, null),
        text(
            asked, InstanceAttributeName.ROOT_DEVICE_NAME, InstanceFacts.rootDevice(view, machine)),
        flag(asked, InstanceAttributeName.SOURCE_DEST_CHECK, setup.networking().sourceDestCheck()),
        text(asked, InstanceAttributeName.SRIOV_NET_SUPPORT, "simple"),
        text(asked, InstanceAttributeName.USER_DATA, setup.access().userData().orElse(null)),
        flag(asked, InstanceAttributeName.DISABLE_API_STOP, switches.disableApiStop()),
        only(
            asked,
            InstanceAttributeName.GROUP_SET,
            GroupName.of(view, setup.networking().securityGroups())));
  }

  private static <T> T only(InstanceAttributeName asked, InstanceAttributeName name, T value) {
    return asked == name ? value : null;
  }

  private static AttributeBooleanValue flag(
      InstanceAttributeName asked, InstanceAttributeName name, boolean value) {
    return only(asked, name, new AttributeBooleanValue(value));
  }

  private static AttributeValue text(
      InstanceAttributeName asked, InstanceAttributeName name, String value) {
    return only(asked, name, new AttributeValue(value));
  }
}
