package io.github.autoscalinglocal.api.ec2.catalogue;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.companion.ec2.Requirements;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.OneOf;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireName;
import io.github.autoscalinglocal.shape.ec2.InstanceRequirements;
import java.util.Comparator;
import java.util.List;

/** Lists the instance types that have what is asked for, as a group would choose among them. */
public final class GetInstanceTypesFromInstanceRequirements
    implements ReadOperation<
        GetInstanceTypesFromInstanceRequirements.Request,
        GetInstanceTypesFromInstanceRequirements.Response> {
  private static final Listing<Type> LISTING =
      new Listing<>(
          "GetInstanceTypesFromInstanceRequirements", new Filters<>(), Type::instanceType, 1, 1000);

  public record Request(
      Boolean dryRun,
      @WireName("ArchitectureType") @Required @Length(max = 3)
          List<@OneOf({"arm64", "arm64_mac", "i386", "x86_64", "x86_64_mac"}) String>
              architectureTypes,
      @WireName("VirtualizationType") @Required @Length(max = 2)
          List<@OneOf({"hvm", "paravirtual"}) String> virtualizationTypes,
      @Required InstanceRequirements instanceRequirements,
      Integer maxResults,
      String nextToken,
      String context) {}

  public record Response(
      @WireName(answer = "instanceTypeSet") List<Type> instanceTypes, String nextToken) {}

  public record Type(String instanceType) {}

  @Override
  public Response answer(Request request, View view) {
    if (!request.virtualizationTypes().contains("hvm")) {
      return new Response(List.of(), null);
    }
    Page<Type> page =
        LISTING.page(
            Requirements.meeting(request.instanceRequirements()).stream()
                .filter(type -> request.architectureTypes().contains(TypeFacts.architecture(type)))
                .map(type -> new Type(type.name()))
                .sorted(Comparator.comparing(Type::instanceType)),
            null,
            request.maxResults() == null ? Integer.valueOf(1000) : request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }
}
