package io.github.autoscalinglocal.api.ec2;

import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Network;
import io.github.autoscalinglocal.model.ec2.SecurityGroup;
import java.util.List;

/** A security group as what belongs to it names it. */
public record GroupName(String groupId, String groupName) {

  /** Of one that was taken on trust nothing is known but the id. */
  public static List<GroupName> of(View view, List<String> ids) {
    Network network = Networks.of(view.region());
    return ids.stream()
        .map(id -> new GroupName(id, network.securityGroup(id).map(SecurityGroup::name).orElse(id)))
        .toList();
  }
}
