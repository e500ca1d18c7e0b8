package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;

/** A VPC as answers show it. */
public record VpcAnswer(
    String ownerId,
    String instanceTenancy,
    List<Association> cidrBlockAssociationSet,
    Boolean isDefault,
    @WireName(answer = "tagSet") List<Tag> tags,
    String vpcId,
    String state,
    String cidrBlock,
    String dhcpOptionsId) {

  public record Association(
      String associationId, String cidrBlock, AssociationState cidrBlockState) {}

  public record AssociationState(String state) {}

  static VpcAnswer of(View view, Vpc vpc) {
    return new VpcAnswer(
        view.scope().account(),
        vpc.tenancy(),
        List.of(
            new Association(
                StableIds.of("vpc-cidr-assoc", vpc.id(), vpc.cidrBlock()),
                vpc.cidrBlock(),
                new AssociationState("associated"))),
        vpc.isDefault(),
        Answers.tags(view, vpc.id()),
        vpc.id(),
        "available",
        vpc.cidrBlock(),
        StableIds.of("dopt", view.scope().account(), view.scope().region()));
  }
}
