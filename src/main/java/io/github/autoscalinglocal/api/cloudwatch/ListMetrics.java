package io.github.autoscalinglocal.api.cloudwatch;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.model.cloudwatch.StoredMetric;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.ParameterErrors;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.WireEnum;
import io.github.autoscalinglocal.shape.cloudwatch.Metric;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** Lists the metrics that have had values in the last two weeks. */
final class ListMetrics implements ReadOperation<ListMetrics.Request, ListMetrics.Response> {
  private static final int PAGE = 500;
  private static final Duration LISTED = Duration.ofDays(14);

  @ParameterErrors
  record Request(
      @Length(min = 1, max = 255) @Matches("[^:].*") String namespace,
      @Length(min = 1, max = 255) String metricName,
      @Length(max = 10) List<DimensionFilter> dimensions,
      String nextToken,
      RecentlyActive recentlyActive,
      Boolean includeLinkedAccounts,
      @Length(min = 1, max = 255) String owningAccount) {}

  record DimensionFilter(
      @Required @Length(min = 1, max = 255) String name,
      @Length(min = 1, max = 1024) String value) {}

  record Response(List<Metric> metrics, String nextToken, List<String> owningAccounts) {}

  enum RecentlyActive implements WireEnum {
    PT3H;

    @Override
    public String wire() {
      return name();
    }
  }

  @Override
  public Response answer(Request request, View view) {
    boolean linked = Boolean.TRUE.equals(request.includeLinkedAccounts());
    String account = view.scope().account();
    String after = Page.keyIn(name(), request.nextToken());
    TreePMap<MetricId, StoredMetric> all = view.region().cloudWatch().metrics();
    boolean none =
        linked && request.owningAccount() != null && !request.owningAccount().equals(account);
    Stream<StoredMetric> metrics =
        (after.isEmpty() ? all : all.tailMap(MetricKey.read(after, request.nextToken()), false))
            .values().stream();
    var page =
        Page.of(
            name(),
            metrics.filter(metric -> !none && isWanted(metric, request, view)).iterator(),
            PAGE,
            metric -> MetricKey.of(metric.id()));
    List<Metric> shown = page.items().stream().map(each -> metric(each.id())).toList();
    return new Response(
        shown, page.nextToken(), linked ? shown.stream().map(each -> account).toList() : null);
  }

  private static Metric metric(MetricId id) {
    return new Metric(id.namespace(), id.name(), id.dimensions());
  }

  private static boolean isWanted(StoredMetric metric, Request request, View view) {
    MetricId id = metric.id();
    Duration listed = request.recentlyActive() == null ? LISTED : Duration.ofHours(3);
    List<DimensionFilter> filters = request.dimensions() == null ? List.of() : request.dimensions();
    return (request.namespace() == null || request.namespace().equals(id.namespace()))
        && (request.metricName() == null || request.metricName().equals(id.name()))
        && filters.stream().allMatch(filter -> has(id, filter))
        && !metric.latest().isBefore(view.now().minus(listed));
  }

  private static boolean has(MetricId id, DimensionFilter filter) {
    return id.dimensions().stream()
        .anyMatch(
            dimension ->
                dimension.name().equals(filter.name())
                    && (filter.value() == null || dimension.value().equals(filter.value())));
  }
}
