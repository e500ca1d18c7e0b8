package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.HealthCause;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.model.Instance.Machine;
import io.github.autoscalinglocal.model.InstanceHealth;
import io.github.autoscalinglocal.model.LaunchConfiguration;
import io.github.autoscalinglocal.model.Lifecycle;
import io.github.autoscalinglocal.model.Origin;
import io.github.autoscalinglocal.model.PurchaseOption;
import io.github.autoscalinglocal.model.Transit;
import io.github.autoscalinglocal.model.ec2.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Instances that are put into a group as if they had been launched some time ago, for a test that
 * wants a group with a past. No activity tells of them.
 */
public final class Planting {
  private Planting() {}

  /**
   * What is said of an instance; the rest is as the group would launch it now.
   *
   * @param templateVersion of the group's launch template
   * @param launchConfiguration by name
   */
  public record Wish(
      Optional<String> id,
      Optional<String> zone,
      Optional<String> type,
      Optional<Boolean> spot,
      Optional<Long> templateVersion,
      Optional<String> launchConfiguration,
      Duration age,
      boolean healthy,
      Optional<Boolean> protectedFromScaleIn,
      boolean standby) {}

  /**
   * Puts an instance into a group.
   *
   * @return why it cannot be, if it cannot: a sentence about it without a subject
   */
  public static Optional<String> plant(Tx tx, String groupName, Wish wish) {
    Group group = tx.group(groupName);
    NextLaunch.Outcome outcome =
        wish.zone().isPresent()
            ? NextLaunch.in(
                tx,
                group,
                Headcount.of(group),
                new Place(wish.zone().get(), Optional.empty()),
                (zone, type) -> true)
            : NextLaunch.of(tx, group, Headcount.of(group), group.work().launches());
    if (!(outcome instanceof NextLaunch.Found found)) {
      return Optional.of("cannot be launched: there is no capacity for it");
    }
    Optional<String> misfit = misfit(tx, group, wish);
    if (misfit.isPresent()) {
      return misfit;
    }
    put(tx, group, wish, found);
    return Optional.empty();
  }

  private static Optional<String> misfit(Tx tx, Group group, Wish wish) {
    if (wish.zone().filter(zone -> !group.placement().zones().contains(zone)).isPresent()) {
      return Optional.of(
          "is in %s, and its group in %s".formatted(wish.zone().get(), group.placement().zones()));
    }
    if (wish.id().filter(id -> tx.region().ec2().instance(id).isPresent()).isPresent()) {
      return Optional.of("has the id of another, " + wish.id().get());
    }
    return wish.launchConfiguration()
        .filter(name -> tx.region().launchConfiguration(name).isEmpty())
        .map(name -> "is of a launch configuration that is not there, " + name);
  }

  private static void put(Tx tx, Group group, Wish wish, NextLaunch.Found found) {
    Instant launchedAt = tx.now().minus(wish.age());
    InstanceHealth health = InstanceHealth.NEW.enteredService(launchedAt);
    Instance instance =
        new Instance(
            wish.id().orElseGet(tx::newInstanceId),
            machine(group, wish, found.machine()),
            origin(tx, wish, found.origin()),
            launchedAt,
            wish.standby() ? Lifecycle.STANDBY : Lifecycle.IN_SERVICE,
            wish.healthy() ? health : health.unhealthy(HealthCause.USER),
            wish.protectedFromScaleIn().orElse(group.scaleIn().newInstancesProtected()),
            Transit.NONE);
    Group grown = group.with(group.work().withLaunches(group.work().launches() + 1));
    tx.update(grown);
    tx.update(group.name(), instance);
    Machines.planted(tx, grown, instance);
    if (!wish.standby()) {
      LoadBalancing.register(tx, grown, instance);
    }
    tx.touch(group.name());
    Lifetimes.watch(tx, tx.group(group.name()), instance);
  }

  private static Machine machine(Group group, Wish wish, Machine found) {
    String zone = wish.zone().orElse(found.zone());
    PurchaseOption option =
        wish.spot()
            .map(spot -> spot ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND)
            .orElse(found.option());
    return new Machine(
        wish.type().orElse(found.type()),
        found.imageId(),
        zone,
        group.placement().subnets().stream()
            .filter(subnet -> subnet.zone().equals(zone))
            .map(Subnet::id)
            .findFirst(),
        option,
        found.weight());
  }

  private static Origin origin(Tx tx, Wish wish, Origin found) {
    if (wish.launchConfiguration().isPresent()) {
      LaunchConfiguration from =
          tx.region().launchConfiguration(wish.launchConfiguration().get()).orElseThrow();
      return from.origin();
    }
    return found instanceof Origin.LaunchTemplate template
        ? new Origin.LaunchTemplate(
            template.id(), template.name(), wish.templateVersion().orElse(template.version()))
        : found;
  }

  /** All are there: there is nothing left to launch, and no reason to tell. */
  public static void settle(Tx tx, String groupName) {
    Group group = tx.group(groupName);
    if (group.actualCapacity() >= group.capacity().desired()) {
      tx.put(group.with(group.work().withoutReasons()));
    }
  }
}
