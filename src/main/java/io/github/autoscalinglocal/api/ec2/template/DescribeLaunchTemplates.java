package io.github.autoscalinglocal.api.ec2.template;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Ec2Errors;
import io.github.autoscalinglocal.model.ec2.Templates;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.WireName;
import java.util.ArrayList;
import java.util.List;

/** Lists launch templates. */
public final class DescribeLaunchTemplates
    implements ReadOperation<DescribeLaunchTemplates.Request, DescribeLaunchTemplates.Response> {
  private static final Listing<TemplateAnswer> LISTING =
      new Listing<>(
          "DescribeLaunchTemplates",
          new Filters<>(TemplateAnswer::tags)
              .on("create-time", TemplateAnswer::createTime)
              .on("launch-template-name", TemplateAnswer::launchTemplateName),
          TemplateAnswer::launchTemplateId,
          1,
          200);

  public record Request(
      Boolean dryRun,
      @WireName("LaunchTemplateId") List<String> launchTemplateIds,
      @WireName("LaunchTemplateName")
          List<@Length(min = 3, max = 128) @Matches("[a-zA-Z0-9\\(\\)\\.\\-/_]+") String>
              launchTemplateNames,
      @WireName("Filter") List<Filter> filters,
      String nextToken,
      @Range(min = 1, max = 200) Integer maxResults,
      Boolean includeManagedResources) {}

  public record Response(List<TemplateAnswer> launchTemplates, String nextToken) {}

  @Override
  public Response answer(Request request, View view) {
    Templates all = view.region().ec2().templates();
    List<String> ids = new ArrayList<>();
    for (String name :
        request.launchTemplateNames() == null ? List.<String>of() : request.launchTemplateNames()) {
      ids.add(all.named(name).orElseThrow(() -> Ec2Errors.templateNameNotFound(name)).id());
    }
    if (request.launchTemplateIds() != null) {
      ids.addAll(request.launchTemplateIds());
    }
    Page<TemplateAnswer> page =
        LISTING.page(
            Listing.named(ids, all.byId(), NamedTemplate::notFound)
                .map(template -> TemplateAnswer.of(view, template)),
            request.filters(),
            request.maxResults(),
            request.nextToken());
    return new Response(page.items(), page.nextToken());
  }
}
