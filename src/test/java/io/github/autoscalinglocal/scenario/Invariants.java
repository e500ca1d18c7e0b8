package io.github.autoscalinglocal.scenario;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.autoscalinglocal.engine.World;
import io.github.autoscalinglocal.model.Activity;
import io.github.autoscalinglocal.model.ActivityStatus;
import io.github.autoscalinglocal.model.AttachedSource;
import io.github.autoscalinglocal.model.Ec2Instance;
import io.github.autoscalinglocal.model.Elb.TargetHealth;
import io.github.autoscalinglocal.model.Explanation;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.History;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.LaunchSource.OfMixedInstances;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Message;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Region;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.WarmPool;
import io.github.autoscalinglocal.model.cloudwatch.Alarm;
import io.github.autoscalinglocal.model.cloudwatch.AlarmConfiguration;
import io.github.autoscalinglocal.model.cloudwatch.CloudWatch;
import io.github.autoscalinglocal.model.cloudwatch.MetricId;
import io.github.autoscalinglocal.shape.CapacityReservationSpecification.CapacityReservationPreference;
import io.github.autoscalinglocal.shape.InstancesDistribution;
import io.github.autoscalinglocal.termination.MixedInstances.Split;
import io.github.autoscalinglocal.termination.TerminationPolicies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.pcollections.TreePMap;

/** What must hold whatever has happened. */
final class Invariants {
  /** Every activity that has ended, as it was then. */
  private final SortedMap<Long, Activity> ended = new TreeMap<>();

  /** What holds at any moment, and of any step from one moment to another. */
  void check(World before, World after, Instant now) {
    assertThat(after.agenda().keySet().stream().map(World.Due::at).limit(1))
        .as("the agenda has nothing that is due")
        .allMatch(due -> due.isAfter(now));
    for (Region region : after.regions().values()) {
      Region old = before.region(region.scope());
      if (!region.equals(old)) {
        region.groups().values().forEach(group -> checkGroup(region, group, now));
        checkIndex(region);
        InstanceInvariants.check(after, region, old);
        checkActivities(region, old);
        checkDecisions(region, old);
        checkMessages(region, old, now);
        checkAlarms(region, now);
        RefreshInvariants.checkAlarms(region);
        RefreshInvariants.checkStep(region, old);
      }
    }
  }

