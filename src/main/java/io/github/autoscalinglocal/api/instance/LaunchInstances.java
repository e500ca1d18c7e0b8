package io.github.autoscalinglocal.api.instance;

import io.github.autoscalinglocal.api.WriteOperation;
import io.github.autoscalinglocal.api.group.Groups;
import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.error.Errors;
import io.github.autoscalinglocal.fleet.Place;
import io.github.autoscalinglocal.fleet.SynchronousProvisioning;
import io.github.autoscalinglocal.fleet.SynchronousProvisioning.Outcome;
import io.github.autoscalinglocal.fleet.Weights;
import io.github.autoscalinglocal.fleet.ZonalShifts;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.LaunchSource.OfLaunchConfiguration;
import io.github.autoscalinglocal.model.ScalingProcess;
import io.github.autoscalinglocal.model.SynchronousLaunch;
import io.github.autoscalinglocal.model.SynchronousLaunch.Asked;
import io.github.autoscalinglocal.model.SynchronousLaunch.Denied;
import io.github.autoscalinglocal.model.SynchronousLaunch.Pool;
import io.github.autoscalinglocal.model.ec2.Subnet;
import io.github.autoscalinglocal.shape.Length;
import io.github.autoscalinglocal.shape.Matches;
import io.github.autoscalinglocal.shape.Range;
import io.github.autoscalinglocal.shape.Required;
import io.github.autoscalinglocal.shape.Text;
import io.github.autoscalinglocal.shape.WireEnum;
import java.util.List;
import java.util.Optional;

