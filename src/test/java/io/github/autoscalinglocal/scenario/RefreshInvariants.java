package io.github.autoscalinglocal.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.fleet.RefreshAlarms;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.LaunchSource;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchTemplate;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.RefreshStatus;
import io.github.autoscalinglocal.model.Refreshes;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.Swap;
import io.github.autoscalinglocal.shape.DesiredConfiguration;
import io.github.autoscalinglocal.shape.RefreshPreferences.ScaleInProtectedInstances;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold of instance refreshes whatever has happened. */
final class RefreshInvariants {
  private static final Set<RefreshStatus> ENDS =
      EnumSet.of(
          RefreshStatus.Successful,
          RefreshStatus.Failed,
          RefreshStatus.Cancelled,
          RefreshStatus.RollbackFailed,
          RefreshStatus.RollbackSuccessful);

  private RefreshInvariants() {}

  static void check(Group group) {
    Refreshes refreshes = group.work().refreshes();
    refreshes
        .all()
        .forEach(
            (sequence, refresh) -> {
              boolean ended = ENDS.contains(refresh.status());
              assertThat(refresh.state().endTime().isPresent()).isEqualTo(ended);
              assertThat(ended)
                  .as("only the last refresh of %s is active, if any", group.name())
                  .isEqualTo(
                      refreshes.run().isEmpty() || !sequence.equals(refreshes.all().lastKey()));
              checkProgress(refresh);
            });
    if (refreshes.active().isEmpty()) {
      return;
    }
    InstanceRefresh active = refreshes.active().get();
    assertThat(refreshes.run().orElseThrow().target().isPresent())
        .as("what instances are launched from in %s", active)
        .isEqualTo(active.desired().isPresent() && !active.isRollingBack());
    assertThat(refreshes.run().orElseThrow().owed()).isNotNegative();
    List<Integer> checkpoints = active.preferences().checkpointPercentages();
    assertThat(refreshes.run().orElseThrow().milestone())
        .matches(each -> each == 0 || checkpoints.contains(each));
  }

  /** Alarms know the groups whose refreshes they may stop, and no others. */
  static void checkAlarms(Region region) {
    SortedMap<String, SortedSet<String>> stopping = new TreeMap<>();
    for (Group group : region.groups().values()) {
      group
          .work()
          .refreshes()
          .active()
          .map(refresh -> RefreshAlarms.of(refresh.preferences()))
          .ifPresent(
              alarms ->
                  alarms.forEach(
                      alarm ->
                          stopping
                              .computeIfAbsent(alarm, any -> new TreeSet<>())
                              .add(group.name())));
    }
    assertThat(region.cloudWatch().stopping()).isEqualTo(stopping);
  }

  private static void checkProgress(InstanceRefresh refresh) {
    assertThat(refresh.progress().percentageComplete()).isBetween(0, 100);
    assertThat(refresh.progress().instancesToUpdate()).isNotNegative();
    List<Integer> checkpoints = refresh.preferences().checkpointPercentages();
    if (refresh.status() == RefreshStatus.Successful && checkpoints == null) {
      assertThat(refresh.progress().percentageComplete()).isEqualTo(100);
      assertThat(refresh.progress().instancesToUpdate()).isZero();
    }
    assertThat(refresh.isRollingBack())
        .as("a way back of %s", refresh)
        .matches(back -> back || !refresh.status().wire().startsWith("Rollback"));
  }

  /** What has ended stays as it is, and a group becomes what a successful refresh brought. */
  static void checkStep(Region region, Region old) {
    for (Group group : region.groups().values()) {
      Map<Long, InstanceRefresh> before =
          old.group(group.name())
              .filter(each -> each.identity().equals(group.identity()))
              .map(each -> each.work().refreshes())
              .orElse(Refreshes.NONE)
              .all();
      group
          .work()
          .refreshes()
          .all()
          .forEach(
              (sequence, refresh) -> {
                InstanceRefresh was = before.get(sequence);
                if (was != null && ENDS.contains(was.status())) {
                  assertThat(refresh).isEqualTo(was);
                }
                if (was != null && was.isRollingBack()) {
                  assertThat(refresh.rollback()).isEqualTo(was.rollback());
                }
              });
      checkSource(group, old);
    }
  }

  private static void checkSource(Group group, Region old) {
    Refreshes refreshes = group.work().refreshes();
    refreshes
        .active()
        .filter(each -> each.desired().isPresent())
        .flatMap(
            each ->
                old.group(group.name())
                    .filter(before -> before.work().refreshes().active().isPresent())
                    .filter(
                        before ->
                            before
                                .work()
                                .refreshes()
                                .all()
                                .lastKey()
                                .equals(refreshes.all().lastKey())))
        .ifPresent(before -> assertThat(group.launchSource()).isEqualTo(before.launchSource()));
    boolean justSucceeded =
        refreshes.run().isEmpty()
            && !refreshes.all().isEmpty()
            && refreshes.all().lastEntry().getValue().status() == RefreshStatus.Successful
            && old.group(group.name())
                .filter(before -> before.work().refreshes().run().isPresent())
                .isPresent();
    if (justSucceeded) {
      refreshes
          .all()
          .lastEntry()
          .getValue()
          .desired()
          .ifPresent(desired -> assertThat(shown(group.launchSource())).isEqualTo(desired));
    }
  }

  private static DesiredConfiguration shown(LaunchSource source) {
    return source instanceof OfLaunchTemplate template
        ? new DesiredConfiguration(template.template(), null)
        : new DesiredConfiguration(null, ((OfMixedInstances) source).policy());
  }

  /** Whether a decision was that of a refresh which takes protected instances. */
  static boolean takesProtected(Region region, Explanation decision) {
    return region.group(decision.group()).stream()
        .flatMap(group -> group.work().refreshes().all().values().stream())
        .filter(
            refresh ->
                refresh.preferences().scaleInProtectedInstances()
                    == ScaleInProtectedInstances.Refresh)
        .anyMatch(refresh -> covers(refresh, decision.at()));
  }

  private static boolean covers(InstanceRefresh refresh, Instant at) {
    return !refresh.state().startTime().isAfter(at)
        && refresh.state().endTime().filter(at::isAfter).isEmpty();
  }

  /** Who waits for nothing, and gets nowhere, has failed after an hour. */
  static void checkSettled(Group group) {
    Refreshes refreshes = group.work().refreshes();
    boolean free =
        group.suspended().isEmpty()
            && refreshes.run().filter(run -> run.restsUntil().isEmpty()).isPresent()
            && refreshes.active().orElseThrow().preferences().alarmSpecification() == null
            && !group.placement().impairmentPolicy().zonalShiftEnabled();
    assertThat(free).as("a refresh of %s is under way: %s", group.name(), refreshes).isFalse();
    if (refreshes.active().isEmpty() && group.suspended().isEmpty()) {
      assertThat(group.work().swaps().values()).noneMatch(swap -> swap.kind() == Swap.Kind.REFRESH);
    }
  }
}
