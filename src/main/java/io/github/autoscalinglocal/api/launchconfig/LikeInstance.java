package io.github.autoscalinglocal.api.launchconfig;

import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.companion.ec2.Images;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Ec2Instance.State;
import io.github.autoscalinglocal.model.Options.References;
import io.github.autoscalinglocal.model.ec2.Setup;
import io.github.autoscalinglocal.shape.InstanceMonitoring;
import io.github.autoscalinglocal.shape.ec2.IamInstanceProfileSpecification;
import java.util.Optional;

/**
 * A launch configuration that is to be like an instance: what the request leaves open is the
 * instance's, except for its block devices.
 */
final class LikeInstance {
  private LikeInstance() {}

  static CreateLaunchConfiguration.Request complete(
      CreateLaunchConfiguration.Request request, Tx tx) {
    String id = request.instanceId();
    if (id == null) {
      return request;
    }
    ExternalLookup.instance(tx, id);
    Optional<Ec2Instance> like =
        tx.region().ec2().instance(id).filter(machine -> machine.state() != State.TERMINATED);
    if (like.isEmpty() && tx.options().references() == References.STRICT) {
      throw Errors.instanceInvalid(id);
    }
    Setup setup = like.map(Ec2Instance::setup).orElse(Setup.PLAIN);
    return new CreateLaunchConfiguration.Request(
        request.launchConfigurationName(),
        or(
            request.imageId(),
            like.map(machine -> machine.machine().imageId())
                .orElseGet(() -> Images.ofUnknownTemplate(tx, id, 1))),
        or(request.keyName(), setup.access().keyName().orElse(null)),
        or(request.securityGroups(), setup.networking().securityGroups()),
        request.classicLinkVPCId(),
        request.classicLinkVPCSecurityGroups(),
        or(request.userData(), setup.access().userData().orElse(null)),
        id,
        or(
            request.instanceType(),
            like.map(machine -> machine.machine().type()).orElse(Images.UNKNOWN_TYPE)),
        request.kernelId(),
        request.ramdiskId(),
        request.blockDeviceMappings(),
        or(
            request.instanceMonitoring(),
            like.map(machine -> new InstanceMonitoring(setup.switches().monitoring()))
                .orElse(null)),
        request.spotPrice(),
        or(
            request.iamInstanceProfile(),
            setup.access().profile().map(LikeInstance::profile).orElse(null)),
        or(request.ebsOptimized(), setup.switches().ebsOptimized()),
        request.associatePublicIpAddress(),
        request.placementTenancy(),
        request.metadataOptions());
  }

  private static String profile(IamInstanceProfileSpecification profile) {
    return profile.arn() == null ? profile.name() : profile.arn();
  }

  private static <T> T or(T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
