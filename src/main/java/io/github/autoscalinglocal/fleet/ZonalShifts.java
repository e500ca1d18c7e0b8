package io.github.autoscalinglocal.fleet;

import io.github.autoscalinglocal.companion.ec2.Zones;
import io.github.autoscalinglocal.engine.Tx;
import io.github.autoscalinglocal.engine.View;
import io.github.autoscalinglocal.model.Group;
import io.github.autoscalinglocal.model.Instance;
import io.github.autoscalinglocal.shape.AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior;
import java.util.List;
import org.pcollections.TreePSet;

/**
 * Zonal shifts: somebody shifts traffic away from a zone that is impaired, and the groups that have
 * zonal shift enabled follow until it comes back.
 */
public final class ZonalShifts {
  private ZonalShifts() {}

  public static boolean isShifted(View view, String zone) {
    return view.region().ec2().shiftedZones().contains(zone);
  }

  /**
   * Starts or ends the shift away from a zone.
   *
   * @return whether the region has such a zone; nothing has changed if not
   */
  public static boolean shift(Tx tx, String zone, boolean away) {
    if (!Zones.isZoneOf(tx.scope().region(), zone)) {
      return false;
    }
    TreePSet<String> shifted = tx.region().ec2().shiftedZones();
    TreePSet<String> after = away ? shifted.plus(zone) : shifted.minus(zone);
    tx.update(tx.region().ec2().withShiftedZones(after));
    // What waited for the end goes on: launches there, rebalancing, the replacement of the
    // unhealthy.
    for (Group group : tx.region().groups().values()) {
      if (follows(group)) {
        tx.touch(group.name());
      }
    }
    return true;
  }

  /**
   * The zones that a group launches in. If traffic is shifted away from all, as no real shift does,
   * none is worse than the others.
   */
  public static List<String> open(View view, Group group) {
    List<String> enabled = group.placement().zones();
    List<String> open =
        follows(group) ? enabled.stream().filter(zone -> !isShifted(view, zone)).toList() : enabled;
    return open.isEmpty() ? enabled : open;
  }

  /**
   * Whether scaling policies may not lower the desired capacity of a group. Users and scheduled
   * actions may (scale-in.md U-27).
   */
  public static boolean holdsDesired(View view, Group group) {
    return follows(group)
        && group.placement().zones().stream().anyMatch(zone -> isShifted(view, zone));
  }

  /** Whether an unhealthy instance is left where it is for as long as the shift lasts. */
  static boolean spares(View view, Group group, Instance instance) {
    return follows(group)
        && isShifted(view, instance.zone())
        && group.placement().impairmentPolicy().impairedZoneHealthCheckBehavior()
            == ImpairedZoneHealthCheckBehavior.IGNORE_UNHEALTHY;
  }

  private static boolean follows(Group group) {
    return group.placement().impairmentPolicy().zonalShiftEnabled();
  }
}
