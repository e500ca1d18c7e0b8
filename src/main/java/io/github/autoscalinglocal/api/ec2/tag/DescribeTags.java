package io.github.autoscalinglocal.api.ec2.tag;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.api.ec2.Filter;
import io.github.autoscalinglocal.api.ec2.Filters;
import io.github.autoscalinglocal.api.ec2.Listing;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.shape.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists tags, of whatever has them. */
public final class DescribeTags
    implements ReadOperation<DescribeTags.Request, DescribeTags.Response> {
  private static final Listing<Description> LISTING =
      new Listing<>(
          "DescribeTags",
          new Filters<Description>()
              .on("key", Description::key)
              .on("value", Description::value)
              .on("resource-id", Description::resourceId)
              .on("resource-type", Description::resourceType),
          tag -> tag.resourceId() + "/" + tag.key(),
          5,
          1000);

  public record Request(
      Boolean dryRun,
      @WireName("Filter") List<Filter> filters,
      Integer maxResults,
      String nextToken) {}

  public record Response(String nextToken, @WireName(answer = "tagSet") List<Description> tags) {}

  public record Description(String key, String resourceId, String resourceType, String value) {}

  @Override
  public Response answer(Request request, View view) {
    Page<Description> page =
        LISTING.page(
            view.region()
                .ec2()
                .tagged()
                .flatMap(resource -> tags(resource.getKey(), resource.getValue())),
            withShortForms(request.filters()),
            request.maxResults(),
            request.nextToken());
    return new Response(page.nextToken(), page.items());
  }

  private static Stream<Description> tags(String id, Map<String, String> tags) {
    String type = Tagged.ofId(id).map(Tagged::type).orElse("");
    return tags.entrySet().stream()
        .map(tag -> new Description(tag.getKey(), id, type, tag.getValue()));
  }

  /** {@code tag:Owner} here means both the key and the value. */
  private static List<Filter> withShortForms(List<Filter> filters) {
    List<Filter> all = new ArrayList<>();
    for (Filter filter : filters == null ? List.<Filter>of() : filters) {
      String name = String.valueOf(filter.name());
      if (name.startsWith("tag:")) {
        all.add(new Filter("key", List.of(name.substring("tag:".length()))));
        all.add(new Filter("value", filter.values()));
      } else {
        all.add(name.equals("tag-key") ? new Filter("key", filter.values()) : filter);
      }
    }
    return all;
  }
}
