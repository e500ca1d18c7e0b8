package io.github.autoscalinglocal.api.ec2.network;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Answers;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Networks;
import io.github.autoscalinglocal.companion.ec2.StableIds;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Vpc;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.Tag;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lists network ACLs: the default one of each VPC, which lets everything through. */
public final class DescribeNetworkAcls
    implements ReadOperation<DescribeNetworkAcls.Request, DescribeNetworkAcls.Response> {
  private static final int LAST = 32767;

  private static final Listing<Acl> LISTING =
      new Listing<>(
          "DescribeNetworkAcls",
          new Filters<>(Acl::tags)
              .onEach("association.association-id", of(Association::networkAclAssociationId))
              .onEach("association.network-acl-id", of(Association::networkAclId))
              .onEach("association.subnet-id", of(Association::subnetId))
              .on("default", Acl::isDefault)
              .on("network-acl-id", Acl::networkAclId)
              .on("owner-id", Acl::ownerId)
              .on("vpc-id", Acl::vpcId),
          Acl::networkAclId,
          5,
          1000);

  public record Request(
      String nextToken,
      @Range(min = 5, max = 1000) Integer maxResults,
      Boolean dryRun,
      @WireName("NetworkAclId") List<String> networkAclIds,
      @WireName("Filter") List<Filter> filters) {}

  public record Response(
      @WireName(answer = "networkAclSet") List<Acl> networkAcls, String nextToken) {}

  public record Acl(
      @WireName(answer = "associationSet") List<Association> associations,
      @WireName(answer = "entrySet") List<Entry> entries,
      @WireName(answer = "default") Boolean isDefault,
      String networkAclId,
      @WireName(answer = "tagSet") List<Tag> tags,
      String vpcId,
      String ownerId) {}

  public record Association(String networkAclAssociationId, String networkAclId, String subnetId) {}

  public record Entry(
      String cidrBlock, Boolean egress, String protocol, String ruleAction, Integer ruleNumber) {}

  private static Function<Acl, Stream<String>> of(Function<Association, String> fact) {
    return acl -> acl.associations().stream().map(fact);
  }

  @Override
  public Response answer(Request request, View view) {
    Page<Acl> page =
        LISTING.page(
            Listing.named(
                request.networkAclIds(),
                Fixtures.each(view, vpc -> Stream.of(of(view, vpc)), Acl::networkAclId),
                Ec2Errors::networkAclNotFound),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }

  private static Acl of(View view, Vpc vpc) {
    String id = Fixtures.defaultAcl(vpc);
    return new Acl(
        Networks.of(view.region()).subnets().values().stream()
            .filter(subnet -> subnet.vpcId().equals(vpc.id()))
            .map(
                subnet ->
                    new Association(StableIds.of("aclassoc", subnet.id(), id), id, subnet.id()))
            .toList(),
        Stream.of(true, false).flatMap(DescribeNetworkAcls::entries).toList(),
        true,
        id,
        Answers.tags(view, id),
        vpc.id(),
        view.scope().account());
  }

  private static Stream<Entry> entries(boolean egress) {
    return Stream.of(
        new Entry("0.0.0.0/0", egress, "-1", "allow", 100),
        new Entry("0.0.0.0/0", egress, "-1", "deny", LAST));
  }
}