/** Launches instances while the caller waits, and tells what EC2 has of what was asked for. */
public final class LaunchInstances
    implements WriteOperation<LaunchInstances.Request, LaunchInstances.Response> {
  private static final String MOVE = "launch";

  public record Request(
      @Required @Text(max = 255) String autoScalingGroupName,
      @Required @Range(min = 1) Integer requestedCapacity,
      @Required @Length(min = 1, max = 64) @Matches("[A-Za-z0-9\\-_\\/]+") String clientToken,
      @Length(max = 1) List<@Text(max = 255) String> availabilityZones,
      @Length(max = 1) List<@Text(max = 255) String> availabilityZoneIds,
      @Length(max = 1) List<@Text(max = 255) String> subnetIds,
      RetryStrategy retryStrategy) {}

  public enum RetryStrategy implements WireEnum {
    RETRY_WITH_GROUP_CONFIGURATION,
    NONE
  }

  public record Response(
      String autoScalingGroupName,
      String clientToken,
      List<InstanceCollection> instances,
      List<LaunchInstancesError> errors) {}

  public record InstanceCollection(
      String instanceType,
      String marketType,
      String subnetId,
      String availabilityZone,
      String availabilityZoneId,
      List<String> instanceIds) {}

  public record LaunchInstancesError(
      String instanceType,
      String marketType,
      String subnetId,
      String availabilityZone,
      String availabilityZoneId,
      String errorCode,
      String errorMessage) {}

  /** The same token finds the same answer, whatever has become of the group since then. */
  @Override
  public Response apply(Request request, Tx tx) {
    Asked asked = asked(request);
    Optional<SynchronousLaunch> before =
        tx.region().history().launches().find(request.clientToken(), tx.now());
    if (before.isPresent()) {
      if (!before.get().asked().equals(asked)) {
        throw Errors.idempotentParameterMismatch();
      }
      return answer(tx, before.get());
    }
    Group group = launchable(tx, asked);
    Place place = place(tx, group, asked);
    Outcome outcome =
        SynchronousProvisioning.launch(
            tx, tx.group(group.name()), asked.capacity(), place, asked.retries());
    SynchronousLaunch launch =
        new SynchronousLaunch(
            request.clientToken(), asked, tx.now(), outcome.launched(), outcome.denied());
    long sequence = tx.nextSequence();
    tx.update(region -> region.with(region.history().with(sequence, launch)));
    return answer(tx, launch);
  }

  private static Asked asked(Request request) {
    return new Asked(
        request.autoScalingGroupName(),
        request.requestedCapacity(),
        given(request.availabilityZones()),
        given(request.availabilityZoneIds()),
        given(request.subnetIds()),
        request.retryStrategy() == RetryStrategy.RETRY_WITH_GROUP_CONFIGURATION);
  }

  private static List<String> given(List<String> names) {
    return names == null ? List.of() : names;
  }

  private static Group launchable(Tx tx, Asked asked) {
    Group group = Groups.changeable(tx, asked.groupName());
    if (tx.options().externalEc2()) {
      throw Errors.launchInstancesInExternalEc2();
    }
    if (group.launchSource() instanceof OfLaunchConfiguration) {
      throw Errors.launchInstancesWithoutTemplate(group.name());
    }
    if (SynchronousProvisioning.onlyOption(group).isEmpty()) {
      throw Errors.launchInstancesOfBothOptions(group.name());
    }
    if (group.warmPool().isPresent()) {
      throw Errors.launchInstancesWithWarmPool(group.name());
    }
    if (group.isSuspended(ScalingProcess.Launch)) {
      throw Errors.launchSuspended(group.name());
    }
    int most = SynchronousProvisioning.MOST_INSTANCES;
    if (asked.capacity() > most && !Weights.areIn(group)) {
      throw Errors.tooManyInstancesToLaunch(most);
    }
    new Movers(group, List.of(), MOVE).checkRaise(asked.capacity(), asked.capacity());
    return group;
  }

  /** Where a group of several zones launches must be said, as a zone, a zone's id or a subnet. */
  private static Place place(Tx tx, Group group, Asked asked) {
    Optional<String> zone = zone(tx, group, asked);
    Optional<Subnet> subnet = asked.subnetIds().stream().findFirst().map(id -> subnet(group, id));
    List<String> zones = group.placement().zones();
    if (zone.isEmpty() && subnet.isEmpty() && zones.size() > 1) {
      throw Errors.launchPlaceMissing(group.name());
    }
    String in = zone.or(() -> subnet.map(Subnet::zone)).orElseGet(() -> zones.get(0));
    if (subnet.isPresent() && !subnet.get().zone().equals(in)) {
      throw Errors.subnetInOtherZone(subnet.get().id(), in);
    }
    if (!ZonalShifts.open(tx, group).contains(in)) {
      throw Errors.zoneShiftedAway(in);
    }
    return new Place(in, subnet.map(Subnet::id));
  }

  private static Optional<String> zone(Tx tx, Group group, Asked asked) {
    if (!asked.zones().isEmpty() && !asked.zoneIds().isEmpty()) {
      throw Errors.zonesAndZoneIds();
    }
    Optional<String> zone =
        asked.zones().stream()
            .findFirst()
            .or(() -> asked.zoneIds().stream().findFirst().map(id -> zoneOfId(tx, id)));
    zone.filter(each -> !group.placement().zones().contains(each))
        .ifPresent(
            each -> {
              throw Errors.zoneNotOfGroup(each, group.name());
            });
    return zone;
  }

  private static String zoneOfId(Tx tx, String id) {
    return Zones.withId(tx.scope().region(), id).orElseThrow(() -> Errors.invalidZone(id));
  }

  private static Subnet subnet(Group group, String id) {
    return group.placement().subnets().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Errors.subnetNotOfGroup(id, group.name()));
  }

  private static Response answer(Tx tx, SynchronousLaunch launch) {
    return new Response(
        launch.asked().groupName(),
        launch.clientToken(),
        launch.launched().stream()
            .map(each -> launched(tx, each.pool(), each.instanceIds()))
            .toList(),
        launch.denied().stream().map(each -> denied(tx, each)).toList());
  }

  private static InstanceCollection launched(Tx tx, Pool pool, List<String> ids) {
    return new InstanceCollection(
        pool.instanceType().orElse(null),
        marketType(pool),
        pool.subnetId().orElse(null),
        pool.zone(),
        Zones.idOf(tx.scope().region(), pool.zone()),
        ids);
  }

  private static LaunchInstancesError denied(Tx tx, Denied denied) {
    Pool pool = denied.pool();
    return new LaunchInstancesError(
        pool.instanceType().orElse(null),
        marketType(pool),
        pool.subnetId().orElse(null),
        pool.zone(),
        Zones.idOf(tx.scope().region(), pool.zone()),
        denied.code(),
        denied.message());
  }

  /** {@code OnDemand} is documented, {@code Spot} is not. */
  private static String marketType(Pool pool) {
    return switch (pool.option()) {
      case ON_DEMAND -> "OnDemand";
      case SPOT -> "Spot";
    };
  }
}
