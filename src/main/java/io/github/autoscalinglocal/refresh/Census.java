package io.github.autoscalinglocal.refresh;

import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.InstanceRefresh;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.RefreshRun;
import io.github.autoscalinglocal.shape.RefreshPreferences;
import io.github.autoscalinglocal.shape.RefreshPreferences.ScaleInProtectedInstances;
import io.github.autoscalinglocal.shape.RefreshPreferences.StandbyInstances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The instances of a group as a refresh sees them at an instant: those that are outdated, by what
 * can be done with them, and how many are up to date.
 */
public final class Census {
  private final InstanceRefresh refresh;
  private final RefreshRun run;
  private final Instant now;
  private final int desired;

  /** How many replacements were launched first and have not taken over yet. */
  private final int pairs;

  private final List<Instance> serving = new ArrayList<>();
  private final List<Instance> idle = new ArrayList<>();
  private final List<Instance> standby = new ArrayList<>();
  private final List<Instance> coming = new ArrayList<>();
  private final List<Instance> held = new ArrayList<>();
  private final List<Instance> warming = new ArrayList<>();
  private final List<Instance> unavailable = new ArrayList<>();
  private int fresh;
  private int done;
  private int kept;
  private int stillServing;
  private int ready;
  private int live;
  private boolean weighted;

  private Census(Situation situation, InstanceRefresh refresh, RefreshRun run) {
    this.refresh = refresh;
    this.run = run;
    this.now = situation.now();
    this.desired = situation.desired();
    this.pairs = situation.leaving().size();
  }

  /**
   * What a group is like.
   *
   * @param desired capacity units
   * @param leaving the ids of those that go once the replacements that were launched first are
   *     ready
   */
  public record Situation(
      Collection<Instance> instances, int desired, Set<String> leaving, Instant now) {}

  public static Census of(Situation situation, InstanceRefresh refresh, RefreshRun run) {
    Census census = new Census(situation, refresh, run);
    for (Instance instance : situation.instances()) {
      // Those in a warm pool have a census of their own.
      if (!instance.lifecycle().isWarmed()) {
        census.add(instance, situation.leaving());
      }
    }
    return census;
  }

  private void add(Instance instance, Set<String> leaving) {
    if (instance.counts()) {
      count(instance);
    }
    if (run.outdated().contains(instance.id())) {
      if (isReady(instance)) {
        stillServing++;
      }
      if (!leaving.contains(instance.id())) {
        addOutdated(instance);
      }
    } else if (instance.counts()) {
      if (run.kept().contains(instance.id())) {
        kept++;
      } else {
        fresh++;
        done += isReady(instance) ? 1 : 0;
      }
    }
  }

  private void count(Instance instance) {
    live += instance.units();
    weighted |= instance.machine().weight().isPresent();
    if (isReady(instance)) {
      ready += instance.units();
    } else if (isServing(instance)) {
      warming.add(instance);
    } else {
      unavailable.add(instance);
    }
  }

  private void addOutdated(Instance instance) {
    RefreshPreferences preferences = refresh.preferences();
    switch (instance.lifecycle()) {
      case IN_SERVICE -> {
        if (!instance.protectedFromScaleIn()
            || preferences.scaleInProtectedInstances() == ScaleInProtectedInstances.Refresh) {
          (instance.health().healthy() ? serving : idle).add(instance);
        } else if (preferences.scaleInProtectedInstances() == ScaleInProtectedInstances.Wait) {
          held.add(instance);
        }
      }
      case STANDBY, ENTERING_STANDBY -> {
        if (preferences.standbyInstances() == StandbyInstances.Wait) {
          held.add(instance);
        } else if (preferences.standbyInstances() == StandbyInstances.Terminate) {
          (instance.lifecycle() == Lifecycle.STANDBY ? standby : coming).add(instance);
        }
      }
      // What is on its way back to the old configuration need not come up first.
      case PENDING, PENDING_WAIT, PENDING_PROCEED ->
          (refresh.isRollingBack() && !refresh.replacesRootVolumes() ? idle : coming).add(instance);
      default -> {
        if (instance.counts()) {
          coming.add(instance);
        }
      }
    }
  }

  private static boolean isServing(Instance instance) {
    return instance.lifecycle() == Lifecycle.IN_SERVICE && instance.health().healthy();
  }

  /** In service, healthy, and past the warm-up. */
  public static boolean isReady(Instance instance, RefreshPreferences preferences, Instant now) {
    return isServing(instance) && !warmAt(instance, preferences).isAfter(now);
  }

  public boolean isReady(Instance instance) {
    return isReady(instance, refresh.preferences(), now);
  }

  private static Instant warmAt(Instance instance, RefreshPreferences preferences) {
    return instance
        .health()
        .inServiceAt()
        .map(at -> at.plusSeconds(preferences.instanceWarmup()))
        .orElse(Instant.MIN);
  }

  // Who is outdated.

  /** Those in service that can be updated; to do so takes from the capacity. */
  public List<Instance> serving() {
    return serving;
  }

  /** Those that can be updated and do not serve: to do so takes nothing. */
  public List<Instance> idle() {
    return idle;
  }

  /** Those on standby that are to be terminated. */
  public List<Instance> standby() {
    return standby;
  }

  /** Those that can be updated once they have come where they are going. */
  public List<Instance> coming() {
    return coming;
  }

  /** Those that wait for somebody to end their protection or their standby. */
  public List<Instance> held() {
    return held;
  }

  /** How many have not been begun with, of those that are to be. */
  public int toUpdate() {
    return serving.size() + idle.size() + standby.size() + coming.size() + held.size();
  }

  // How far it has come.

  /** Up to date, and ready. */
  public int done() {
    return done;
  }

  /**
   * Of how many instances percentages are: those that it is about, and those yet to be launched.
   */
  public int total() {
    return toUpdate() + fresh + missing();
  }

  private int missing() {
    int units = Math.max(0, desired - live);
    return weighted ? Math.min(1, units) : units;
  }

  /**
   * How much is up to date, in percent, rounded down. On the way back it is how much still is: the
   * figure goes down to zero.
   */
  public int percentage() {
    if (refresh.isRollingBack()) {
      int all = total() + kept;
      return all == 0 ? 0 : 100 * stillServing / all;
    }
    return total() == 0 ? 100 : 100 * done / total();
  }

  // Capacity, in units.

  public int ready() {
    return ready;
  }

  public int live() {
    return live;
  }

  /** How many replacements were launched first and have not taken over yet. */
  public int pairs() {
    return pairs;
  }

  /** Whether what was begun with is not done with. */
  public boolean isUnderWay() {
    return fresh > done || pairs > 0 || live < desired;
  }

  /** Whether capacity is on its way that is not ready yet. */
  public boolean isComing() {
    return isUnderWay() || !warming.isEmpty() || !unavailable.isEmpty();
  }

  /** Those in service that still warm up. */
  public List<Instance> warming() {
    return warming;
  }

  /** When the first of them is ready. */
  public Optional<Instant> nextWarm() {
    return warming.stream()
        .map(each -> warmAt(each, refresh.preferences()))
        .min(Instant::compareTo);
  }

  /** Those that count, but are unhealthy or not in service. */
  public List<Instance> unavailable() {
    return unavailable;
  }
}