  private static void checkGroup(Region region, Group group, Instant now) {
    int desired = group.capacity().desired();
    assertThat(desired)
        .as("the desired capacity of %s", group.name())
        .isBetween(group.capacity().min(), group.capacity().max());
    assertThat(group.placement().zones()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(group.scaleIn().terminationPolicies()).isNotEmpty();
    assertThat(group.work().reconcileAt()).isNotEqualTo(Optional.of(now));
    if (group.launchSource() instanceof OfLaunchConfiguration source) {
      assertThat(region.launchConfigurations()).containsKey(source.name());
    }
    RefreshInvariants.check(group);
    assertThat(group.scaling().signals().undecided()).as("alarms that nobody acted upon").isEmpty();
    assertThat(group.scaling().scheduledActions().values())
        .as("scheduled actions of %s", group.name())
        .allMatch(action -> action.wakeAt().isAfter(now) && !action.isOver(now));
    for (Instance instance : group.instances().values()) {
      assertThat(instance.zone()).startsWith(region.scope().region());
    }
    checkWarmPool(region, group);
  }

  /** Warm instances are in a pool, serve nobody, and are not held back from leaving it. */
  private static void checkWarmPool(Region region, Group group) {
    List<Instance> members = WarmPool.members(group).toList();
    if (group.warmPool().isEmpty()) {
      assertThat(members).as("warm instances of %s, which has no pool", group.name()).isEmpty();
    }
    for (Instance member : members) {
      assertThat(member.counts()).isFalse();
      assertThat(member.protectedFromScaleIn()).isFalse();
      assertThat(member.machine().option()).isEqualTo(PurchaseOption.ON_DEMAND);
      assertThat(member.machine().weight()).isEmpty();
      if (member.lifecycle().isReady()) {
        assertThat(group.attachments().traffic().keySet())
            .as("who sends traffic to %s, which is in the pool", member.id())
            .allMatch(source -> region.elb().health(source, member.id()) == TargetHealth.UNUSED);
      }
    }
  }

  /** What is told is told when it happens, in its order, and is true. */
  private static void checkMessages(Region region, Region old, Instant now) {
    long last = old.outbox().messages().isEmpty() ? 0 : old.outbox().messages().lastKey();
    Instant at = Instant.MIN;
    for (Message message : region.outbox().messages().tailMap(last, false).values()) {
      assertThat(message.at()).isBetween(at, now);
      at = message.at();
      Map<String, Object> event = message.body().members();
      String type = String.valueOf(event.get("detail-type"));
      if (type.endsWith("uccessful")) {
        String id = String.valueOf(((Map<?, ?>) event.get("detail")).get("ActivityId"));
        ActivityStatus status = region.history().activity(id).orElseThrow().status().code();
        assertThat(status == ActivityStatus.Successful)
            .as("%s, and the activity is %s", type, status)
            .isEqualTo(type.endsWith(" Successful"));
      }
    }
  }

  /**
   * Target tracking policies have their alarms, no alarm is left of one that is gone, and whoever
   * is to be found by a metric or an action is.
   */
  private static void checkAlarms(Region region, Instant now) {
    CloudWatch cloudWatch = region.cloudWatch();
    Set<String> tracking = new TreeSet<>();
    for (Group group : region.groups().values()) {
      Set<String> policies = group.scaling().policies().keySet();
      group
          .scaling()
          .policies()
          .values()
          .forEach(policy -> policy.alarms().forEach(alarm -> tracking.add(alarm.alarmName())));
      assertThat(group.scaling().signals().latest().keySet())
          .as("who spoke to policies of %s", group.name())
          .allMatch(caller -> policies.contains(caller.policy()));
    }
    Map<MetricId, Set<String>> watching = new TreeMap<>();
    Map<String, Set<String>> acting = new TreeMap<>();
    for (Alarm alarm : cloudWatch.alarms().values()) {
      AlarmConfiguration configuration = alarm.configuration();
      configuration
          .metrics()
          .forEach(id -> watching.computeIfAbsent(id, x -> new TreeSet<>()).add(alarm.name()));
      configuration
          .actions()
          .all()
          .forEach(arn -> acting.computeIfAbsent(arn, x -> new TreeSet<>()).add(alarm.name()));
    }
    assertThat(cloudWatch.alarms().keySet().stream().filter(name -> name.startsWith("Target")))
        .as("alarms of target tracking")
        .containsExactlyInAnyOrderElementsOf(tracking);
    assertThat(cloudWatch.watching()).as("alarms by metric").isEqualTo(watching);
    assertThat(cloudWatch.acting()).as("alarms by action").isEqualTo(acting);
    assertThat(cloudWatch.alarms().keySet()).containsAll(cloudWatch.evaluations().awake());
    if (!cloudWatch.evaluations().awake().isEmpty()) {
      assertThat(cloudWatch.evaluations().nextAt().orElseThrow()).isAfter(now);
    }
    assertThat(region.loads().byTarget().keySet())
        .as("loads of groups that are there")
        .allMatch(target -> region.groups().containsKey(target.group()));
    assertThat(region.loads().nextAt().isPresent()).isEqualTo(!region.loads().byTarget().isEmpty());
  }

  private static void checkIndex(Region region) {
    Map<String, String> members = new TreeMap<>();
    for (Group group : region.groups().values()) {
      for (String id : group.instances().keySet()) {
        assertThat(members.put(id, group.name())).as("the other group of %s", id).isNull();
        assertThat(region.groupHolding(id).map(Group::name))
            .as("the group that %s is found in", id)
            .isEqualTo(region.ec2().instance(id).map(any -> group.name()));
      }
    }
    assertThat(region.members()).as("instances of all groups").isEqualTo(members.size());
  }

  private void checkActivities(Region region, Region old) {
    History history = region.history();
    Set<Long> owned = new TreeSet<>();
    for (Group group : region.groups().values()) {
      for (Instance instance : group.instances().values()) {
        if (instance.lifecycle().isTransitional()) {
          Activity activity = history.activity(instance.activityId()).orElseThrow();
          assertThat(activity.group()).isEqualTo(group.ref());
          assertThat(owned.add(activity.sequence())).as("one instance an activity").isTrue();
        }
      }
    }
    assertThat(owned)
        .as("activities in progress are those of instances between two states")
        .isEqualTo(history.inProgress().keySet());
    assertThat(history.inProgress().values()).noneMatch(Activity::ended);
    for (Activity was : old.history().inProgress().values()) {
      Activity is = history.activity(was.sequence()).orElseThrow();
      assertThat(is.status().progress()).isGreaterThanOrEqualTo(was.status().progress());
      assertThat(is.startTime()).isEqualTo(was.startTime());
      assertThat(is.cause()).isEqualTo(was.cause());
      if (is.ended()) {
        checkEnded(is);
      }
    }
    TreePMap<Long, Activity> before = all(old.history());
    long last = before.isEmpty() ? 0 : before.lastKey();
    for (Activity activity : all(history).tailMap(last, false).values()) {
      assertThat(history.activity(activity.id())).contains(activity);
      assertThat(history.ofGroup().get(activity.group().name()).contains(activity.sequence()))
          .as("the activity is its group's")
          .isTrue();
      if (activity.ended()) {
        checkEnded(activity);
      }
    }
  }

  private void checkEnded(Activity activity) {
    ended.put(activity.sequence(), activity);
    assertThat(activity.status().progress()).isEqualTo(100);
    Instant end = activity.endTime().orElseThrow();
    assertThat(end).isAfter(activity.startTime().minusSeconds(1));
    assertThat(end).as("the end is cut to seconds").isEqualTo(end.truncatedTo(SECONDS));
  }

  private static void checkDecisions(Region region, Region old) {
    var known = old.history().decisions();
    var decisions =
        known.isEmpty()
            ? region.history().decisions()
            : region.history().decisions().tailMap(known.lastKey(), false);
    for (Explanation decision : decisions.values()) {
      Set<String> victims =
          decision.victims().stream()
              .map(Explanation.Victim::instanceId)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(victims).hasSameSizeAs(decision.victims());
      assertThat(decision.excluded())
          .extracting(Explanation.Excluded::instanceId)
          .noneMatch(victims::contains);
    }
  }

  /**
   * What holds of a step that changed nobody's protection or health: no healthy protected instance
   * was chosen.
   */
  void checkProtection(World before, World after) {
    for (Region region : after.regions().values()) {
      Region old = before.region(region.scope());
      region.history().decisions().entrySet().stream()
          .filter(each -> !old.history().decisions().containsKey(each.getKey()))
          .filter(each -> !RefreshInvariants.takesProtected(region, each.getValue()))
          .flatMap(each -> each.getValue().victims().stream())
          .flatMap(victim -> old.instance(victim.instanceId()).stream())
          .forEach(
              victim ->
                  assertThat(isHeldBack(old, victim))
                      .as("%s was protected", victim.id())
                      .isFalse());
    }
  }

  /** Protection is for instances that have no trouble, known to their group or not. */
  private static boolean isHeldBack(Region region, Instance instance) {
    boolean sound =
        region
            .ec2()
            .instance(instance.id())
            .filter(machine -> machine.state() == Ec2Instance.State.RUNNING)
            .filter(machine -> machine.impairments().isEmpty())
            .isPresent();
    return instance.lifecycle() == Lifecycle.IN_SERVICE
        && sound
        && instance.protectedFromScaleIn()
        && instance.health().healthy()
        && instance.health().deferredTo().isEmpty();
  }

  /** What holds once nothing is under way any more. */
  void checkSettled(World world) {
    for (Region region : world.regions().values()) {
      assertThat(region.history().inProgress()).as("activities in progress").isEmpty();
      assertThat(region.history().ended().values()).allMatch(Activity::ended);
      for (Group group : region.groups().values()) {
        assertThat(group.work().deleting()).as("%s is being deleted", group.name()).isFalse();
        checkCapacity(group);
        if (region.market().quotes().isEmpty()) {
          checkPurchaseOptions(group);
        }
        checkHealth(group);
        RefreshInvariants.checkSettled(group);
        checkPoolSize(group);
        assertThat(group.attachments().traffic().values())
            .as("traffic sources of %s on their way in or out", group.name())
            .noneMatch(AttachedSource::isMoving);
      }
      InstanceInvariants.checkSettled(region);
      SortedMap<Long, Activity> kept = all(region.history());
      kept.forEach((sequence, activity) -> assertThat(ended.get(sequence)).isEqualTo(activity));
    }
  }

  private static TreePMap<Long, Activity> all(History history) {
    return history.ended().plusAll(history.inProgress());
  }

  private static void checkCapacity(Group group) {
    int surplus = group.actualCapacity() - group.capacity().desired();
    if (surplus < 0) {
      // Launches that EC2 refuses, for its quota or for want of capacity, are tried again for ever.
      boolean refused = group.work().shortfallReported() || group.work().setback().isPresent();
      assertThat(group.isSuspended(ScalingProcess.Launch) || refused)
          .as("%s lacks %d units for no reason", group.name(), -surplus)
          .isTrue();
    }
    boolean functionFails =
        TerminationPolicies.isFunctionArn(group.scaleIn().terminationPolicies().get(0))
            && group.work().shortfallReported();
    if (surplus > 0 && !functionFails && !group.isSuspended(ScalingProcess.Terminate)) {
      assertThat(group.counted())
          .as("%s has %d units too many for no reason", group.name(), surplus)
          .allMatch(each -> each.protectedFromScaleIn() || each.units() > surplus);
    }
  }

  /** A mixed instances group has moved to its split, unless something is in the way. */
  private static void checkPurchaseOptions(Group group) {
    boolean free =
        group.suspended().isEmpty()
            && group.work().refreshes().active().isEmpty()
            && !group.work().shortfallReported()
            && group.actualCapacity() == group.capacity().desired()
            && group.instances().values().stream()
                .noneMatch(
                    each -> each.protectedFromScaleIn() || each.machine().weight().isPresent())
            && canLaunchAnything(group);
    if (free && group.launchSource() instanceof OfMixedInstances source) {
      InstancesDistribution distribution = source.policy().instancesDistribution();
      Split split =
          new Split(
              distribution.onDemandBaseCapacity(),
              distribution.onDemandPercentageAboveBaseCapacity());
      assertThat(
              group
                  .counted()
                  .filter(each -> each.machine().option() == PurchaseOption.ON_DEMAND)
                  .count())
          .as("instances of %s on demand", group.name())
          .isEqualTo(split.onDemandTarget(group.capacity().desired()));
    }
  }

  /** Neither weights nor requirements, prices or reservations stand in the way of a launch. */
  private static boolean canLaunchAnything(Group group) {
    return group.launchSource() instanceof OfMixedInstances source
        && source.policy().instancesDistribution().spotMaxPrice() == null
        && source.policy().launchTemplate().overrides().stream()
            .allMatch(
                each -> each.weightedCapacity() == null && each.instanceRequirements() == null)
        && !launchesIntoReservationsOnly(group);
  }

  private static boolean launchesIntoReservationsOnly(Group group) {
    return group.behavior().capacityReservation().capacityReservationPreference()
        == CapacityReservationPreference.CAPACITY_RESERVATIONS_ONLY;
  }

  /** A pool has the size that it should have, unless something is in the way. */
  private static void checkPoolSize(Group group) {
    if (group.warmPool().isEmpty()) {
      return;
    }
    WarmPool pool = group.warmPool().get();
    assertThat(pool.deleting()).as("the pool of %s is being deleted", group.name()).isFalse();
    if (!group.isSuspended(ScalingProcess.Terminate)
        && !group.isSuspended(ScalingProcess.ReplaceUnhealthy)) {
      assertThat(WarmPool.members(group))
          .as("unhealthy instances in the pool of %s", group.name())
          .noneMatch(each -> each.lifecycle().isReady() && !each.health().healthy());
    }
    int surplus = WarmPool.size(group) - pool.target(group.capacity());
    int lacking = group.capacity().desired() - group.actualCapacity();
    if (surplus > 0 && !group.isSuspended(ScalingProcess.Terminate)) {
      assertThat(surplus)
          .as("%s has too many warm instances, while it lacks %d itself", group.name(), lacking)
          .isLessThanOrEqualTo(lacking);
    }
    if (surplus < 0) {
      boolean refused = group.work().shortfallReported() || group.work().setback().isPresent();
      assertThat(group.isSuspended(ScalingProcess.Launch) || refused || lacking > 0)
          .as("the pool of %s lacks %d instances for no reason", group.name(), -surplus)
          .isTrue();
    }
  }

  private static void checkHealth(Group group) {
    boolean replacementsComeFirst =
        group
            .behavior()
            .maintenancePolicy()
            .filter(policy -> policy.minHealthyPercentage() == 100)
            .isPresent();
    boolean noneCanCome =
        group.isSuspended(ScalingProcess.Launch)
            || group.work().setback().isPresent()
            || group.work().shortfallReported()
            || launchesIntoReservationsOnly(group);
    if (!group.isSuspended(ScalingProcess.Terminate)
        && !group.isSuspended(ScalingProcess.ReplaceUnhealthy)
        && !(replacementsComeFirst && noneCanCome)) {
      assertThat(group.instances().values())
          .filteredOn(each -> each.lifecycle() == Lifecycle.IN_SERVICE)
          .as("unhealthy instances of %s", group.name())
          .allMatch(each -> each.health().healthy());
    }
  }
}
