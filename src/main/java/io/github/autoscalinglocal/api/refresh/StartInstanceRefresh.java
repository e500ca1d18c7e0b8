package io.github.autoscalinglocal.api.refresh;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.api.group.LaunchSources;
import io.github.autoscalinglocal.api.group.WarmPoolRules;
import io.github.autoscalinglocal.companion.ec2.ExternalLookup;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.InstanceRefreshes;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.InstanceRefresh.Progress;
import io.github.autoscalinglocal.model.InstanceRefresh.State;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.shape.DesiredConfiguration;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshStrategy;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import java.util.Optional;

/** Begins to replace the instances of a group, or their root volumes, bit by bit. */
public final class StartInstanceRefresh
    implements WriteOperation<StartInstanceRefresh.Request, StartInstanceRefresh.Response> {
  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      RefreshStrategy strategy,
      DesiredConfiguration desiredConfiguration,
      RefreshPreferences preferences) {}

  public record Response(String instanceRefreshId) {}

  @Override
  public Response apply(Request request, Tx tx) {
    Group group = Groups.changeable(tx, request.autoScalingGroupName());
    if (group.work().refreshes().active().isPresent()) {
      throw Errors.instanceRefreshInProgress();
    }
    ExternalLookup.templates(tx, group.launchSource());
    RefreshStrategy strategy =
        Optional.ofNullable(request.strategy()).orElse(RefreshStrategy.ROLLING);
    RefreshPreferences preferences = Preferences.complete(tx, group, request.preferences());
    Optional<LaunchSource> target =
        LaunchSources.desired(tx, group.launchSource(), request.desiredConfiguration());
    target.ifPresent(source -> WarmPoolRules.update(tx, group.with(source)));
    check(tx, group, target, preferences);
    if (strategy == RefreshStrategy.REPLACE_ROOT_VOLUME) {
      RootVolumeRules.check(group, target.orElse(group.launchSource()));
    }
    InstanceRefresh refresh =
        new InstanceRefresh(
            tx.newUuid(),
            strategy,
            preferences,
            target.map(StartInstanceRefresh::shown),
            new State(RefreshStatus.Pending, Optional.empty(), tx.now(), Optional.empty()),
            Progress.NONE,
            Optional.empty());
    InstanceRefreshes.start(tx, group, refresh, target);
    return new Response(refresh.id());
  }

  private static void check(
      Tx tx, Group group, Optional<LaunchSource> target, RefreshPreferences preferences) {
    if (preferences.skipMatching()
        && target.orElse(group.launchSource()) instanceof OfLaunchConfiguration) {
      throw Errors.skipMatchingWithLaunchConfiguration();
    }
    if (preferences.autoRollback() && target.isEmpty()) {
      throw Errors.autoRollbackWithoutDesiredConfiguration();
    }
    if (preferences.autoRollback() && !Reversal.isPossible(tx, group.launchSource())) {
      throw Errors.autoRollbackImpossible();
    }
  }

  private static DesiredConfiguration shown(LaunchSource target) {
    return target instanceof OfLaunchTemplate template
        ? new DesiredConfiguration(template.template(), null)
        : new DesiredConfiguration(null, ((OfMixedInstances) target).policy());
  }
}
