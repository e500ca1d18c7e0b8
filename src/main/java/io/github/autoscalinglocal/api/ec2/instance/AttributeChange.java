package io.github.autoscalinglocal.api.ec2.instance;

import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.ec2.AttributeBooleanValue;
import io.github.autoscalinglocal.shape.ec2.AttributeValue;
import io.github.autoscalinglocal.shape.ec2.BlobAttributeValue;
import java.util.List;
import java.util.Optional;

/**
 * What a request makes of an instance. An attribute is given by itself, or by its name and its
 * value.
 */
record AttributeChange(ModifyInstanceAttribute.Request request, Ec2Instance machine) {

  /** Another type, if it is stopped. */
  Machine changedMachine() {
    Machine old = machine.machine();
    Optional<String> type = text(InstanceAttributeName.INSTANCE_TYPE, request.instanceType());
    type.ifPresent(any -> mustBeStopped());
    return new Machine(
        type.orElse(old.type()),
        old.imageId(),
        old.zone(),
        old.subnetId(),
        old.option(),
        old.weight());
  }

  Setup changedSetup(Tx tx) {
    Setup old = machine.setup();
    Setup.Switches was = old.switches();
    Setup.Networking networking =
        old.networking()
            .withSourceDestCheck(
                flag(InstanceAttributeName.SOURCE_DEST_CHECK, request.sourceDestCheck())
                    .orElse(old.networking().sourceDestCheck()));
    Optional<String> userData = userData();
    userData.ifPresent(any -> mustBeStopped());
    return old.with(
            new Setup.Switches(
                was.monitoring(),
                flag(InstanceAttributeName.EBS_OPTIMIZED, request.ebsOptimized())
                    .orElse(was.ebsOptimized()),
                flag(InstanceAttributeName.DISABLE_API_TERMINATION, request.disableApiTermination())
                    .orElse(was.disableApiTermination()),
                flag(InstanceAttributeName.DISABLE_API_STOP, request.disableApiStop())
                    .orElse(was.disableApiStop()),
                text(
                        InstanceAttributeName.INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR,
                        request.instanceInitiatedShutdownBehavior())
                    .map("terminate"::equals)
                    .orElse(was.terminatesOnShutdown())))
        .with(
            request.groups() == null || request.groups().isEmpty()
                ? networking
                : networking.withSecurityGroups(groups(tx)))
        .with(userData.isPresent() ? old.access().withUserData(userData) : old.access());
  }

  private List<String> groups(Tx tx) {
    if (tx.options().references() == References.STRICT) {
      Network network = Networks.of(tx.region());
      for (String id : request.groups()) {
        if (network.securityGroup(id).isEmpty()) {
          throw Ec2Errors.securityGroupNotFound(id);
        }
      }
    }
    return request.groups();
  }

  private Optional<String> userData() {
    return Optional.ofNullable(request.userData())
        .map(BlobAttributeValue::value)
        .or(() -> named(InstanceAttributeName.USER_DATA));
  }

  private void mustBeStopped() {
    if (machine.state() != State.STOPPED) {
      throw Ec2Errors.notStopped(machine.id());
    }
  }

  private Optional<String> text(InstanceAttributeName name, AttributeValue given) {
    return Optional.ofNullable(given).map(AttributeValue::value).or(() -> named(name));
  }

  private Optional<Boolean> flag(InstanceAttributeName name, AttributeBooleanValue given) {
    return Optional.ofNullable(given)
        .map(AttributeBooleanValue::value)
        .or(() -> named(name).map("true"::equals));
  }

  private Optional<String> named(InstanceAttributeName name) {
    return name == request.attribute() ? Optional.ofNullable(request.value()) : Optional.empty();
  }
}
