package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.api.NoResult;
import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;
import io.github.autoscalinglocal.shape.ec2.AttributeValue;
import io.github.autoscalinglocal.shape.ec2.BlobAttributeValue;
import io.github.autoscalinglocal.shape.ec2.InstanceBlockDeviceMappingSpecification;
import java.util.List;

/** Changes an attribute of an instance; what nothing depends on is accepted, and forgotten. */
public final class ModifyInstanceAttribute
    implements WriteOperation<ModifyInstanceAttribute.Request, NoResult> {

  public record Request(
      AttributeBooleanValue sourceDestCheck,
      AttributeBooleanValue disableApiStop,
      Boolean dryRun,
      @Required String instanceId,
      InstanceAttributeName attribute,
      String value,
      @WireName("BlockDeviceMapping")
          List<InstanceBlockDeviceMappingSpecification> blockDeviceMappings,
      AttributeBooleanValue disableApiTermination,
      AttributeValue instanceType,
      AttributeValue kernel,
      AttributeValue ramdisk,
      BlobAttributeValue userData,
      AttributeValue instanceInitiatedShutdownBehavior,
      @WireName("GroupId") List<String> groups,
      AttributeBooleanValue ebsOptimized,
      AttributeValue sriovNetSupport,
      AttributeBooleanValue enaSupport) {}

  @Override
  public NoResult apply(Request request, Tx tx) {
    Ec2Instance machine = NamedInstances.of(tx, request.instanceId());
    if (machine.state() == State.TERMINATED) {
      throw Ec2Errors.incorrectInstanceState(machine.id(), "modified");
    }
    AttributeChange change = new AttributeChange(request, machine);
    Ec2Instance changed = machine.with(change.changedSetup(tx)).with(change.changedMachine());
    tx.update(tx.region().ec2().with(changed));
    return new NoResult();
  }
}
