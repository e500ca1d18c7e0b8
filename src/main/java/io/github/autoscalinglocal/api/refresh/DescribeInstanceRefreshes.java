package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.api.Page;
import io.github.autoscalinglocal.api.ReadOperation;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh.Progress;
import io.github.autoscalinglocal.model.InstanceRefresh.Rollback;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.shape.DesiredConfiguration;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** Lists the refreshes of a group, newest first. */
public final class DescribeInstanceRefreshes
    implements ReadOperation<
        DescribeInstanceRefreshes.Request, DescribeInstanceRefreshes.Response> {
  private static final Page.Size SIZE = new Page.Size(50, 100);

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      List<@Text(max = 255) String> instanceRefreshIds,
      @Text(min = 0) String nextToken,
      Integer maxRecords) {}

  public record Response(List<InstanceRefresh> instanceRefreshes, String nextToken) {}

  public record InstanceRefresh(
      String instanceRefreshId,
      String autoScalingGroupName,
      RefreshStatus status,
      String statusReason,
      Instant startTime,
      Instant endTime,
      Integer percentageComplete,
      Integer instancesToUpdate,
      ProgressDetails progressDetails,
      RefreshPreferences preferences,
      DesiredConfiguration desiredConfiguration,
      RollbackDetails rollbackDetails,
      RefreshStrategy strategy) {}

  /** Shown of groups that have a warm pool. */
  public record ProgressDetails(PoolProgress livePoolProgress, PoolProgress warmPoolProgress) {}

  public record PoolProgress(Integer percentageComplete, Integer instancesToUpdate) {}

  public record RollbackDetails(
      String rollbackReason,
      Instant rollbackStartTime,
      Integer percentageCompleteOnRollback,
      Integer instancesToUpdateOnRollback,
      ProgressDetails progressDetailsOnRollback) {}

  private record Item(Long sequence, io.github.autoscalinglocal.model.InstanceRefresh refresh) {
    String key() {
      return sequence.toString();
    }
  }

  @Override
  public Response answer(Request request, View view) {
    String groupName = request.autoScalingGroupName();
    Group group =
        view.region().group(groupName).orElseThrow(() -> Errors.describedGroupNotFound(groupName));
    List<String> ids = request.instanceRefreshIds();
    Refreshes refreshes = group.work().refreshes();
    Stream<Item> items =
        after(refreshes.all(), request.nextToken()).entrySet().stream()
            .map(each -> new Item(each.getKey(), each.getValue()))
            .filter(item -> refreshes.keeps(item.refresh(), view.now()))
            .filter(item -> ids == null || ids.isEmpty() || ids.contains(item.refresh().id()));
    Page<Item> page = Page.of(name(), items.iterator(), SIZE.of(request.maxRecords()), Item::key);
    return new Response(
        page.items().stream().map(item -> answer(groupName, item.refresh())).toList(),
        page.nextToken());
  }

  /** Those older than the one that the token names, the newest first. */
  private Map<Long, io.github.autoscalinglocal.model.InstanceRefresh> after(
      TreePMap<Long, io.github.autoscalinglocal.model.InstanceRefresh> all, String token) {
    String key = Page.keyIn(name(), token);
    if (key.isEmpty()) {
      return all.descendingMap();
    }
    try {
      return all.headMap(Long.valueOf(key), false).descendingMap();
    } catch (NumberFormatException notOurs) {
      throw Errors.invalidNextToken(token);
    }
  }

  private static InstanceRefresh answer(
      String groupName, io.github.autoscalinglocal.model.InstanceRefresh refresh) {
    boolean counted = refresh.status() != RefreshStatus.Pending;
    Progress progress = refresh.progress();
    return new InstanceRefresh(
        refresh.id(),
        groupName,
        refresh.status(),
        refresh.state().reason().orElse(null),
        refresh.state().startTime(),
        refresh.state().endTime().orElse(null),
        counted ? progress.percentageComplete() : null,
        counted ? progress.instancesToUpdate() : null,
        details(progress),
        refresh.preferences(),
        refresh.desired().orElse(null),
        refresh.rollback().map(DescribeInstanceRefreshes::answer).orElse(null),
        refresh.strategy());
  }

  private static RollbackDetails answer(Rollback rollback) {
    return new RollbackDetails(
        rollback.reason(),
        rollback.startTime(),
        rollback.before().percentageComplete(),
        rollback.before().instancesToUpdate(),
        details(rollback.before()));
  }

  /** Shown of groups with a warm pool only. */
  private static ProgressDetails details(Progress progress) {
    return progress
        .warmPool()
        .map(
            pool ->
                new ProgressDetails(
                    new PoolProgress(progress.percentageComplete(), progress.instancesToUpdate()),
                    new PoolProgress(pool.percentageComplete(), pool.instancesToUpdate())))
        .orElse(null);
  }
}
