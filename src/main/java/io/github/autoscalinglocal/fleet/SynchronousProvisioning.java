package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Capacity;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.SynchronousLaunch.Denied;
import io.github.autoscalinglocal.model.SynchronousLaunch.Launched;
import io.github.autoscalinglocal.model.SynchronousLaunch.Pool;
import io.github.autoscalinglocal.termination.MixedInstances.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Synchronous provisioning: a caller wants instances in one place and waits for EC2's answer. The
 * group then wants so many more; what it could not get is left, or made up for in its own way.
 */
public final class SynchronousProvisioning {
  /** "EC2 Auto Scaling limits launches to 100 instances per API call." */
  public static final int MOST_INSTANCES = 100;

  private SynchronousProvisioning() {}

  /** What EC2 answers. */
  public record Outcome(List<Launched> launched, List<Denied> denied) {}

  /** The purchase option of all that a group launches; empty if it launches of both. */
  public static Optional<PurchaseOption> onlyOption(Group group) {
    if (!(group.launchesFrom() instanceof OfMixedInstances source)) {
      return Optional.of(PurchaseOption.ON_DEMAND);
    }
    Split split = Facts.split(source.policy());
    if (split.onDemandPercentage() == 100) {
      return Optional.of(PurchaseOption.ON_DEMAND);
    }
    return split.onDemandPercentage() == 0 && split.onDemandBase() == 0
        ? Optional.of(PurchaseOption.SPOT)
        : Optional.empty();
  }

  /**
   * Launches as much as EC2 has of what is asked for.
   *
   * @param asked capacity units
   * @param retries whether the group is to want all that is asked for, although EC2 is short of it
   */
  public static Outcome launch(Tx tx, Group group, int asked, Place place, boolean retries) {
    String name = group.name();
    int desired = group.capacity().desired();
    int room = Launch.room(tx);
    LaunchRound round = LaunchRound.in(tx, group, place, asked, Math.min(MOST_INSTANCES, room));
    List<String> inVain = List.of(Causes.startedByUser(tx.now(), desired, desired + asked));
    List<Denied> denied = new ArrayList<>();
    for (LaunchRound.Refused refused : round.refused()) {
      Launch.note(tx, name, refused, inVain, Route.LAUNCH);
      refused.denied().stream().filter(each -> !denied.contains(each)).forEach(denied::add);
    }
    if (round.isCutShort() && room < MOST_INSTANCES) {
      Launch.reportQuota(tx, name, group.capacity().desired(), inVain);
      denied.add(
          LaunchFailures.quota(
              onlyOption(group).orElseThrow(),
              place,
              desired + asked,
              tx.options().limits().maxInstances()));
    }
    int launched = Math.min(asked, round.units());
    List<String> cause = List.of(Causes.startedByUser(tx.now(), desired, desired + launched));
    round.accepted().forEach(each -> Launch.beginAtOnce(tx, name, each, cause));
    boolean wantsAll = retries && denied.stream().anyMatch(LaunchFailures::isForWantOfCapacity);
    raise(tx, name, wantsAll ? asked : launched, wantsAll);
    return new Outcome(byPool(round.accepted()), denied);
  }

  /** A launch is told by its own activity; a wish that is still to be met needs a reason. */
  private static void raise(Tx tx, String groupName, int units, boolean unmet) {
    if (units == 0) {
      return;
    }
    Group group = tx.group(groupName);
    Capacity capacity = group.capacity();
    int desired = capacity.desired() + units;
    tx.put(
        group
            .with(capacity.withDesired(desired))
            .with(
                unmet
                    ? group
                        .work()
                        .because(Causes.launchesAsked(tx.now(), capacity.desired(), desired))
                    : group.work().withNewWish()));
  }

  private static List<Launched> byPool(List<LaunchRound.Accepted> accepted) {
    Map<Pool, List<String>> ids = new LinkedHashMap<>();
    for (LaunchRound.Accepted each : accepted) {
      Instance.Machine machine = each.instance().machine();
      Pool pool =
          new Pool(
              Optional.of(machine.type()), machine.option(), machine.zone(), machine.subnetId());
      ids.computeIfAbsent(pool, any -> new ArrayList<>()).add(each.instance().id());
    }
    return ids.entrySet().stream()
        .map(each -> new Launched(each.getKey(), List.copyOf(each.getValue())))
        .toList();
  }
}
