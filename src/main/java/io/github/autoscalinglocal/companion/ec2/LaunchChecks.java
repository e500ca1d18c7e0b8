package io.github.autoscalinglocal.companion.ec2;

import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.ApiException;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.ec2.LaunchTemplateData;
import io.github.autoscalinglocal.shape.ec2.TemplateNetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether there are the security groups and the key pair that a launch names. */
public final class LaunchChecks {
  private static final String GROUP_ID = "sg-";

  private LaunchChecks() {}

  /** What EC2 refuses a launch for; lenient references take all of it on trust. */
  public static Optional<ApiException> refusal(View view, LaunchTemplateData data) {
    if (view.options().takesOnTrust()) {
      return Optional.empty();
    }
    return groupsOf(data)
        .flatMap(group -> missingGroup(view, group).stream())
        .findFirst()
        .or(() -> missingKey(view, Optional.ofNullable(data.keyName())));
  }

  /** The same, in the words of an activity: {@code The security group sg-1 does not exist.} */
  public static Optional<LaunchRefusal> missing(View view, LaunchTemplateData data) {
    return missing(view, groupsOf(data), Optional.ofNullable(data.keyName()));
  }

  /** The same, of a launch configuration, which nobody asked for it when it was created. */
  public static Optional<LaunchRefusal> missing(View view, LaunchConfiguration source) {
    return missing(view, source.network().securityGroups().stream(), source.machine().keyName());
  }

  private static Optional<LaunchRefusal> missing(
      View view, Stream<String> groups, Optional<String> keyName) {
    if (view.options().takesOnTrust()) {
      return Optional.empty();
    }
    return groups
        .flatMap(
            group ->
                missingGroup(view, group)
                    .map(said -> lack("security group ", group, said))
                    .stream())
        .findFirst()
        .or(
            () ->
                missingKey(view, keyName)
                    .map(said -> lack("key pair ", keyName.orElseThrow(), said)));
  }

  private static LaunchRefusal lack(String kind, String name, ApiException said) {
    return new LaunchRefusal(said.code().name(), "The " + kind + name + " does not exist.");
  }

  private static Stream<String> groupsOf(LaunchTemplateData data) {
    return Stream.of(
            Optional.ofNullable(data.securityGroupIds()),
            Optional.ofNullable(data.securityGroups()),
            Setups.firstInterface(data).map(TemplateNetworkInterface::groups))
        .flatMap(each -> each.orElse(List.of()).stream());
  }

  /** By id, or by name in the default VPC. */
  private static Optional<ApiException> missingGroup(View view, String idOrName) {
    Network network = Networks.of(view.region());
    if (idOrName.startsWith(GROUP_ID)) {
      return network.securityGroup(idOrName).isPresent()
          ? Optional.empty()
          : Optional.of(Ec2Errors.securityGroupNotFound(idOrName));
    }
    String vpcId = network.defaultVpc().map(Vpc::id).orElse("none");
    return network.securityGroupNamed(idOrName, vpcId).isPresent()
        ? Optional.empty()
        : Optional.of(Ec2Errors.securityGroupNotInDefaultVpc(idOrName, vpcId));
  }

  private static Optional<ApiException> missingKey(View view, Optional<String> name) {
    return name.filter(each -> view.region().ec2().catalogue().keyPair(each).isEmpty())
        .map(Ec2Errors::keyPairNotFound);
  }
}
