package io.github.autoscalinglocal.control.seed;

import io.github.autoscalinglocal.control.seed.SeedGroup.Planted;
import io.github.autoscalinglocal.elastigroup.Elastigroups;
import io.github.autoscalinglocal.engine.Tx;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group as Spot's API describes it, and with it instances. Its capacity has defaults: as many as
 * there are instances.
 */
final class SeedElastigroup {
  private static final int USUAL_MAX = 10;

  private SeedElastigroup() {}

  static void apply(Tx tx, Members members) {
    List<Planted> instances = SeedGroup.instances(members);
    ObjectNode group = ((ObjectNode) members.object()).deepCopy();
    group.remove(SeedGroup.INSTANCES);
    int counted = (int) instances.stream().filter(each -> !each.wish().standby()).count();
    if (!group.has("capacity")) {
      group
          .putObject("capacity")
          .put("minimum", 0)
          .put("maximum", Math.max(counted, USUAL_MAX))
          .put("target", counted);
    }
    try {
      SeedGroup.plant(tx, Elastigroups.create(tx, group), instances);
    } catch (IllegalArgumentException refused) {
      throw new SeedException(members.where(), String.valueOf(refused.getMessage()));
    }
  }
}
